"""New employees are put on programmes by rules: previewed, done after an import, never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role, Unit
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.day import today
from kompetensportal.model.programmes.rule import EnrolmentRule, proposals
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments
from kompetensportal.store.programmes import rules

Visit = Callable[..., Visitor]
DAY = date(2026, 11, 20)
TREE = Tree(
    [
        Unit("top", "Top", None, ""),
        Unit("ek", "Eken", "top", "hemtjänst"),
        Unit("bo", "Boendet", "top", "boende"),
    ]
)
RULE = EnrolmentRule("r", "ny", "top", "hemtjänst", "Undersköterska", DAY)


def somebody(*places: Membership, start: date | None = DAY, disabled: bool = False) -> Person:
    return Person("p", "P", "p", "sv", start, places, disabled=disabled)


def place(unit: str = "ek", role: Role = Role.EMPLOYEE, **given: object) -> Membership:
    plain = {"profession": "undersköterska", "start": None, "end": None} | given
    return Membership(unit, role, **plain)  # type: ignore[arg-type]


def meant(person: Person, *there: Enrolment, rule: EnrolmentRule = RULE) -> list[date]:
    return [one.start for one in proposals([rule, rule], [person], there, TREE, DAY)]


@pytest.mark.parametrize(
    ("person", "days"),
    [
        (somebody(place()), [DAY]),
        (somebody(place(), start=date(2027, 3, 1)), [date(2027, 3, 1)]),
        (somebody(place(start=DAY + timedelta(3)), start=None), [DAY + timedelta(3)]),
        (somebody(place(), start=None), []),
        (somebody(place(), start=DAY - timedelta(1)), []),
        (somebody(place(), start=date(1900, 1, 1)), []),
        (somebody(place("bo")), []),
        (somebody(place("bo"), place("ek", profession="undersköterska")), [DAY]),
        (somebody(place(role=Role.MANAGER)), []),
        (somebody(place(role=Role.MENTOR), place()), [DAY]),
        (somebody(place(profession="kock")), []),
        (somebody(place(end=DAY - timedelta(1))), []),
        (somebody(place("finns-inte")), []),
        (somebody(), []),
        (somebody(place(), disabled=True), []),
    ],
)
def test_a_rule_means_who_begins_there_as_that(person: Person, days: list[date]) -> None:
    assert meant(person) == days


def test_who_is_or_was_on_it_is_left_alone_and_who_comes_back_begins_anew() -> None:
    person = somebody(place())
    going = Enrolment("e", "p", "ny", DAY - timedelta(99), None, None)
    ended = Enrolment("e", "p", "ny", DAY, None, DAY + timedelta(1))
    before = Enrolment("e", "p", "ny", DAY - timedelta(800), None, DAY - timedelta(700))
    assert meant(person, going) == []
    assert meant(person, ended) == []
    assert meant(person, before) == [DAY]


def test_the_administrator_sees_what_a_rule_would_do_and_does_it_once(
    visit: Visit, portal_database: Database
) -> None:
    fatima = visit("fatima")
    start = today() + timedelta(days=5)
    with portal_database.session() as session:
        berit = people.by_id(session, "berit")
        assert berit is not None
        at = Membership("bjorkbacken", Role.EMPLOYEE, "vårdbiträde", start, None)
        people.save(session, Person("ny", "Nyanställd", "ny", "sv", start, (at,)))
    form = fatima.form("/admin/regler", "/admin/regler")
    told = fatima.submit(form, programme="ny-pa-boende", unit="boende", branch="", profession="")
    assert "Regeln är sparad" in told.words
    fatima.submit(form, programme="ny-pa-boende", unit="boende", branch="", profession="")
    with portal_database.session() as session:
        assert len(rules.every(session)) == 1, "a form that is sent twice is one rule"
        assert enrolments.of_people(session, ["ny"]) == []
    assert "Nyanställd Skrivs in på Ny på boende" in told.words
    assert "Berit" not in told.words
    do = fatima.form("/admin/regler", "/admin/regler/genomfor")
    assert "1 person är inskriven" in fatima.submit(do).words
    assert "0 personer är inskrivna" in fatima.submit(do).words
    with portal_database.session() as session:
        (made,) = enrolments.of_people(session, ["ny"])
    assert (made.start, made.version) == (start, "v1")
    remove = fatima.form("/admin/regler", "/admin/regler/ta-bort")
    assert "kvar" in fatima.submit(remove).words


def test_rules_are_done_after_an_import_and_on_the_first_request_of_a_day(
    visit: Visit, portal_database: Database
) -> None:
    with portal_database.session() as session:
        rules.add(
            session,
            EnrolmentRule("r1", "ny-i-hemtjansten", "ekdalen", "", "", today()),
            "fatima",
        )
        rules.add(session, EnrolmentRule("r2", "finns-inte", "", "", "", today()), "fatima")
        at = Membership("ekdalen", Role.EMPLOYEE, "undersköterska", None, None)
        people.save(session, Person("redan", "Redan", "redan", "sv", today(), (at,)))
    fatima = visit("fatima")
    assert "programmet är inte publicerat" in fatima.get("/admin/regler").words
    with portal_database.session() as session:
        assert len(enrolments.of_people(session, ["redan"])) == 1, "by the first request"
    csrf = fatima.forms("/mig", "/logga-ut")[0].fields["csrf"]
    text = (
        "namn;användarnamn;enhet;roll;första arbetsdag\n"
        f"Ny Person;nyperson;Hemtjänsten Ekdalen;medarbetare;{today()}\n"
        "Fel År;felar;Hemtjänsten Ekdalen;medarbetare;2998-01-01\n"
    )
    answer = fatima.post("/admin/import/genomfor", {"csrf": csrf, "text": text})
    assert "1 person är inskriven" in answer.words, answer.words[:400]
    assert "Fel År kunde inte skrivas in" in answer.words
    assert "2998-01-01 kan inte vara en första dag" in answer.words


def test_a_rule_without_programme_or_unit_is_refused_in_words(visit: Visit) -> None:
    fatima = visit("fatima")
    form = fatima.form("/admin/regler", "/admin/regler")
    assert "Enheten finns inte" in fatima.submit(form, unit="nej").words
    assert "går inte att läsa" in fatima.submit(form, since="snart").words
    assert "Det finns inga regler" in fatima.submit(form, programme="nej").words
