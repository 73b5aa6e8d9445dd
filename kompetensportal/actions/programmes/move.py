"""Let people who are in the middle of a programme go on with the version that is published now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.content.course import Programme
from kompetensportal.model.learning.event import EventType, new_id, sibling_id
from kompetensportal.model.programmes.version import Change, changes
from kompetensportal.store.learning import enrolments
from kompetensportal.store.programmes import versions


@dataclass(frozen=True, slots=True)
class Move:
    """An enrolment that has another version than the published one, and what a move changes."""

    enrolment: Enrolment
    changes: tuple[Change, ...]


def moves(session: Session, found: list[Enrolment], published: dict[str, Programme]) -> list[Move]:
    """Those of these enrolments that are not on the published version; they stay as they are."""
    there = [
        e
        for e in found
        if e.ended is None
        and e.programme_id in published
        and e.version not in ("", published[e.programme_id].version)
    ]
    counts = versions.of_enrolments(session, there, published)
    return [Move(e, changes(counts.get(e.id), published[e.programme_id])) for e in there]


def move(session: Session, actor: Person, one: Move, programme: Programme, event_id: str) -> None:
    """Move one enrolment; what was done stays. Sent twice it is once: nothing is left to move."""
    versions.keep(session, programme)
    enrolments.save(session, replace(one.enrolment, version=programme.version))
    tell(
        session,
        event_id,
        EventType.PROGRAMME_MOVED,
        by=actor.id,
        about=one.enrolment.person_id,
        subject=programme.id,
        version=programme.version,
        data={
            "enrolment": one.enrolment.id,
            "from": one.enrolment.version,
            "changes": [change.plain for change in one.changes],
        },
    )


def move_all(session: Session, actor: Person, programme: Programme, event_id: str) -> int:
    """Move everybody who is under way in a programme; how many."""
    found = moves(
        session, enrolments.of_programme(session, programme.id), {programme.id: programme}
    )
    for one in found:
        own_id = sibling_id(event_id, one.enrolment.id) if event_id else new_id()
        move(session, actor, one, programme, own_id)
    return len(found)
