"""Eight weeks after a training one is asked, once: do you use it, do you feel surer?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from care_library import COURSE  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.programmes.use import PATIENCE, WAIT, UseQuestion, to_ask
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events

Visit = Callable[..., Visitor]
NOW = datetime.now(UTC)


def fact(type_: EventType, subject: str, at: datetime, **data: object) -> Event:
    return Event(new_id(), type_, "amina", "amina", subject, "", at, data)


def test_one_training_is_asked_about_for_eight_weeks_after_eight_weeks() -> None:
    at = datetime(2026, 1, 5, 12, tzinfo=UTC)
    done = {
        "senare": (fact(EventType.COURSE_COMPLETED, "senare", at + timedelta(days=1)),),
        "kurs": (fact(EventType.COURSE_COMPLETED, "kurs", at),),
    }
    day = local_day(at)
    asked = UseQuestion("kurs", day)
    assert to_ask([done], {}, day + WAIT - timedelta(days=1)) is None
    assert to_ask([done], {}, day + WAIT) == asked
    assert to_ask([done], {}, day + WAIT + PATIENCE - timedelta(days=1)) == asked
    assert to_ask([done], {"kurs": ()}, day + WAIT + timedelta(days=2)) == UseQuestion(
        "senare", day + timedelta(days=1)
    )
    assert to_ask([done], {}, day + WAIT + PATIENCE + timedelta(days=1)) is None


def test_the_start_page_asks_once_and_wants_both_answers(
    visit: Visit, portal_database: Database
) -> None:
    learnt = fact(EventType.COURSE_COMPLETED, COURSE, NOW - WAIT - timedelta(days=2))
    with portal_database.session() as session:
        events.append(session, [learnt], NOW)
    amina = visit("amina")
    form = amina.form("/", "/anvander")
    assert "Svara på båda" in amina.submit(form, use="yes").words
    assert "Tack!" in amina.submit(form, use="sometimes", surer="little", words="Bra").words
    assert amina.forms("/", "/anvander") == []
    assert visit("dilan").forms("/", "/anvander") == []
    with portal_database.session() as session:
        (told,) = events.find(session, types=[EventType.USE_ANSWERED])
    seen = visit("eva").get("/chef/amina/program/amina-ny").words
    assert "Använder du det du lärde dig? Ibland. Känner du dig säkrare nu? Lite." in seen
    assert told.data == {"use": "sometimes", "surer": "little", "words": "Bra"}
