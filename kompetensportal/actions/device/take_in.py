"""Take in what tablets send: in one transaction, answered after it; the same again is known again.

The device is authenticated, the person by signature, so that everybody's queue goes whoever holds
the tablet. Nothing is refused: what is not as it should be goes whole to quarantine.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from kompetensportal.actions.device.courses import complete_courses
from kompetensportal.actions.device.judge import judge, new_key
from kompetensportal.actions.device.seal import Seal
from kompetensportal.actions.device.text import read
from kompetensportal.actions.device.unpack import Unpacked, name_of, read_signed, shown, unpack
from kompetensportal.model.device.clock import Sending
from kompetensportal.model.device.device import Device, Report
from kompetensportal.model.device.fact import Result
from kompetensportal.model.device.signed import signed_of
from kompetensportal.model.learning.event import Event, EventType, happened
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.database import Database
from kompetensportal.store.device import devices, facts, keys, quarantine
from kompetensportal.store.device.quarantine import Aside
from kompetensportal.store.device.safe import Safe, safe
from kompetensportal.store.learning import events as log
from kompetensportal.store.learning.events import Reason

MOST = 200
"""Events in a batch."""
TRIED_AGAIN = (Reason.UNKNOWN_KEY, Reason.OTHER_PERSON, Reason.FORGED)
"""When a key of hers arrives."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Intake:
    """Where events are taken in, with what is published and what opens envelopes."""

    database: Database
    library: Generation
    seal: Seal


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a batch."""

    results: dict[str, Result]
    safe: Safe


@dataclass(slots=True)
class _Writing:
    """What one transaction writes."""

    rows: list[dict[str, object]] = field(default_factory=list)
    asides: list[tuple[Unpacked, Reason]] = field(default_factory=list)
    erased: list[facts.Place] = field(default_factory=list)
    new: list[Unpacked] = field(default_factory=list)


def take_in(
    intake: Intake,
    device: Device,
    items: Sequence[Any],
    *,
    sent: Sending,
    report: Report | None,
    now: datetime,
) -> Taken:
    """Take a batch in. When this gives an answer, it is on the disk. Raises EnvironmentalError."""
    batch = [unpack(item, intake.seal, sent, now) for item in items]
    with intake.database.session() as session:
        judged = judge(session, intake.library, device, batch)
    with intake.database.session() as session:
        # The first statement writes: from here on nobody else does, and what is read stays so.
        devices.seen(session, device.id, report, now)
        log.keep_order(session)
        results = _write(session, intake.library, device, judged, now)
        stores = {found.place[0] for found in judged if found.place and found.told}
        results.pop("", None)
        ids = [name_of(id_) for id_, result in results.items() if result is not Result.STORED]
        told = safe(session, device.id, stores, ids)
    return Taken(results, told)


def try_again(
    session: Session, library: Generation, device: Device, person_id: str, now: datetime
) -> int:
    """A key of somebody's has come: what was set aside for the want of it is taken in.

    Gives how many it was. In the transaction in which the key is kept.
    """
    waiting = quarantine.of_person(session, person_id, TRIED_AGAIN)
    batch = [
        (aside, read_signed(signed_of(read(aside.whole)), Sending(), aside.received))
        for aside in waiting
    ]
    return take_aside(session, library, device, batch, now) if batch else 0


def take_aside(
    session: Session,
    library: Generation,
    device: Device,
    batch: Sequence[tuple[Aside, Unpacked]],
    now: datetime,
) -> int:
    """Judge anew what was set aside, and take in what can be; gives how many it was."""
    judged = judge(session, library, device, [found for _, found in batch])
    good = [found for found in judged if found.reason is None]
    log.keep_order(session)
    results = _write(session, library, device, good, now)
    taken = {Result.STORED, Result.DUPLICATE}
    there = 0
    for (aside, _), found in zip(batch, judged, strict=True):
        if found.reason is not None:
            if found.reason != aside.reason:
                quarantine.change_reason(session, aside.digest, found.reason)
        elif results[found.id] in taken:
            quarantine.settle(session, [aside.digest], now, event_id=found.id)
            there += 1
    return there


def _write(
    session: Session,
    library: Generation,
    device: Device,
    judged: Sequence[Unpacked],
    now: datetime,
) -> dict[str, Result]:
    results, writing = _decide(session, judged, now)
    facts.add(session, writing.rows)
    facts.close_gaps(session, writing.erased, now)
    settled = quarantine.keep(
        session, [_aside(found, reason, device, now) for found, reason in writing.asides]
    )
    for found, reason in writing.asides:
        # What was settled is dealt with, and the tablet need not ask for help with it any more.
        is_settled = quarantine.digest_of(found.whole) in settled
        results[found.id] = Result.DUPLICATE if is_settled else Result.QUARANTINED
        logger.error("event %r set aside: %s", name_of(found.id), reason)
    if writing.new:
        _follow_up(session, library, device, writing.new, now)
    return results


def _decide(
    session: Session, judged: Sequence[Unpacked], now: datetime
) -> tuple[dict[str, Result], _Writing]:
    ids = {name_of(found.id) for found in judged}
    whose = {found.person_id for found in judged}
    about = {found.event.about_id for found in judged if found.event and found.event.about_id}
    gone = facts.erased(session, ids, {name_of(id_) for id_ in whose | about})
    there = facts.bodies(session, ids)
    results: dict[str, Result] = {}
    writing = _Writing()
    for found in judged:
        about_id = found.event.about_id if found.event else None
        if gone and gone & {found.id, found.person_id, about_id}:
            results[found.id] = Result.ERASED
            writing.erased += [found.place] if found.place else []
        elif found.signed is not None and there.get(found.id) == found.signed.body:
            results.setdefault(found.id, Result.DUPLICATE)
        elif found.reason is not None or found.id in there:
            writing.asides.append((found, found.reason or Reason.CONFLICT))
        elif found.event is not None and found.signed is not None and found.place is not None:
            there[found.id] = found.signed.body
            results[found.id] = Result.STORED
            writing.new.append(found)
            writing.rows.append(
                facts.to_row(found.event, now, found.place, found.whole, found.flags)
            )
    return results, writing


def _follow_up(
    session: Session, library: Generation, device: Device, new: Sequence[Unpacked], now: datetime
) -> None:
    """What follows from new events: keys, finished courses, copied stores."""
    quarantine.settle_taken(session, {one.whole: one.id for one in new}, now)
    places = [one.place for one in new if one.place is not None]
    facts.add_stores(session, {one.told.store_id: one.told.device_id for one in new if one.told})
    if twice := facts.taken_twice(session, places):
        for copied in facts.mark_copied(session, twice) | {device.id}:
            devices.mark_copied(session, copied)
        logger.error("device %s: a store lives on in two places", device.id)
    told = [one.event for one in new if one.event is not None]
    for event in told:
        if event.type == EventType.KEY_REPLACED:
            keep_key(session, library, device, event, now)
    complete_courses(session, library, told, now)


def keep_key(
    session: Session, library: Generation, device: Device, event: Event, now: datetime
) -> None:
    """Keep the key that `key.replaced` tells of; what waited for it is tried again."""
    key = new_key(event, min(happened(event), now))
    if key is None:
        return
    newest = keys.on_device(session, key.device_id).get(key.person_id)
    if keys.register(session, key):
        if newest is None or newest.created <= key.created:
            keys.revoke_others(session, key)
        try_again(session, library, device, key.person_id, now)


def _aside(found: Unpacked, reason: Reason, device: Device, now: datetime) -> Aside:
    return Aside(
        event_id=name_of(found.id),
        reason=reason,
        whole=found.whole,
        body=shown(found),
        received=now,
        device_id=device.id,
        person_id=found.person_id or None,
        store_id=found.place[0] if found.place else None,
        dev_seq=found.place[1] if found.place else None,
    )
