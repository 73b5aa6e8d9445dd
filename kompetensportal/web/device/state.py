"""`POST /api/v1/state`: what a tablet shows of whoever is unlocked on it, and of nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response
from sqlalchemy.orm import Session

from kompetensportal.actions.device.asked import NotProvenError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.progress import State
from kompetensportal.store.accounts import people, units
from kompetensportal.store.learning import enrolments, events
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.web.context import portal
from kompetensportal.web.device.asked import asked
from kompetensportal.web.device.group import answer, pages
from kompetensportal.web.device.pages_of import pages_of
from kompetensportal.web.device.unlock import now_ms, told


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database has of one person."""

    preferences: Mapping[str, object]
    facts: list[Event]
    waiting: list[dict[str, object]]


@pages.post("/state")
def show_state() -> Response:
    """Her facts after `since`, her pages, and for a mentor what waits for her to look at.

    403 with `reason` when the question is not proved to be hers (`actions.device.asked`).
    """
    with portal().database.session() as session:
        try:
            _, who = asked(session, "state")
        except NotProvenError as error:
            return answer({"reason": error.reason}, 403)
        kept = _kept(session, who.person, who.since)
    return answer(
        {
            "person": told(who.person),
            "preferences": kept.preferences,
            "events": [_fact(event) for event in kept.facts],
            "order": max((event.order or 0 for event in kept.facts), default=who.since),
            "pages": pages_of(who.person),
            "confirm": kept.waiting,
            "server_time": now_ms(),
        }
    )


def _kept(session: Session, person: Person, since: int) -> Kept:
    found = events.find(session, about=[person.id], after=since)
    found += events.find(session, person=person.id, after=since)
    facts = {event.id: event for event in found}
    return Kept(
        people.preferences(session, person.id),
        sorted(facts.values(), key=lambda event: event.order or 0),
        _to_confirm(session, person),
    )


def _to_confirm(session: Session, mentor: Person) -> list[dict[str, object]]:
    """What her people say that they have done, and she has not looked at."""
    ids = {plan.person_id for plan in enrolments.of_mentor(session, mentor.id)} - {mentor.id}
    theirs = [one for one in people.by_ids(session, ids).values() if not one.disabled]
    library, tree = portal().library.generation(), units.tree(session)
    return [
        {
            "person_id": follow.person.id,
            "name": follow.person.name,
            "enrolment": progress.enrolment.id,
            "activity": item.subject,
            "title": item.activity.title,
            "since": _ms(item.since.timestamp()) if item.since else None,
        }
        for follow in follow_each(session, library, theirs, tree, today())
        for progress in follow.progresses
        if progress.enrolment.mentor_id == mentor.id and progress.enrolment.ended is None
        for item in progress.standing(State.WAITING)
        if item.activity.confirmed
    ]


def _fact(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "type": event.type,
        "v": event.v,
        "person_id": event.person_id,
        "about_id": event.about_id,
        "subject": event.subject,
        "version": event.version,
        "data": dict(event.data),
        "at": _ms(happened(event).timestamp()),
        "order": event.order,
    }


def _ms(seconds: float) -> int:
    return int(seconds * 1000)
