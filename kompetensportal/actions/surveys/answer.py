"""Answering a survey, hopping over it, and letting go the sheets that may be kept.

Of an anonymous survey the log is told that somebody has answered, and nothing else: her answers
lie on a sheet that waits among others until there are enough (`model.surveys.release`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import is_new, tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.survey import AnswerKind, Survey
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.model.surveys.release import release
from kompetensportal.model.surveys.sheet import GENDERS, Place, Sheet
from kompetensportal.store.accounts import units
from kompetensportal.store.learning import events
from kompetensportal.store.surveys import sheets
from kompetensportal.store.surveys.standing import above
from kompetensportal.words import say

LONGEST_WORDS = 2_000
TOLD = (EventType.SURVEY_ANSWERED, EventType.SURVEY_SKIPPED)


class Came(StrEnum):
    """What came of sending a survey."""

    NEW = "new"
    BEFORE = "before"
    """It had been answered before: nothing was changed."""
    EMPTY = "empty"
    """Every question was hopped over: nothing was kept."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was filled in, as it came."""

    answers: Mapping[str, str] = field(default_factory=dict)
    """Question -> number of an answer, or words."""
    unit_id: str = ""
    profession: str = ""
    gender: str = ""


def answer(
    session: Session,
    person: Person,
    *,
    survey: str,
    asked: Survey,
    about: str,
    given: Given,
    event_id: str,
    now: datetime | None = None,
) -> Came:
    """Take the answers of somebody to a survey, once for each course.

    asked: what the page asked, in the version that was answered. Raises MistakeError for answers
    that nobody could choose.
    """
    moment = now or datetime.now(UTC)
    chosen, written = _chosen(asked, given.answers), _written(asked, given.answers)
    if not chosen and not written:
        return Came.EMPTY
    sheets.lock(session)
    if has_answered(session, person, survey, about):
        return Came.BEFORE
    own = {m.unit_id for m in person.memberships if m.holds(local_day(moment))}
    unit = given.unit_id if given.unit_id in own else next(iter(own)) if len(own) == 1 else ""
    data: dict[str, object] = {"about": about} if about else {}
    if not asked.anonymous:
        data |= {"answers": chosen, "words": written, "unit": unit}
    outcome = tell(
        session,
        event_id,
        EventType.SURVEY_ANSWERED,
        by=person.id,
        about=person.id,
        subject=survey,
        version=asked.version,
        data=data,
    )
    if not is_new(outcome):
        return Came.BEFORE
    if asked.anonymous:
        hers = replace(given, unit_id=unit)
        let_wait(session, survey, asked, hers, about=about, month=_month(moment), now=moment)
    return Came.NEW


def let_wait(
    session: Session,
    survey: str,
    asked: Survey,
    given: Given,
    *,
    about: str,
    month: str,
    now: datetime,
) -> None:
    """Let a sheet wait among the others, and go with them when there are enough.

    month: in which it was answered, ÅÅÅÅ-MM. Raises MistakeError as `answer`. Whoever calls holds
    `sheets.lock`.
    """
    gender = given.gender if given.gender in GENDERS else ""
    work = given.profession.strip()[:80]
    place = Place(asked.version, month, given.unit_id, about, work, gender)
    sheet = Sheet(place, _chosen(asked, given.answers), _written(asked, given.answers))
    _let_go(session, survey, [*sheets.waiting(session, survey), sheet], _month(now))


def skip(session: Session, person: Person, *, survey: str, about: str, event_id: str) -> None:
    """Do not ask about this again."""
    data = {"about": about} if about else {}
    kind = EventType.SURVEY_SKIPPED
    tell(session, event_id, kind, by=person.id, about=person.id, subject=survey, data=data)


def told(session: Session, person: Person) -> list[Event]:
    """The surveys that somebody has answered or hopped over."""
    return events.find(session, person=person.id, types=TOLD)


def has_answered(session: Session, person: Person, survey: str, about: str) -> bool:
    """Whether somebody has answered a survey about a course."""
    return any(
        event.type == EventType.SURVEY_ANSWERED
        and event.subject == survey
        and event.data.get("about", "") == about
        for event in told(session, person)
    )


def let_go(session: Session, now: datetime | None = None) -> None:
    """Keep what has waited long enough: asked for when figures are shown."""
    month = _month(now or datetime.now(UTC))
    if not sheets.surveys_waiting(session):
        return
    sheets.lock(session)
    for survey in sheets.surveys_waiting(session):
        waiting = sheets.waiting(session, survey)
        if any(sheet.place.month < month for sheet in waiting):
            _let_go(session, survey, waiting, month)


def recount(session: Session, survey: str) -> bool:
    """Make sums that are wrong anew from the sheets; whether they were wrong."""
    if sheets.is_counted(session, survey):
        return False
    sheets.lock(session)
    return sheets.recount(session, survey)


def _let_go(session: Session, survey: str, waiting: list[Sheet], month: str) -> None:
    batches, left = release(waiting, month, above(units.tree(session)))
    sheets.keep(session, survey, [sheet for batch in batches for sheet in batch])
    sheets.let_wait(session, survey, left)


def _month(moment: datetime) -> str:
    return f"{local_day(moment):%Y-%m}"


def _chosen(asked: Survey, given: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for question in asked.questions:
        value = given.get(question.id, "")
        if question.kind is AnswerKind.TEXT or not value:
            continue
        if not value.isascii() or not value.isdecimal() or len(value) > 3:
            raise MistakeError(say("surveys.no_such_answer"), say("surveys.no_such_answer_mend"))
        if not 1 <= int(value) <= len(question.answers):
            raise MistakeError(say("surveys.no_such_answer"), say("surveys.no_such_answer_mend"))
        found[question.id] = int(value)
    return found


def _written(asked: Survey, given: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for question in asked.questions:
        words = given.get(question.id, "").replace("\0", "").replace("\r\n", "\n").strip()
        if question.kind is AnswerKind.TEXT and words:
            found[question.id] = words.encode("utf-8", "replace").decode()[:LONGEST_WORDS]
    return found
