"""My introduction and the end of a lesson, over real HTTP."""

from __future__ import annotations

from collections.abc import Callable

from care_library import COURSE, LOGIN, MAIL  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events

Visit = Callable[..., Visitor]
WAY = "/introduktion/amina-ny"


def say(visitor: Visitor, says: str, lesson: str = MAIL, version: str = "v1-2", **more: str):  # type: ignore[no-untyped-def]
    fields = {"lesson": lesson, "version": version, "says": says, "event_id": new_id(), **more}
    return visitor.post("/lektion/sagt", {**fields, **token(visitor)})


def token(visitor: Visitor) -> dict[str, str]:
    return {"csrf": visitor.forms("/mig", "/logga-ut")[0].fields["csrf"]}


def answer(visitor: Visitor, question: str, value: str = "0", lesson: str = MAIL):  # type: ignore[no-untyped-def]
    fields = {"lesson": lesson, "question": question, "answer": value, "version": "v1-2"}
    return visitor.post("/lektion/svar", {**fields, "event_id": new_id(), **token(visitor)})


def kept(database: Database, *types: EventType) -> list[str]:
    with database.session() as session:
        return [e.subject for e in events.find(session, types=types)]


def test_my_introduction_says_what_is_next_what_is_due_and_who_helps(visit: Visit) -> None:
    words = visit("amina").get("/introduktion/").words
    for said in (
        "Ny i hemtjänsten",
        "0 av 6",
        "Nästa sak Logga in",
        "Dilan Din handledare",
        "Eva Din chef",
        "Chefen gör det här",
        "Dilan gör det här",
        "Frivillig",
    ):
        assert said in words, said
    assert "Bara för boende" not in words


def test_a_lesson_is_done_only_when_its_questions_are_right(
    visit: Visit, sqlite_database: Database
) -> None:
    amina = visit("amina")
    left = say(amina, "can")
    assert left.headers["Location"].endswith("#forsta")
    assert "2 frågor är kvar" in amina.follow(left).words
    assert answer(amina, "forsta", "1").text.strip() == '{"kept":false,"right":false}'
    assert kept(sqlite_database, *EventType) == [], "wrong answers are stored nowhere"
    for question in ("forsta", "knapp", "knapp"):
        assert '"kept":true' in answer(amina, question).text
    assert "är klar" in amina.follow(say(amina, "can")).words
    assert kept(sqlite_database, EventType.QUESTION_ANSWERED) == [
        f"{MAIL}#forsta",
        f"{MAIL}#knapp",
    ]
    assert "1 av 6" in amina.get(WAY).words


def test_a_form_sent_twice_is_one_fact(visit: Visit, sqlite_database: Database) -> None:
    amina = visit("amina")
    fields = {"lesson": LOGIN, "version": "v1-0", "event_id": new_id(), **token(amina)}
    for says in ("can", "can", "practise", "practise", "help"):
        assert amina.post("/lektion/sagt", {**fields, "says": says}).status == 303
    assert kept(sqlite_database, *EventType) == [LOGIN] * 3
    form = amina.form(WAY, f"{WAY}/klar", activity="ny-i-hemtjansten#besok")
    for _ in range(3):
        assert amina.post(form.action, form.fields).status == 303
    assert kept(sqlite_database, EventType.ACTIVITY_DONE) == ["ny-i-hemtjansten#besok"]


def test_the_last_lesson_of_a_course_finishes_the_course(
    visit: Visit, sqlite_database: Database
) -> None:
    amina = visit("amina")
    say(amina, "can", "trygg-digital/ett", "v1-0")
    assert "1 lektion kvar" in amina.get(WAY).words
    answer(amina, "falskt", lesson="trygg-digital/tva")
    done = amina.follow(say(amina, "can", "trygg-digital/tva", "v1-1"))
    assert "Du är klar med hela ”Trygg digital”" in done.words
    assert kept(sqlite_database, EventType.COURSE_COMPLETED) == [COURSE]


def test_signed_out_one_signs_in_and_comes_back_to_the_same_button(
    visit: Visit, sqlite_database: Database
) -> None:
    nobody = visit()
    sent = nobody.post(
        "/lektion/sagt",
        {"lesson": LOGIN, "version": "v1-0", "says": "can", "event_id": new_id()},
    )
    assert "/logga-in?next=" in sent.headers["Location"]
    form = nobody.form(sent.headers["Location"], "/logga-in")
    inside = nobody.post(
        "/logga-in", {**form.fields, "user_name": "amina", "password": "lathund-i-fickan"}
    )
    assert kept(sqlite_database, *EventType) == [], "nothing is said by opening a page"
    again = nobody.form(inside.headers["Location"], "/lektion/sagt")
    assert "är klar" in nobody.submit(again, says="can").words
    assert kept(sqlite_database, EventType.LESSON_COMPLETED) == [LOGIN]


def test_a_practical_task_waits_for_the_mentor(visit: Visit) -> None:
    amina = visit("amina")
    form = amina.form(WAY, f"{WAY}/klar", activity="ny-i-hemtjansten#besok")
    assert "Dilan får veta att du har gjort ”Dokumentera ett besök”" in amina.submit(form).words
    words = amina.get(WAY).words
    assert "Väntar på Dilan" in words
    assert "0 av 6" in words


def test_nobody_says_the_managers_or_another_persons_things_done(visit: Visit) -> None:
    amina = visit("amina")
    fields = {"event_id": new_id(), "activity": "ny-i-hemtjansten#nycklar", **token(amina)}
    assert amina.post(f"{WAY}/klar", fields).status == 403
    berit = visit("berit")
    assert berit.get(WAY).status == 404
    assert berit.post(f"{WAY}/klar", {**fields, **token(berit)}).status == 404
    assert "inget introduktionsprogram" in berit.get("/introduktion/").words


def test_asking_for_help_names_who_gets_it(visit: Visit, sqlite_database: Database) -> None:
    amina = visit("amina")
    said = amina.follow(say(amina, "help", step="valj", words="Jag hittar inte knappen."))
    assert "Dilan vet nu att du vill ha hjälp" in said.words
    assert kept(sqlite_database, EventType.HELP_REQUESTED) == [f"{MAIL}#valj"]
    berit = visit("berit")
    assert "Fråga en kollega så länge" in berit.follow(say(berit, "help")).words


def test_forms_that_make_no_sense_are_told_kindly(visit: Visit) -> None:
    amina = visit("amina")
    broken = amina.follow(say(amina, "can", event_id="inte-ett-id"))
    assert "gick inte att spara" in broken.words
    assert "finns inte längre" in amina.follow(say(amina, "can", "finns/inte")).words
    assert "gick inte att spara" in amina.follow(say(amina, "hoppsan")).words
    long = amina.follow(say(amina, "help", words="å" * 3000))
    assert "för lång" in long.words
    away = say(amina, "practise", next="https://evil.example/")
    assert away.headers["Location"] == "/"
