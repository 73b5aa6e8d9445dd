"""The mentor: my people, confirming, answering; what a mentor may not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from care_library import (  # type: ignore[import-not-found]
    ACTIVITIES,
    LESSONS,
    PROGRAMME,
    catalogue,
    publish_small_library,
)
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.programmes.due import moved_by_months
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments, events

Visit = Callable[..., Visitor]
TASK = "ny-i-hemtjansten#besok"
CONFIRM = "/handledare/bekrafta"


def said_done(amina: Visitor) -> None:
    form = amina.form("/introduktion/", "/introduktion/amina-ny/klar", activity=TASK)
    assert amina.post(form.action, form.fields).status == 303


def help_asked(amina: Visitor, words: str = "Hur gör jag?") -> None:
    form = amina.form("/introduktion/", "/introduktion/amina-ny/hjalp", activity=TASK)
    assert "Dilan vet nu" in amina.submit(form, words=words).words


def test_a_mentor_sees_her_people_and_what_is_next_for_each(visit: Visit) -> None:
    words = visit("dilan").get("/handledare/").words
    for said in ("Amina", "Ny i hemtjänsten", "0 av 6", "Nästa sak: Logga in", "Visa lokalen"):
        assert said in words, said
    assert "Berit" not in words


def test_a_mentor_confirms_with_a_day_and_a_kind_word(visit: Visit) -> None:
    amina, dilan = visit("amina"), visit("dilan")
    said_done(amina)
    form = dilan.form("/handledare/", CONFIRM, activity=TASK)
    assert form.fields["on"] == today().isoformat()
    told = dilan.submit(form, words="Du var lugn. Fint!", on=str(today() - timedelta(days=1)))
    assert "Bekräftat: Amina kan ”Dokumentera ett besök”" in told.words
    words = amina.get("/introduktion/").words
    assert "Bekräftad av handledare" in words
    assert "Du var lugn. Fint!" in words
    assert "1 av 6" in words


def test_a_day_to_come_is_refused_kindly_and_nothing_is_confirmed(
    visit: Visit, sqlite_database: Database
) -> None:
    amina, dilan = visit("amina"), visit("dilan")
    said_done(amina)
    form = dilan.form("/handledare/", CONFIRM, activity=TASK)
    for day in (str(today() + timedelta(days=1)), "31 februari"):
        words = dilan.submit(form, on=day).words
        assert "Dagen har inte varit än" in words or "går inte att läsa" in words
    with sqlite_database.session() as session:
        assert events.find(session, types=[EventType.ACTIVITY_CONFIRMED]) == []


def test_two_mentors_confirming_at_once_is_fine(visit: Visit, sqlite_database: Database) -> None:
    amina, dilan, eva = visit("amina"), visit("dilan"), visit("eva")
    said_done(amina)
    hers = dilan.form("/handledare/", CONFIRM, activity=TASK)
    managers = eva.form("/chef/amina", CONFIRM, activity=TASK)
    assert "Bekräftat" in dilan.submit(hers).words
    assert "redan bekräftat av en kollega" in eva.submit(managers).words
    assert "Bekräftat" in dilan.submit(hers).words, "the same form once more is the same fact"
    with sqlite_database.session() as session:
        assert len(events.find(session, types=[EventType.ACTIVITY_CONFIRMED])) == 2
    assert "1 av 6" in amina.get("/introduktion/").words


def test_a_call_for_help_names_who_what_and_which_step_and_is_answered(visit: Visit) -> None:
    amina, dilan = visit("amina"), visit("dilan")
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    amina.post(
        "/lektion/sagt",
        {
            "lesson": "outlook/las-och-svara",
            "version": "v1-2",
            "says": "help",
            "step": "valj",
            "words": "Var är mejlet?",
            "event_id": new_id(),
            "csrf": csrf,
        },
    )
    words = dilan.get("/handledare/").words
    for said in ("En fråga väntar", "Läs och svara på mejl", "Steg 2: Tryck på mejlet.", "Var är"):
        assert said in words, said
    form = dilan.form("/handledare/", "/handledare/svara")
    assert "Amina ser nu ditt svar" in dilan.submit(form, words="Överst i listan.").words
    assert "Ingen har bett om hjälp" in dilan.get("/handledare/").words
    for page in ("/introduktion/", "/"):
        shown = amina.get(page)
        assert "Svar från Dilan" in shown.words, page
        assert "Överst i listan." in shown.words, page
        assert 'href="/lathundar/outlook/las-och-svara#valj"' in shown.text, page


def test_see_you_is_an_answer_of_its_own(visit: Visit) -> None:
    amina, dilan = visit("amina"), visit("dilan")
    help_asked(amina)
    dilan.submit(dilan.form("/handledare/", "/handledare/svara"), meet="1", words="glömt")
    words = amina.get("/introduktion/").words
    assert "Vi ses!" in words
    assert "glömt" not in words


def test_a_mentor_does_the_mentors_things_but_not_the_managers(visit: Visit) -> None:
    dilan = visit("dilan")
    form = dilan.form("/handledare/", "/handledare/klar", activity="ny-i-hemtjansten#visa")
    assert "Klart för Amina: Visa lokalen" in dilan.submit(form).words
    for subject, status in (("ny-i-hemtjansten#nycklar", 403), ("ny-i-hemtjansten#mejl", 400)):
        fields = {**form.fields, "event_id": new_id(), "activity": subject}
        assert dilan.post("/handledare/klar", fields).status == status


def test_a_mentor_cannot_confirm_or_answer_somebody_who_is_not_hers(
    visit: Visit, sqlite_database: Database
) -> None:
    with sqlite_database.session() as session:
        enrolments.save(
            session, Enrolment("b", "berit", "ny-i-hemtjansten", date(2026, 11, 1), None, None)
        )
    dilan, carlos, amina = visit("dilan"), visit("carlos"), visit("amina")
    said_done(amina)
    form = dilan.form("/handledare/", CONFIRM, activity=TASK)
    assert dilan.post(CONFIRM, {**form.fields, "enrolment": "b"}).status == 403
    assert dilan.get("/chef/berit").status == 403
    help_asked(amina)
    answer = dilan.form("/handledare/", "/handledare/svara").fields
    for visitor in (carlos, amina):
        csrf = visitor.forms("/mig", "/logga-ut")[0].fields["csrf"]
        assert visitor.post(CONFIRM, {**form.fields, "csrf": csrf}).status == 403
        assert visitor.post("/handledare/svara", {**answer, "csrf": csrf}).status == 403
    assert dilan.post("/handledare/svara", {**answer, "request": new_id()}).status == 404


def test_a_mentor_of_an_ended_programme_follows_no_longer(
    visit: Visit, sqlite_database: Database
) -> None:
    with sqlite_database.session() as session:
        start = date(2026, 11, 1)
        person = Person(
            "x",
            "Kollega",
            "kollega",
            "sv",
            start,
            (Membership("bjorkbacken", Role.EMPLOYEE, "", start, None),),
        )
        people.save(session, person)
        enrolments.save(session, Enrolment("x", "x", "ny-pa-boende", start, "dilan", today()))
    dilan = visit("dilan")
    assert "Kollega" not in dilan.get("/handledare/").words
    assert dilan.get("/chef/x").status == 403


def test_each_look_is_written_down_for_the_one_looked_at(
    visit: Visit, sqlite_database: Database
) -> None:
    visit("dilan").get("/handledare/")
    visit("eva").get("/chef/amina")
    visit("eva").get("/chef/introduktion.csv")
    with sqlite_database.session() as session:
        looks = {(look.viewer, look.page) for look in accesses.about(session, "amina")}
    assert looks >= {("Dilan", "progress"), ("Eva", "progress"), ("Eva", "csv")}


def test_signed_out_everything_leads_to_the_sign_in(visit: Visit) -> None:
    nobody = visit()
    for path in ("/handledare/", "/chef/", "/chef/amina", "/introduktion/", "/atgarder/"):
        assert "/logga-in" in nobody.get(path).headers["Location"], path
    assert "/logga-in" in nobody.post(CONFIRM, {}).headers["Location"]


def test_a_mentor_books_a_time_and_cancels_it(visit: Visit) -> None:
    amina, dilan = visit("amina"), visit("dilan")
    form = dilan.form("/handledare/", "/chef/amina/tid")
    told = dilan.submit(form, time="13:30", place="Expeditionen")
    assert "Tiden är bokad med Amina" in told.words
    assert "Expeditionen" in dilan.get("/handledare/").words
    assert "Expeditionen" in amina.get("/").words
    cancel = dilan.form("/handledare/", "/chef/amina/tid/bort")
    dilan.submit(cancel)
    assert "Expeditionen" not in dilan.get("/handledare/").words
    assert "Expeditionen" not in amina.get("/").words


def test_a_time_that_has_been_is_refused_kindly(visit: Visit) -> None:
    dilan = visit("dilan")
    form = dilan.form("/handledare/", "/chef/amina/tid")
    words = dilan.submit(form, day=str(today() - timedelta(days=1))).words
    assert "Den tiden har redan varit" in words
    assert dilan.forms("/handledare/", "/chef/amina/tid/bort") == []


def test_what_runs_out_is_confirmed_again_on_the_mentors_page(
    visit: Visit, data: Path, sqlite_database: Database
) -> None:
    yearly = replace(ACTIVITIES[-2], id="lyft", confirmed=True, voluntary=False, renew_months=12)
    publish_small_library(Library(data), LESSONS, catalogue((yearly,)))
    at = datetime.combine(moved_by_months(today(), -13), time(12), UTC)
    told = {"enrolment": "amina-ny", "title": "Lyft", "words": ""}
    seen = Event(
        new_id(), EventType.ACTIVITY_CONFIRMED, "dilan", "amina", f"{PROGRAMME}#lyft", "", at, told
    )
    with sqlite_database.session() as session:
        events.append(session, [seen], at)
    dilan = visit("dilan")
    assert "Titta på det igen tillsammans med Amina" in dilan.get("/handledare/").words
    form = dilan.form("/handledare/", CONFIRM, activity=f"{PROGRAMME}#lyft")
    assert "en period till" in dilan.submit(form).words
    assert dilan.forms("/handledare/", CONFIRM) == []
