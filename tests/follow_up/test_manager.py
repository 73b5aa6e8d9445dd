"""The manager: who needs help now, one employee, substitutes, the CSV; what a manager may not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments, events

Visit = Callable[..., Visitor]
EMPLOYEE = Role.EMPLOYEE


def add(
    database: Database,
    name: str,
    *,
    start: date,
    mentor: str | None = "dilan",
    units: tuple[str, ...] = ("ekdalen",),
) -> None:
    places = tuple(Membership(unit, EMPLOYEE, "undersköterska", None, None) for unit in units)
    with database.session() as session:
        people.save(session, Person(name.lower(), name, name.lower(), "sv", start, places))
        enrolments.save(
            session, Enrolment(f"e-{name}", name.lower(), "ny-i-hemtjansten", start, mentor, None)
        )


def table(visitor: Visitor, address: str = "/chef/introduktion.csv") -> list[dict[str, str]]:
    answer = visitor.get(address)
    assert answer.status == 200
    assert answer.body.startswith(b"\xef\xbb\xbf")
    text = answer.body.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def order(visitor: Visitor, address: str = "/chef/") -> list[str]:
    page = visitor.get(address).text
    needs = page[page.index('id="needs"') : page.index('id="all"')]
    return re.findall(r'<h3 class="card-title"><a href="/chef/([^"]+)"', needs)


def tick_all_of_the_managers(eva: Visitor, person: str) -> None:
    for form in eva.forms(f"/chef/{person}", "/handledare/klar"):
        assert eva.post(form.action, form.fields).status == 303


def test_ten_come_first_and_one_press_shows_the_others(
    visit: Visit, portal_database: Database
) -> None:
    for number in range(12):
        add(portal_database, f"Ny{number}", start=today() - timedelta(days=30))
    eva = visit("eva")
    everybody = order(eva, "/chef/?alla=ja")
    assert len(everybody) >= 12
    assert order(eva) == everybody[:10]
    page = eva.get("/chef/?enhet=ekdalen").text
    assert f"Visa {len(order(eva, '/chef/?enhet=ekdalen&alla=ja')) - 10} personer till" in page
    assert 'href="/chef/?enhet=ekdalen&amp;alla=ja#needs"' in page


def test_who_needs_help_comes_in_the_order_of_what_helps_most(
    visit: Visit, sqlite_database: Database
) -> None:
    day = today()
    for name, start in (
        ("Sen", day - timedelta(days=9)),
        ("Nyss", day),
        ("Nyckel", day - timedelta(days=2)),
    ):
        add(sqlite_database, name, start=start)
    amina, eva = visit("amina"), visit("eva")
    for person in ("amina", "sen"):
        tick_all_of_the_managers(eva, person)
    amina.submit(
        amina.form(
            "/introduktion/", "/introduktion/amina-ny/hjalp", activity="ny-i-hemtjansten#logga-in"
        )
    )
    assert order(eva) == ["amina", "nyckel", "nyss", "sen"]
    words = eva.get("/chef/").words
    assert "Bad om hjälp med ”Logga in” i dag. Ingen har svarat än." in words
    assert "Du har en sak att göra: ”Beställ nyckelkort”" in words
    assert "saker har dragit ut på tiden" in words


def test_nobody_needs_help_is_said_kindly(visit: Visit, sqlite_database: Database) -> None:
    with sqlite_database.session() as session:
        enrolments.save(
            session,
            Enrolment("amina-ny", "amina", "ny-i-hemtjansten", today(), "dilan", today()),
        )
    assert "Alla klarar sig just nu" in visit("eva").get("/chef/").words


def test_the_csv_is_the_page(visit: Visit, sqlite_database: Database) -> None:
    add(sqlite_database, "Sen", start=today() - timedelta(days=30), mentor=None)
    add(sqlite_database, "Kommer", start=today() + timedelta(days=30))
    amina, eva = visit("amina"), visit("eva")
    tick_all_of_the_managers(eva, "sen")
    form = amina.form(
        "/introduktion/", "/introduktion/amina-ny/klar", activity="ny-i-hemtjansten#besok"
    )
    amina.post(form.action, form.fields)
    rows = table(eva)
    page = eva.get("/chef/").text
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    shown = [
        [
            " ".join(re.sub("<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row)
        ]
        for row in body.split("</tr>")[:-1]
    ]
    assert len(shown) == len(rows) == 3
    for seen, row in zip(shown, rows, strict=True):
        name, programme, done, late, waiting, mentor = seen
        assert name == row["Namn"]
        assert programme.startswith(row["Program"])
        assert done == f"{row['Klara']} av {row['Av']}"
        assert (late or "0", waiting or "0") == (row["Försenade"], row["Väntar på bekräftelse"])
        assert mentor == row["Handledare"]
        own = eva.get(f"/chef/{row['Användarnamn']}").words
        assert f"{row['Klara']} av {row['Av']} klart" in own
    mine = amina.get("/introduktion/").words
    hers = next(row for row in rows if row["Namn"] == "Amina")
    assert f"{hers['Klara']} av {hers['Av']} klart" in mine


def test_formulas_in_the_csv_are_texts(visit: Visit, sqlite_database: Database) -> None:
    hostile = ["=1+1", "+46", "-2", "@SUM(A1)", " =cmd|'/C calc'!A0", "\t=1"]
    for n, name in enumerate(hostile):
        add(sqlite_database, f"{name}{n}", start=today())
    rows = table(visit("eva"))
    names = [row["Namn"] for row in rows if row["Namn"] != "Amina"]
    assert len(names) == len(hostile)
    assert all(name.startswith("'") for name in names)


def test_a_manager_sees_her_own_unit_and_below_and_nobody_else(
    visit: Visit, sqlite_database: Database
) -> None:
    eva = visit("eva")
    page = eva.get("/chef/").words
    assert "Amina" in page
    assert "Berit" not in page
    assert eva.get("/chef/berit").status == 403
    assert eva.get("/chef/finns-inte").status == 404
    assert eva.get("/chef/?enhet=bjorkbacken").status == 403
    assert eva.get("/chef/introduktion.csv?enhet=bjorkbacken").status == 403
    for who in ("amina", "berit", "dilan", "carlos"):
        other = visit(who)
        for path in ("/chef/", "/chef/introduktion.csv", "/chef/vikarie", "/chef/eva"):
            assert other.get(path).status == 403, (who, path)
    assert visit("dilan").get("/chef/amina").status == 200, "her mentor"
    assert visit("dilan").get("/chef/amina/startkort").status == 403


@pytest.mark.parametrize("deed", ["tipsa", "program", "handledare", "avsluta", "egen", "egen/bort"])
def test_only_a_manager_above_decides(visit: Visit, deed: str) -> None:
    for who, about, status in (("dilan", "amina", 403), ("eva", "berit", 403), ("eva", "eva", 403)):
        visitor = visit(who)
        csrf = visitor.forms("/mig", "/logga-ut")[0].fields["csrf"]
        assert visitor.post(f"/chef/{about}/{deed}", {"csrf": csrf}).status == status
    eva = visit("eva")
    csrf = eva.forms("/mig", "/logga-ut")[0].fields["csrf"]
    kindly = eva.post(f"/chef/amina/{deed}", {"csrf": csrf})
    assert kindly.status in (303, 404), "a form that makes no sense is no failure of ours"


def test_a_training_that_is_suggested_is_done_when_completed_after_that(visit: Visit) -> None:
    amina, eva = visit("amina"), visit("eva")
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    fields = {"lesson": "start/logga-in", "version": "v1-0", "says": "can", "csrf": csrf}
    amina.post("/lektion/sagt", {**fields, "event_id": new_id()})
    form = eva.form("/chef/amina", "/chef/amina/tipsa")
    told = eva.submit(form, training="start/logga-in", words="Titta på det nya.")
    assert "Amina ser nu ”Logga in”" in told.words
    assert "Logga in i dag Inte än" in told.words
    assert "Titta på det nya." in amina.get("/introduktion/").words
    amina.post("/lektion/sagt", {**fields, "event_id": new_id()})
    assert "Titta på det nya." not in amina.get("/introduktion/").words
    assert "Logga in i dag Klar" in eva.get("/chef/amina").words
    assert "finns inte" in eva.submit(form, training="hitte/pa").words


def test_own_activities_are_added_ticked_and_taken_away(
    visit: Visit, sqlite_database: Database
) -> None:
    eva = visit("eva")
    form = eva.form("/chef/amina", "/chef/amina/egen")
    for _ in range(2):
        added = eva.submit(form, title="Beställ arbetskläder", due=today().isoformat())
        assert "Tillagt: Beställ arbetskläder" in added.words
    assert added.words.count("av 7 klart") == 1
    assert "Beställ arbetskläder" in visit("amina").get("/introduktion/").words
    subject = f"own#{form.fields['event_id']}"
    tick = eva.form("/chef/amina", "/handledare/klar", activity=subject)
    assert "1 av 7 klart" in eva.submit(tick).words
    other = eva.form("/chef/amina", "/chef/amina/egen")
    assert "Skriv vad som ska göras" in eva.submit(other, title="  ").words
    assert "går inte att läsa" in eva.submit(other, title="X", due="i morgon").words
    assert "gick inte att spara" in eva.submit(other, title="X", event_id="1").words
    eva.submit(other, title="Fel sak")
    remove = eva.form("/chef/amina", "/chef/amina/egen/bort")
    assert "Borttaget" in eva.submit(remove).words
    assert "Fel sak" not in eva.get("/chef/amina").words


def test_a_substitute_with_a_programme_in_a_minute_and_a_start_card(
    visit: Visit, sqlite_database: Database
) -> None:
    eva = visit("eva")
    form = eva.form("/chef/vikarie", "/chef/vikarie")
    assert form.fields["programme"] == "vikarie", "the shortest one, until she chooses"
    given = {
        "name": "Amina Vikarie",
        "start": str(today() + timedelta(days=7)),
        "profession": "Undersköterska",
        "programme": "ny-i-hemtjansten",
        "mentor": "dilan",
    }
    card = eva.submit(form, **given)
    for said in ("Välkommen, Amina Vikarie!", "amina2", "Dilan (handledare)", "Eva (chef)"):
        assert said in card.words, said
    secret = re.search(r"Lösenord (\S+)", card.words.split("Användarnamn")[1])
    assert secret
    again = eva.submit(form, **given)
    assert secret[1] in again.words, "the same form twice is one person, and the same password"
    with sqlite_database.session() as session:
        assert people.by_user_name(session, "amina3") is None
        made = people.by_user_name(session, "amina2")
        assert made
        assert made.memberships[0].profession == "undersköterska"
        (enrolment,) = enrolments.of_people(session, [made.id])
        assert (enrolment.programme_id, enrolment.mentor_id) == ("ny-i-hemtjansten", "dilan")
    other = visit("eva").get(f"/chef/{made.id}/startkort")
    assert secret[1] not in other.words, "another browser does not show it"
    assert visit("dilan").get(f"/chef/{made.id}/startkort").status == 403
    newcomer = visit()
    signing = newcomer.form("/logga-in", "/logga-in")
    answer = newcomer.post(
        "/logga-in", {**signing.fields, "user_name": "amina2", "password": secret[1]}
    )
    assert answer.status == 303
    assert "losenord" in answer.headers["Location"], "an own password is chosen at once"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": " "}, "namn"),
        ({"name": "19850101-1234"}, "personnummer"),
        ({"name": "Ny", "start": "snart"}, "går inte att läsa"),
        ({"name": "Ny", "programme": "hitte-pa"}, "Programmet finns inte"),
        ({"name": "Ny", "event_id": "1"}, "gick inte att spara"),
        ({"name": "Ny", "mentor": "ingen-alls"}, "Personen finns inte"),
    ],
)
def test_a_substitute_form_with_a_mistake_comes_back_with_what_was_written(
    visit: Visit, given: dict[str, str], said: str
) -> None:
    eva = visit("eva")
    form = eva.form("/chef/vikarie", "/chef/vikarie")
    answer = eva.post(form.action, {**form.fields, "profession": "vikarien", **given})
    assert answer.status == 400
    assert said.lower() in answer.words.lower()
    assert "vikarien" in answer.text


def test_a_manager_makes_no_new_password_for_somebody_with_more_rights(
    visit: Visit, sqlite_database: Database
) -> None:
    with sqlite_database.session() as session:
        person = people.by_id(session, "fatima")
        assert person
        place = Membership("ekdalen", EMPLOYEE, "", None, None)
        people.save(
            session,
            Person("fatima", "Fatima", "fatima", "sv", None, (*person.memberships, place)),
        )
    eva = visit("eva")
    page = eva.form("/chef/fatima/startkort", "")
    assert eva.post("/chef/fatima/startkort", page.fields).status == 403
    mine = eva.form("/chef/amina/startkort", "")
    assert eva.post("/chef/amina/startkort", mine.fields).status == 303


def test_programme_mentor_and_end_are_decided_here(visit: Visit, sqlite_database: Database) -> None:
    eva = visit("eva")
    form = eva.form("/chef/dilan", "/chef/dilan/program")
    for _ in range(2):
        told = eva.submit(form, programme="ny-i-hemtjansten", start="2026-11-02")
        assert "Dilan har nu programmet ”Ny i hemtjänsten”" in told.words
    with sqlite_database.session() as session:
        (made,) = enrolments.of_people(session, ["dilan"])
    mentor = eva.form("/chef/dilan", "/chef/dilan/handledare")
    assert "Sparat" in eva.submit(mentor, mentor="carlos").words
    assert "Handledare: Carlos" in eva.get("/chef/dilan").words
    assert "/handledare/" in visit("carlos").get("/").text, "he finds the page in the menu"
    assert "sin egen handledare" in eva.submit(mentor, mentor="dilan").words
    assert "Personen finns inte" in eva.submit(mentor, mentor="ingen").words
    assert "avslutat" in eva.submit(eva.form("/chef/dilan", "/chef/dilan/avsluta")).words.lower()
    with sqlite_database.session() as session:
        (after,) = enrolments.of_people(session, ["dilan"])
    assert (after.id, after.mentor_id, after.ended) == (made.id, "carlos", today())


def test_strange_starts_and_places_stand_on_the_page(
    visit: Visit, sqlite_database: Database
) -> None:
    add(sqlite_database, "Gammal", start=date(1900, 1, 1))
    add(sqlite_database, "Framtid", start=date(9999, 12, 31))
    add(sqlite_database, "Dubbel", start=today(), units=("ekdalen", "bjorkbacken"))
    eva = visit("eva")
    rows = {row["Namn"]: row for row in table(eva)}
    assert rows["Gammal"]["Börjar"] == "1900-01-01"
    assert rows["Framtid"]["Försenade"] == "0"
    assert rows["Dubbel"]["Enhet"] == "Hemtjänsten Ekdalen, Björkbackens äldreboende"
    assert rows["Dubbel"]["Av"] == "7", "what is for care homes is hers too"
    for name in ("gammal", "framtid", "dubbel"):
        assert eva.get(f"/chef/{name}").status == 200


def test_wrong_answers_and_tries_are_nowhere(visit: Visit, sqlite_database: Database) -> None:
    amina = visit("amina")
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    fields = {"lesson": "outlook/las-och-svara", "question": "forsta", "version": "v1-2"}
    for _ in range(3):
        amina.post("/lektion/svar", {**fields, "answer": "1", "csrf": csrf, "event_id": new_id()})
    with sqlite_database.session() as session:
        assert events.find(session, types=list(EventType)) == []
