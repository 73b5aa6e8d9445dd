"""Questions without a script: feedback on the page, right answers kept, wrong ones never."""

from __future__ import annotations

from collections.abc import Callable

from reader_fixtures import Portal  # type: ignore[import-not-found]
from reading_client import Answer, Client  # type: ignore[import-not-found]

from kompetensportal.model.learning.event import EventType
from kompetensportal.store.learning import events
from kompetensportal.store.tables import EventRow

GUIDE = "/lathundar/outlook/las-och-svara"
Clients = Callable[..., Client]


def answer(reader: Client, question: str, *given: str, page: str = GUIDE) -> Answer:
    form: dict[str, object] = {"question": question, "answer": list(given)}
    got = reader.get(page).text
    if 'name="csrf"' in got:
        form |= {"csrf": reader.get(page).field("csrf")}
        form |= {"event_id": reader.get(page).field("event_id")}
    return reader.post(page, form)


def kept(portal: Portal) -> list[str]:
    with portal.database.session() as session:
        found = events.find(session, person="amina", types=[EventType.QUESTION_ANSWERED])
        return sorted(event.subject for event in found)


def under(page: Answer, question: str) -> str:
    """What stands in the place of a question's feedback."""
    return page.text.partition(f'data-question="{question}"')[2].partition("</section>")[0]


def test_a_right_answer_gets_its_feedback_and_is_kept(portal: Portal, client: Clients) -> None:
    page = answer(client("amina"), "vem", "0")
    assert page.status == 200
    told = under(page, "vem").partition('class="answer is-right"')[2]
    assert "Rätt!" in told
    assert "Då får bara chefen ditt svar" in told
    assert "Svaret är sparat" in told
    assert 'name="answer" value="0" checked' in under(page, "vem")
    assert kept(portal) == ["outlook/las-och-svara#vem"]


def test_a_wrong_answer_gets_its_feedback_and_is_kept_nowhere(
    portal: Portal, client: Clients
) -> None:
    page = answer(client("amina"), "vem", "1")
    assert "Försök igen." in under(page, "vem")
    assert "Då får hela gruppen ditt svar" in under(page, "vem").partition('class="answer')[2]
    with portal.database.session() as session:
        assert session.query(EventRow).count() == 0


def test_a_part_of_several_right_answers_is_on_the_way(client: Clients) -> None:
    reader = client()
    assert "Det finns fler rätta svar" in under(answer(reader, "vad", "0"), "vad")
    assert "Rätt!" in under(answer(reader, "vad", "0", "1"), "vad")
    assert "Försök igen" in under(answer(reader, "vad", "0", "2"), "vad")


def test_a_short_text_counts_without_case_and_space(client: Clients) -> None:
    reader = client()
    assert "Rätt!" in under(answer(reader, "knapp", "  SVARA   alla "), "knapp")
    wrong = under(answer(reader, "knapp", '"><b>Skicka'), "knapp")
    assert "Titta på bilden i steg 3" in wrong.partition('class="answer')[2]
    assert 'value="&#34;&gt;&lt;b&gt;Skicka"' in wrong


def test_no_answer_is_told_kindly(client: Clients) -> None:
    assert "Välj ett svar först" in under(answer(client(), "vem"), "vem")
    assert "Skriv ett svar först" in under(answer(client(), "knapp", " "), "knapp")


def test_a_question_that_is_not_there_gives_the_page(client: Clients) -> None:
    assert answer(client(), "hittepå", "0").status == 200
    assert answer(client(), "vem", "99", "abc").status == 200


def test_somebody_who_was_signed_out_in_the_middle_keeps_the_answer(
    portal: Portal, client: Clients
) -> None:
    reader = client("amina")
    form = reader.get(GUIDE)
    sent: dict[str, object] = {"question": "vem", "answer": "0", "csrf": form.field("csrf")}
    reader.cookies["kp_session"] = "gammal"
    page = reader.post(GUIDE, sent)
    assert "Rätt!" in under(page, "vem")
    assert "Logga in om du vill spara" in under(page, "vem")
    back = f"{GUIDE}?fraga=vem&svar=0"
    assert f"{GUIDE}%3Ffraga%3Dvem%26svar%3D0%23vem" in page.text
    again = client("amina").get(back)
    assert 'name="answer" value="0" checked' in under(again, "vem")
    assert kept(portal) == []


def test_questions_answered_before_are_marked(client: Clients) -> None:
    reader = client("amina")
    answer(reader, "vem", "0")
    page = reader.get(GUIDE)
    assert 'class="answer is-right"' in under(page, "vem")
    assert 'class="answer is-right"' not in under(page, "vad")


def test_the_end_says_what_counts_and_then_that_it_is_done(client: Clients) -> None:
    reader = client("amina")
    page = reader.get(GUIDE)
    assert "svarat rätt på de 3 frågorna" in page.text

    def say(said: str) -> Answer:
        page = reader.get(GUIDE)
        form: dict[str, object] = {"says": said}
        for name in ("csrf", "event_id", "lesson", "version", "next"):
            form[name] = page.field(name)
        return reader.post("/lektion/sagt", form)

    left = say("can")
    assert left.status == 303
    assert left.headers["location"].startswith(GUIDE)
    assert "Jag kan det nu</button>" in reader.get(GUIDE).text
    for question, given in (("vem", ["0"]), ("vad", ["0", "1"]), ("knapp", ["svara"])):
        answer(reader, question, *given)
    say("can")
    done = reader.get(GUIDE).text
    assert "Klar sedan" in done
    assert "Jag kan det nu</button>" not in done


def test_a_done_lesson_is_marked_in_its_course(client: Clients) -> None:
    reader, lesson = client("amina"), "/kurser/foto/bild"
    answer(reader, "far-du", "0", page=lesson)
    page = reader.get(lesson)
    form: dict[str, object] = {"says": "can"}
    for name in ("csrf", "event_id", "lesson", "version", "next"):
        form[name] = page.field(name)
    reader.post("/lektion/sagt", form)
    course = reader.get("/kurser/foto/").text
    assert course.count("badge-good") == 1
    assert "badge-good" not in client().get("/kurser/foto/").text


def test_it_does_not_look_like_that_for_me_also_signed_out(portal: Portal, client: Clients) -> None:
    reader = client()
    page = reader.get(GUIDE)
    form: dict[str, object] = {"step": "svara", "words": "Min knapp heter Reply."}
    for name in ("lesson", "version", "next"):
        form[name] = page.field(name)
    assert reader.post("/lektion/rapport", form).status == 303
    with portal.database.session() as session:
        found = events.find(session, types=[EventType.CONTENT_REPORTED])
        assert [(e.subject, e.person_id) for e in found] == [("outlook/las-och-svara#svara", None)]
    told = reader.get(GUIDE).text
    assert "notice" in told
    assert reader.get(GUIDE).text.count('class="notice') == 0
