"""What an administrator does: people, units, secrets, shared browsers, and erasing for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from account_browser import Browser  # type: ignore[import-not-found]
from sqlalchemy import text

from kompetensportal.actions.portal import example
from kompetensportal.actions.portal import people as people_actions
from kompetensportal.actions.portal import units as unit_actions
from kompetensportal.actions.portal.erase import erase
from kompetensportal.errors import ConflictError, MistakeError
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.store.accounts import accesses, people, units
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.tables import Base

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
Browsers = Callable[..., Browser]


def person(user_name: str, *places: Membership, name: str = "Någon") -> Person:
    return Person("", name, user_name, "sv", None, places)


def test_a_user_name_belongs_to_one_person_whatever_its_case(database: Database) -> None:
    example.make(database)
    with database.session() as session:
        people_actions.add(session, person(" Nils.Å "))
        assert people.by_user_name(session, "NILS.å") is not None
        with pytest.raises(ConflictError):
            people_actions.add(session, person("nils.å"))


@pytest.mark.parametrize(
    "wrong",
    [
        person("", name="Namn"),
        person("två ord"),
        person("a", name="  "),
        person("a", name="191212121212"),
        person("19121212-1212"),
        person("a", name="x" * 121),
        person("a", Membership("finns-inte", Role.EMPLOYEE, "", None, None)),
        person("a", Membership("ekdalen", Role.EMPLOYEE, "", date(2027, 1, 2), date(2027, 1, 1))),
    ],
)
def test_what_cannot_be_right_is_refused(sqlite_database: Database, wrong: Person) -> None:
    example.make(sqlite_database)
    with pytest.raises(MistakeError), sqlite_database.session() as session:
        people_actions.add(session, wrong)


def test_the_last_administrator_cannot_lock_everybody_out(database: Database) -> None:
    example.make(database)
    with database.session() as session:
        fatima = people.by_id(session, "fatima")
        assert fatima is not None
        for without in (
            Person(**{**_fields(fatima), "disabled": True}),
            Person(**{**_fields(fatima), "memberships": ()}),
        ):
            with pytest.raises(MistakeError) as error:
                people_actions.change(session, without)
            assert error.value.what.key == "people.last_administrator"


def _fields(one: Person) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_a_unit_never_lies_below_itself(database: Database) -> None:
    example.make(database)
    with database.session() as session:
        with pytest.raises(MistakeError):
            unit_actions.save(session, Unit("omsorg", "Omsorg", "ekdalen", ""))
        with pytest.raises(ConflictError):
            unit_actions.save(session, Unit("", "hemtjänsten ekdalen", "hemtjanst", ""))
        unit_actions.save(session, Unit("ekdalen", "Ekdalen norra", "boende", "boende"))
        tree = units.tree(session)
        assert [unit.name for unit in tree.path("ekdalen")][-2:] == [
            "Särskilt boende",
            "Ekdalen norra",
        ]


@pytest.mark.parametrize(
    ("words", "found"), [("ÅSA", 1), ("åsa öb", 1), ("asa", 0), ("%", 0), ("_", 0), ("amin", 1)]
)
def test_people_are_found_by_parts_of_their_names(
    database: Database, words: str, found: int
) -> None:
    example.make(database)
    with database.session() as session:
        people_actions.add(session, person("ny1", name="Åsa Öberg"))
        assert people.search(session, words)[1] == found


def test_an_administrator_adds_a_person_who_comes_in_and_chooses_a_password(
    browser: Browsers,
) -> None:
    fatima = browser("fatima")
    fields = {"name": "Ny Kollega", "user_name": "ny.kollega", "language": "sv", "places": "1"}
    place = {"unit-0": "ekdalen", "role-0": "employee", "profession-0": "Vårdbiträde"}
    answer = fatima.send("/admin/personer/ny", **fields, **place)
    assert answer.status_code == 303
    page = fatima.get(answer.headers["Location"]).text
    assert 'value="vårdbiträde"' in page
    here = answer.headers["Location"]
    given = fatima.send(f"{here}/hemlighet", page=here, kind="password").text
    password = given.rpartition("<code>")[2].partition("<")[0]
    assert password not in fatima.get(here).text, "it is shown once"
    new = browser()
    assert new.sign_in("ny.kollega", password).headers["Location"].startswith("/mig/losenord")


def test_a_form_sent_twice_is_one_person_and_one_unit(
    browser: Browsers, sqlite_database: Database
) -> None:
    fatima = browser("fatima")
    who = {"id": new_id(), "name": "Ny Kollega", "user_name": "ny.kollega"}
    unit = {"id": new_id(), "name": "Natten", "parent": "hemtjanst"}
    for _ in range(2):
        assert fatima.send("/admin/personer/ny", **who).headers["Location"].endswith(who["id"])
        assert fatima.send("/admin/enheter/ny", **unit).status_code == 303
    with sqlite_database.session() as session:
        assert people.search(session, "Ny Kollega")[1] == 1
        assert [u.name for u in units.tree(session).children("hemtjanst")].count("Natten") == 1


def test_a_wrong_form_keeps_what_was_written(browser: Browsers) -> None:
    fatima = browser("fatima")
    fields = {"name": "Ny Kollega", "user_name": "amina", "places": "1", "unit-0": "ekdalen"}
    answer = fatima.send("/admin/personer/ny", **fields, **{"role-0": "mentor"})
    assert answer.status_code == 400
    assert "finns redan" in answer.text
    assert 'value="Ny Kollega"' in answer.text
    assert 'value="mentor" selected' in answer.text


def test_marking_a_browser_signs_the_administrator_out_of_it(browser: Browsers) -> None:
    tablet = browser("fatima")
    answer = tablet.send("/admin/webblasare", unit="ekdalen", name="Plattan i köket")
    assert answer.status_code == 303
    assert tablet.get("/mig").status_code == 303
    assert "Amina" in tablet.get("/logga-in").text
    computer = browser("fatima")
    page = computer.get("/admin/webblasare").text
    assert "Plattan i köket" in page
    key = page.partition("/admin/webblasare/")[2].partition("/")[0]
    computer.send(f"/admin/webblasare/{key}/ta-bort", page="/admin/webblasare")
    assert "Amina" not in tablet.get("/logga-in").text


def test_whoever_is_looked_at_sees_it_once_a_part_of_the_day(
    browser: Browsers, sqlite_database: Database
) -> None:
    fatima, amina = browser("fatima"), browser("amina")
    for _ in range(3):
        fatima.get("/admin/personer/amina")
    page = amina.get("/mig").text
    assert page.count("Dina uppgifter") == 1
    assert "Fatima" in page
    with sqlite_database.session() as session:
        later = datetime(2030, 1, 1, 5, 59, tzinfo=UTC)
        assert accesses.log(session, "eva", ["amina", "berit"], "person", later) == 2
        assert accesses.log(session, "eva", ["amina", "dilan"], "person", later) == 1
        assert accesses.log(session, "eva", ["amina"], "person", later.replace(hour=6)) == 1
        assert accesses.log(session, "eva", ["eva"], "person", later) == 0


def test_each_person_can_fetch_all_that_is_kept(
    browser: Browsers, sqlite_database: Database
) -> None:
    with sqlite_database.session() as session:
        events.append(session, [_fact("amina", "amina", "outlook/svara")], NOW)
    kept = browser("amina").get("/mig/uppgifter.json").json
    assert kept["person"]["user_name"] == "amina"
    assert kept["memberships"][0]["unit"].endswith("Hemtjänsten Ekdalen")
    assert kept["enrolments"][0]["programme"] == "ny-i-hemtjansten"
    assert kept["events"][0]["subject"] == "outlook/svara"
    assert "hash" not in str(kept)


def _fact(by: str, about: str, subject: str) -> Event:
    return Event(new_id(), EventType.LESSON_COMPLETED, by, about, subject, "v", NOW)


def test_an_erased_person_is_nowhere_and_colleagues_keep_their_facts(database: Database) -> None:
    example.make(database)
    hers = [_fact("dilan", "dilan", "a"), _fact("eva", "dilan", "b")]
    of_others = _fact("dilan", "amina", "c")
    with database.session() as session:
        events.append(session, [*hers, of_others], NOW)
        accesses.log(session, "eva", ["dilan"], "person", NOW)
        accesses.log(session, "dilan", ["amina"], "person", NOW)
    with database.session() as session:
        done = erase(session, "dilan", "fatima", NOW)
    assert (done.facts, done.nameless) == (2, 1)
    with database.session() as session:
        assert people.by_id(session, "dilan") is None
        [kept] = events.find(session)
        assert (kept.id, kept.person_id, kept.about_id) == (of_others.id, None, "amina")
        outcomes = events.append(session, hers, NOW)
        assert events.find(session) == [kept], "a copy that comes back is dropped"
        assert len(outcomes) == 2
        [look] = accesses.about(session, "amina")
        assert look.viewer == "", "she sees that somebody looked, not who any more"
    with database.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            rows = connection.execute(text(f'SELECT * FROM "{table.name}"')).all()
            if table.name != "accesses":
                assert "dilan" not in str(rows), table.name


def test_erasing_asks_for_the_user_name_and_never_takes_oneself(
    browser: Browsers, sqlite_database: Database
) -> None:
    fatima = browser("fatima")
    assert fatima.send("/admin/personer/amina/radera", user_name="berit").status_code == 400
    assert fatima.send("/admin/personer/fatima/radera", user_name="fatima").status_code == 400
    amina = browser("amina")
    assert fatima.send("/admin/personer/amina/radera", user_name="amina").status_code == 303
    assert amina.get("/mig").status_code == 303, "she is signed out at once"
    with sqlite_database.session() as session:
        assert people.by_id(session, "amina") is None
        assert people.by_id(session, "fatima") is not None
