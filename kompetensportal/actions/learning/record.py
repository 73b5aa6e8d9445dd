"""Takes facts in: checks them by their type, gives them the server's time, appends them.

A fact of a type we do not know is set aside, never dropped. A malformed one is refused with words
when it comes from a page, where somebody can mend it, and set aside when a tablet sent it.
Who may say it about whom is decided by the page or the endpoint, before it comes here.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError
from kompetensportal.model.goals.standing import answer_of
from kompetensportal.model.learning.event import Event, EventType, Origin, is_uuid
from kompetensportal.model.programmes.use import SURER, USE
from kompetensportal.store.learning import events as log
from kompetensportal.store.learning.events import Erased, Outcome, Quarantined, Reason, Stored
from kompetensportal.words import Message, say

LONGEST_SUBJECT = 300
LONGEST_WORDS = 2_000
"""Characters in a comment or a message."""
HIGHEST_ANSWER = 100
"""Number of an answer to a question of a survey."""
LARGEST_DATA = 20_000
"""Characters of `data` as JSON."""

_AS_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
logger = logging.getLogger(__name__)
Check = Callable[[Event], Message | None]


def record(session: Session, event: Event, now: datetime | None = None) -> Outcome:
    """Take one fact in. Raises MistakeError for a malformed one from a page."""
    return record_all(session, [event], now)[0]


def record_all(
    session: Session, events: Sequence[Event], now: datetime | None = None
) -> list[Outcome]:
    """Take facts in, in one transaction; one outcome for each, in the same order."""
    received = now or datetime.now(UTC)
    timed = [_timed(event, received) for event in events]
    aside: dict[int, Outcome] = {}
    for number, event in enumerate(timed):
        if (reason := reason_to_set_aside(event)) is not None:
            aside[number] = log.set_aside(session, event, reason, received)
    good = [event for number, event in enumerate(timed) if number not in aside]
    stored = iter(log.append(session, good, received))
    outcomes = [aside[n] if n in aside else next(stored) for n in range(len(timed))]
    for outcome in outcomes:
        if isinstance(outcome, Quarantined):
            logger.error("event %s set aside: %s", outcome.event.id, outcome.reason)
    return outcomes


def tell(
    session: Session,
    event_id: str,
    type_: EventType,
    *,
    by: str | None,
    about: str | None,
    subject: str,
    version: str = "",
    data: Mapping[str, object] | None = None,
) -> Outcome:
    """Record a fact that was told on a page: its id lay in the form, its time is now."""
    now = datetime.now(UTC)
    return record(session, Event(event_id, type_, by, about, subject, version, now, data or {}))


def accepted(outcome: Outcome) -> bool:
    """Whether the fact is in the log, now or since before."""
    return not isinstance(outcome, Quarantined | Erased)


def is_new(outcome: Outcome) -> bool:
    """Whether the fact was not there before."""
    return isinstance(outcome, Stored)


def _timed(event: Event, received: datetime) -> Event:
    # A page has no clock of its own worth asking: its time is when the server heard of it.
    return replace(event, at=received) if event.origin is Origin.SESSION else event


def reason_to_set_aside(event: Event) -> Reason | None:
    """Why an event counts for nothing as it is. Raises MistakeError for one from a page."""
    wrong = _form(event)
    if wrong is None and event.type not in CHECKS:
        return Reason.UNKNOWN_TYPE
    wrong = wrong or CHECKS[event.type](event)
    if wrong is None:
        return None
    if event.origin is Origin.SESSION:
        raise MistakeError(wrong, say("progress.malformed_mend"))
    return Reason.MALFORMED


def _form(event: Event) -> Message | None:
    """What every event must hold, whatever its type."""
    texts = (event.type, event.person_id or "", event.about_id or "", event.subject, event.version)
    try:
        data = _AS_JSON(dict(event.data))
        "".join((*texts, data)).encode()
        event.at.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return say("progress.malformed")
    if not is_uuid(event.id) or event.at.tzinfo is None:
        return say("progress.malformed")
    if any("\0" in text for text in (*texts, event.device_id or "")) or "\\u0000" in data:
        return say("progress.malformed")
    if len(event.subject) > LONGEST_SUBJECT or len(data) > LARGEST_DATA:
        return say("progress.too_long", n=LONGEST_WORDS)
    if any(isinstance(v, str) and len(v) > LONGEST_WORDS for v in event.data.values()):
        return say("progress.too_long", n=LONGEST_WORDS)
    return None


def _own(event: Event) -> Message | None:
    """Only the person can say it, of nobody else."""
    if event.person_id is None or event.about_id != event.person_id or not event.subject:
        return say("progress.malformed")
    return None


def _completed(event: Event) -> Message | None:
    """Names the questions of the version that the person saw, so that later ones ask nothing."""
    names = event.data.get("questions")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return say("progress.malformed")
    return _own(event)


def _answered(event: Event) -> Message | None:
    lesson, mark, question = event.subject.partition("#")
    return _own(event) if lesson and mark and question else say("progress.malformed")


def _rated(event: Event) -> Message | None:
    return _own(event) if answer_of(event) else say("progress.malformed")


def _of_somebody(event: Event) -> Message | None:
    if not event.person_id or not event.about_id or not event.subject:
        return say("progress.malformed")
    return None


def _of_another(event: Event) -> Message | None:
    """A colleague has seen it: nobody confirms their own task."""
    if event.person_id == event.about_id:
        return say("progress.not_oneself")
    return _of_somebody(event)


def _returned(event: Event) -> Message | None:
    """Asking for more without saying what helps nobody."""
    words = event.data.get("words")
    if not isinstance(words, str) or not words.strip():
        return say("programmes.words_missing")
    return _of_another(event)


def _chosen(event: Event) -> Message | None:
    if not isinstance(event.data.get("chosen"), bool):
        return say("progress.malformed")
    return _own(event)


def _attended(event: Event) -> Message | None:
    minutes = event.data.get("minutes")
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 0:
        return say("progress.malformed")
    return _of_somebody(event)


def _reflection(event: Event) -> Message | None:
    words = event.data.get("words")
    if not isinstance(words, str) or not words.strip():
        return say("programmes.thought_missing")
    if not isinstance(event.data.get("meeting"), str):
        return say("progress.malformed")
    return _own(event)


def _used(event: Event) -> Message | None:
    """One of the answers that the page offers to each of the two questions."""
    good = event.data.get("use") in USE and event.data.get("surer") in SURER
    good = good and event.data.get("reached", SURER[0]) in SURER
    return _own(event) if good else say("programmes.use_unanswered")


def _prepared(event: Event) -> Message | None:
    """One of the two questions answered is enough."""
    given = [event.data.get(name, "") for name in ("why", "want")]
    if not all(isinstance(one, str) for one in given) or not any(map(str.strip, given)):
        return say("programmes.prepare_missing")
    return _own(event)


def _guided(event: Event) -> Message | None:
    words = event.data.get("words")
    if not isinstance(words, str) or not words.strip():
        return say("programmes.words_missing")
    return _of_another(event)


def _surveyed(event: Event) -> Message | None:
    """Of a survey with names the answers stand here: numbers that a scale has, and words."""
    answers, words = event.data.get("answers", {}), event.data.get("words", {})
    if not isinstance(answers, dict) or not isinstance(words, dict):
        return say("progress.malformed")
    numbers = all(type(one) is int and 1 <= one <= HIGHEST_ANSWER for one in answers.values())
    if not numbers or not all(isinstance(one, str) for one in words.values()):
        return say("progress.malformed")
    return _own(event)


def _moved(event: Event) -> Message | None:
    changes = event.data.get("changes")
    if not isinstance(changes, list) or not all(isinstance(one, dict) for one in changes):
        return say("progress.malformed")
    return _of_somebody(event)


def _answer_to(name: str) -> Check:
    def check(event: Event) -> Message | None:
        if not isinstance(event.data.get(name), str):
            return say("progress.malformed")
        return None if event.person_id and event.subject else say("progress.malformed")

    return check


def _seen(event: Event) -> Message | None:
    change = event.data.get("change")
    return _own(event) if isinstance(change, str) and change else say("progress.malformed")


def _new_keys(event: Event) -> Message | None:
    """Keys that a mentor made for a colleague whose code was forgotten."""
    names = ("key_id", "public", "box_public")
    if not event.about_id or not all(isinstance(event.data.get(name), str) for name in names):
        return say("progress.malformed")
    return say("progress.not_oneself") if event.person_id == event.about_id else None


def _with_a_subject(event: Event) -> Message | None:
    return None if event.subject.strip() else say("progress.malformed")


CHECKS: Mapping[str, Check] = {
    EventType.LESSON_COMPLETED: _completed,
    EventType.LESSON_PRACTISE: _own,
    EventType.APT_ATTENDED: _of_somebody,
    EventType.COURSE_COMPLETED: _own,
    EventType.QUESTION_ANSWERED: _answered,
    EventType.HELP_REQUESTED: _own,
    EventType.HELP_ANSWERED: _answer_to("request"),
    EventType.ACTIVITY_DONE: _of_somebody,
    EventType.ACTIVITY_CONFIRMED: _of_another,
    EventType.ACTIVITY_RETURNED: _returned,
    EventType.ACTIVITY_CHOSEN: _chosen,
    EventType.MEETING_ATTENDED: _attended,
    EventType.REFLECTION_WRITTEN: _reflection,
    EventType.USE_ANSWERED: _used,
    EventType.PREPARATION_TOLD: _prepared,
    EventType.PREPARATION_GUIDED: _guided,
    EventType.PROGRAMME_MOVED: _moved,
    EventType.TRAINING_REFERRED: _of_another,
    EventType.REMINDED: _of_another,
    EventType.CONTENT_REPORTED: _with_a_subject,
    EventType.CONTENT_ANSWERED: _answer_to("report"),
    EventType.SEARCH_MISSED: _with_a_subject,
    EventType.SEARCH_ANSWERED: _answer_to("until"),
    EventType.GOAL_RATED: _rated,
    EventType.GOAL_CONFIRMED: _of_another,
    EventType.ASSESSMENT_SHOWN: _own,
    EventType.ASSESSMENT_HIDDEN: _own,
    EventType.SURVEY_ANSWERED: _surveyed,
    EventType.SURVEY_SKIPPED: _own,
    EventType.CHANGE_SEEN: _seen,
    EventType.KEY_REPLACED: _new_keys,
}
"""What each known type must hold, beside what every event must."""
