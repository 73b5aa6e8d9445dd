"""Settle what was set aside: try it again, take it in on an administrator's word, or say it was
not needed. The original is kept whole in each case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.device.courses import complete_courses
from kompetensportal.actions.device.seal import Seal
from kompetensportal.actions.device.take_in import keep_key, take_aside
from kompetensportal.actions.device.text import read
from kompetensportal.actions.device.unpack import Unpacked, unpack
from kompetensportal.actions.learning.record import reason_to_set_aside
from kompetensportal.errors import ConflictError, MistakeError, NotFoundError
from kompetensportal.model.device.clock import Sending
from kompetensportal.model.device.fact import Flag
from kompetensportal.model.learning.event import Event, EventType, sibling_id
from kompetensportal.store.accounts import people
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.device import devices, facts, quarantine, raw
from kompetensportal.store.device.quarantine import Aside
from kompetensportal.store.learning import events as log
from kompetensportal.store.learning.events import Reason
from kompetensportal.words import say

LONGEST_WHY = 500


def waiting(session: Session, digest: str) -> Aside:
    """One that nobody has settled. Raises NotFoundError, ConflictError."""
    found = quarantine.by_digest(session, digest)
    if found is None:
        raise NotFoundError(say("quarantine.gone"))
    if found.settled is not None:
        raise ConflictError(say("quarantine.settled_before"))
    return found


def opened(session: Session, aside: Aside, seal: Seal) -> Unpacked:
    """What can be read of it now."""
    try:
        item = read(raw.of(session, aside.whole) or aside.whole or "{}")
    except ValueError:
        item = {}
    return unpack(item, seal, Sending(), aside.received)


def again(session: Session, library: Generation, seal: Seal, digest: str, now: datetime) -> bool:
    """Try it once more: a key may have come, or a program that knows more. Raises as `waiting`."""
    aside = waiting(session, digest)
    device = devices.by_id(session, aside.device_id or "")
    if device is None:
        return False
    return take_aside(session, library, device, [(aside, opened(session, aside, seal))], now) > 0


def accept(
    session: Session,
    library: Generation,
    seal: Seal,
    digest: str,
    *,
    person_id: str,
    by: str,
    now: datetime,
) -> str:
    """Take it into the log as something that `person_id` said; gives the event's id.

    Raises MistakeError for what nobody can read, NotFoundError for a person who is not there.
    """
    aside = waiting(session, digest)
    found = opened(session, aside, seal)
    if found.event is None or found.signed is None or found.place is None:
        raise MistakeError(say("quarantine.unreadable"), say("quarantine.unreadable_mend"))
    if people.by_id(session, person_id) is None:
        raise NotFoundError(say("people.gone"), say("people.gone_mend"))
    event, flags = _as_said_by(found.event, person_id), [*found.flags, Flag.ACCEPTED]
    if event.person_id != found.event.person_id:
        flags.append(Flag.CORRECTED)
    is_key = event.type == EventType.KEY_REPLACED
    if reason_to_set_aside(event) or (is_key and aside.reason != Reason.NOT_ALLOWED):
        raise MistakeError(say("quarantine.unreadable"), say("quarantine.unreadable_mend"))
    log.keep_order(session)
    if facts.erased(session, [event.id], {person_id, event.about_id or ""}):
        raise MistakeError(say("quarantine.erased"))
    if event.id in facts.bodies(session, [event.id]):
        event = replace(event, id=sibling_id(event.id, digest))
    facts.add(session, [facts.to_row(event, now, found.place, found.whole, flags)])
    quarantine.settle(session, [digest], now, by=by, event_id=event.id)
    complete_courses(session, library, [event], now)
    device = devices.by_id(session, aside.device_id or "")
    if is_key and device is not None:
        keep_key(session, library, device, event, now)
    return event.id


def not_needed(session: Session, digest: str, *, by: str, why: str, now: datetime) -> None:
    """Settle it without an event. Raises MistakeError without a reason in words."""
    waiting(session, digest)
    if not why.strip():
        raise MistakeError(say("quarantine.why_missing"))
    quarantine.settle(session, [digest], now, by=by, why=why.strip()[:LONGEST_WHY])


def _as_said_by(event: Event, person_id: str) -> Event:
    about = person_id if event.about_id == event.person_id else event.about_id
    return replace(event, person_id=person_id, about_id=about)
