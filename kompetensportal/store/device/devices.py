"""Enrolled devices: rows in, `model.device.device.Device` out."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, func, select, update
from sqlalchemy.orm import Session

from kompetensportal.model.device.device import Choices, Device, Kind, Report
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts.sessions import hash_of
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import DeviceRow

_TABLE = cast(Table, DeviceRow.__table__)
_BY_TOKEN = select(_TABLE).where(_TABLE.c.token_hash == bindparam("token_hash"))


def add(
    session: Session,
    *,
    kind: Kind,
    name: str,
    unit_id: str,
    person_id: str | None,
    by: str,
    now: datetime,
) -> tuple[Device, str]:
    """Enrol a device; gives it, and the token for its cookie."""
    token = secrets.token_urlsafe(32)
    row = DeviceRow(
        id=new_id(),
        name=name,
        unit_id=unit_id,
        kind=kind.value,
        person_id=person_id,
        token_hash=hash_of(token),
        created=for_table(now),
        created_by=by,
        waiting=0,
        software="",
        content="",
        copied=False,
        settings=Choices().as_json(),
    )
    session.add(row)
    session.flush()
    return _device(row), token


def by_token(session: Session, token: str) -> Device | None:
    """The device of a cookie's token, also when it is revoked."""
    if not token:
        return None
    # Asked at every contact, so as a plain row.
    row = session.execute(_BY_TOKEN, {"token_hash": hash_of(token)}).first()
    return _device(row) if row is not None else None


def by_id(session: Session, device_id: str) -> Device | None:
    """One device."""
    row = session.get(DeviceRow, device_id)
    return _device(row) if row is not None else None


def every(session: Session) -> tuple[Device, ...]:
    """All devices, by name."""
    return tuple(map(_device, session.scalars(select(DeviceRow).order_by(DeviceRow.name))))


def count(session: Session) -> int:
    """How many devices are not revoked."""
    there = select(func.count()).select_from(DeviceRow).where(DeviceRow.revoked.is_(None))
    return session.scalar(there) or 0


def of_person(session: Session, person_id: str) -> tuple[Device, ...]:
    """Somebody's own phones that are not revoked, the newest first."""
    query = select(DeviceRow).where(DeviceRow.person_id == person_id, DeviceRow.revoked.is_(None))
    return tuple(map(_device, session.scalars(query.order_by(DeviceRow.created.desc()))))


def seen(session: Session, device_id: str, report: Report | None, now: datetime) -> None:
    """Write down a contact, and what the device said of itself when it said anything."""
    values: dict[str, object] = {"last_seen": for_table(now)}
    if report is not None:
        values |= {
            "waiting": report.waiting,
            "oldest": for_table(report.oldest) if report.oldest else None,
            "used": report.used,
            "quota": report.quota,
            "persisted": report.persisted,
        }
        # What it did not say now is as it was.
        known = {
            "software": report.software or None,
            "content": report.content or None,
            "offset_ms": report.offset_ms,
        }
        values |= {name: value for name, value in known.items() if value is not None}
    # At every contact, so without looking for rows that the session holds.
    session.execute(update(_TABLE).where(_TABLE.c.id == device_id), values)


def save(session: Session, device_id: str, *, name: str, unit_id: str, choices: Choices) -> None:
    """Rename a device, move it to another unit, change what was chosen for it."""
    session.execute(
        update(DeviceRow)
        .where(DeviceRow.id == device_id)
        .values(name=name, unit_id=unit_id, settings=choices.as_json())
    )


def revoke(session: Session, device_id: str, now: datetime) -> bool:
    """Give a device nothing more; False when it was revoked before."""
    gone = session.execute(
        update(DeviceRow)
        .where(DeviceRow.id == device_id, DeviceRow.revoked.is_(None))
        .values(revoked=for_table(now))
        .returning(DeviceRow.id)
    )
    return gone.first() is not None


def mark_copied(session: Session, device_id: str) -> None:
    """Its disk lives on in two places."""
    session.execute(update(DeviceRow).where(DeviceRow.id == device_id).values(copied=True))


def _device(row: DeviceRow | Row[Any]) -> Device:
    return Device(
        id=row.id,
        kind=Kind(row.kind),
        name=row.name,
        unit_id=row.unit_id,
        person_id=row.person_id,
        token_hash=row.token_hash,
        created=utc(row.created),
        created_by=row.created_by,
        choices=Choices.from_json(row.settings or {}),
        revoked=utc(row.revoked) if row.revoked else None,
        seen=utc(row.last_seen) if row.last_seen else None,
        report=Report(
            software=row.software,
            content=row.content,
            waiting=row.waiting,
            oldest=utc(row.oldest) if row.oldest else None,
            persisted=row.persisted,
            used=row.used,
            quota=row.quota,
            offset_ms=row.offset_ms,
        ),
        copied=row.copied,
    )
