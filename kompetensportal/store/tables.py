"""The tables. Facts are rows of `events`, which are appended and never changed.

Everything that counts (progress, lists, statistics) is computed from events and may be thrown
away. The other tables hold what an administrator decides: units, people, enrolments.
Times are UTC without zone in SQLite and PostgreSQL alike (`store.database.utc` gives the zone).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, UniqueConstraint, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

WIDE = BigInteger().with_variant(Integer, "sqlite")
"""Milliseconds and bytes: 64 bits on both engines (an INTEGER of SQLite has them)."""


class Base(DeclarativeBase):
    """Common base; names constraints so that migrations can name them."""


Base.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class PortalRow(Base):
    """One row of facts about this portal: `epoch` (new after a restore), `server_id`."""

    __tablename__ = "portal"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class EventRow(Base):
    """The event log. `order` is the server's and has gaps; `id` is made where it happened."""

    __tablename__ = "events"
    order: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    type: Mapped[str]
    person_id: Mapped[str | None]
    about_id: Mapped[str | None]
    subject: Mapped[str]
    version: Mapped[str]
    at: Mapped[datetime]
    offset_ms: Mapped[int] = mapped_column(WIDE)
    received: Mapped[datetime]
    origin: Mapped[str]
    device_id: Mapped[str | None]
    v: Mapped[int]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    store_id: Mapped[str | None]
    """The IndexedDB that wrote it, and its number there: 1, 2, 3 … without a gap."""
    dev_seq: Mapped[int | None] = mapped_column(WIDE)
    signed: Mapped[str | None]
    """The JSON of {"body", "sig"} as the tablet wrote it; None for pages."""
    flags: Mapped[str] = mapped_column(default="", server_default="")
    """What was unusual about it (`model.device.fact.Flag`), with commas between."""
    __table_args__ = (
        Index("ix_events_about", "about_id", "order"),
        Index("ix_events_type", "type", "order"),
        Index("ix_events_person", "person_id", "order"),
        Index("ix_events_subject", "subject", "order"),
        Index("ix_events_store", "store_id", "dev_seq"),
        # An erased last event must not give its order to the next one.
        {"sqlite_autoincrement": True},
    )


class TombstoneRow(Base):
    """The id of an erased event, or the hash of a person's; a copy that comes back is dropped."""

    __tablename__ = "tombstones"
    event_id: Mapped[str] = mapped_column(primary_key=True)
    erased: Mapped[datetime]
    store_id: Mapped[str | None]
    """Where a tablet's event stood in its store, so that the ones around it leave no gap."""
    dev_seq: Mapped[int | None] = mapped_column(WIDE)
    __table_args__ = (Index("ix_tombstones_store", "store_id", "dev_seq"),)


class QuarantineRow(Base):
    """An event that could not be taken in as it was: kept whole, for somebody to look at."""

    __tablename__ = "quarantine"
    digest: Mapped[str] = mapped_column(primary_key=True)
    """Of `body`: the same event set aside twice is one row."""
    event_id: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    """Why: one of `store.learning.events.Reason`."""
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What could be read of it; empty when nothing could."""
    received: Mapped[datetime]
    device_id: Mapped[str | None] = mapped_column(index=True)
    """The device that sent it."""
    person_id: Mapped[str | None] = mapped_column(index=True)
    """Whose it says that it is."""
    store_id: Mapped[str | None]
    dev_seq: Mapped[int | None] = mapped_column(WIDE)
    whole: Mapped[str | None]
    """The envelope or the signed text as it came; None for pages."""
    safe: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether a verified backup holds it."""
    settled: Mapped[datetime | None]
    """When an administrator (or a key that came) settled it; the row stays for ever."""
    settled_by: Mapped[str | None]
    settled_as: Mapped[str | None]
    """The id of the event that came of it; None: it was not needed."""
    settled_why: Mapped[str] = mapped_column(default="", server_default="")
    __table_args__ = (Index("ix_quarantine_store", "store_id", "dev_seq"),)


class RawEventRow(Base):
    """Bytes that a tablet could not get in in any other way: kept before anybody reads them."""

    __tablename__ = "raw_events"
    digest: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[str | None] = mapped_column(index=True)
    """Whose it says that it is, when that could be read."""
    content: Mapped[bytes]
    received: Mapped[datetime]


class DeviceRow(Base):
    """A tablet or a phone that an administrator has enrolled. Only the token's hash is kept."""

    __tablename__ = "devices"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[str]
    """`shared` by a unit, or somebody's `own`."""
    person_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"), index=True)
    """Whose it is, when it is somebody's own."""
    token_hash: Mapped[str] = mapped_column(unique=True)
    created: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    revoked: Mapped[datetime | None]
    last_seen: Mapped[datetime | None]
    waiting: Mapped[int] = mapped_column(default=0)
    """How many events waited on it when it was last heard of."""
    oldest: Mapped[datetime | None]
    """When the oldest of them was told, by corrected time."""
    software: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    """Digest of what lies on it."""
    persisted: Mapped[bool | None]
    """Whether its browser has promised to keep what is stored."""
    used: Mapped[int | None] = mapped_column(WIDE)
    """Bytes."""
    quota: Mapped[int | None] = mapped_column(WIDE)
    offset_ms: Mapped[int | None] = mapped_column(WIDE)
    """How far its clock was ahead of ours when it was last heard of."""
    copied: Mapped[bool] = mapped_column(default=False)
    """Two events with one number came from one of its stores: its profile was copied."""
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class DeviceStoreRow(Base):
    """An IndexedDB that events come from, and how far a verified backup holds all of it."""

    __tablename__ = "device_stores"
    store_id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(index=True)
    safe_seq: Mapped[int] = mapped_column(WIDE, default=0)
    """Every event of the store up to this number is safe."""
    safe_order: Mapped[int] = mapped_column(default=0)
    """The portal's `safe_order` by which that was counted."""
    copied: Mapped[bool] = mapped_column(default=False)
    """Two events had one number: it lives on in two places."""


class EnrolmentCodeRow(Base):
    """A code that enrols one device, once. Only its hash is kept."""

    __tablename__ = "enrolment_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    name: Mapped[str]
    kind: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    created: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    expires: Mapped[datetime]
    used: Mapped[datetime | None]
    device_id: Mapped[str | None]
    """The device that it became."""


class PersonKeyRow(Base):
    """A person's public keys on one device. A revoked one still proves what was told before."""

    __tablename__ = "person_keys"
    key_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    device_id: Mapped[str] = mapped_column(index=True)
    public: Mapped[str]
    """For signatures: the raw point, base64url."""
    box_public: Mapped[str]
    """For what others wrap for her, likewise."""
    created: Mapped[datetime]
    revoked: Mapped[datetime | None]
    made_by: Mapped[str]
    """Who made it: she herself, or the mentor who gave her a new code."""


class UnitRow(Base):
    """A node of the organisation."""

    __tablename__ = "units"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    branch: Mapped[str]


class PersonRow(Base):
    """A person; `user_name` is compared in lower case."""

    __tablename__ = "persons"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    user_name: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str]
    start_date: Mapped[date | None]
    employment_number: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    disabled: Mapped[bool] = mapped_column(default=False)
    preferences: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class MembershipRow(Base):
    """A person's place on a unit."""

    __tablename__ = "memberships"
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str]
    profession: Mapped[str]
    start: Mapped[date | None]
    end: Mapped[date | None]


class EnrolmentRow(Base):
    """A person on a programme."""

    __tablename__ = "enrolments"
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    programme_id: Mapped[str] = mapped_column(index=True)
    start: Mapped[date]
    mentor_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    ended: Mapped[date | None]
    __table_args__ = (UniqueConstraint("person_id", "programme_id", "start"),)


class CredentialRow(Base):
    """A hashed secret: `password` (anywhere) or `code` (six digits, only in shared browsers)."""

    __tablename__ = "credentials"
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[str]
    must_change: Mapped[bool] = mapped_column(default=False)


class AttemptRow(Base):
    """Failed sign-ins in a row for a name or a place, which slow the next one down."""

    __tablename__ = "attempts"
    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last: Mapped[datetime]


class SessionRow(Base):
    """Somebody signed in. Only the hash of the cookie's token is kept."""

    __tablename__ = "sessions"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    shared: Mapped[bool]
    created: Mapped[datetime]
    seen: Mapped[datetime]


class SharedBrowserRow(Base):
    """A browser that an administrator has marked as shared on a unit."""

    __tablename__ = "shared_browsers"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    name: Mapped[str]
    marked: Mapped[datetime]
    marked_by: Mapped[str] = mapped_column(ForeignKey("persons.id"))


class AccessRow(Base):
    """Who looked at whom, on which page. Each person may see the rows about themselves."""

    __tablename__ = "accesses"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    viewer_id: Mapped[str] = mapped_column(index=True)
    about_id: Mapped[str] = mapped_column(index=True)
    page: Mapped[str]
    at: Mapped[datetime]


class OwnActivityRow(Base):
    """An activity that a manager adds to one person's programme."""

    __tablename__ = "own_activities"
    id: Mapped[str] = mapped_column(primary_key=True)
    enrolment_id: Mapped[str] = mapped_column(ForeignKey("enrolments.id"), index=True)
    title: Mapped[str]
    by: Mapped[str]
    due: Mapped[date | None]
    removed: Mapped[bool] = mapped_column(default=False)
