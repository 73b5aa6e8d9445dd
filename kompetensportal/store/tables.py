"""The tables. Facts are rows of `events`, which are appended and never changed.

Everything that counts (progress, lists, statistics) is computed from events and may be thrown
away. The other tables hold what an administrator decides: units, people, enrolments.
Times are UTC without zone in SQLite and PostgreSQL alike (`store.database.utc` gives the zone).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


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
    offset_ms: Mapped[int]
    received: Mapped[datetime]
    origin: Mapped[str]
    device_id: Mapped[str | None]
    v: Mapped[int]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    __table_args__ = (
        Index("ix_events_about", "about_id", "order"),
        Index("ix_events_type", "type", "order"),
        Index("ix_events_person", "person_id", "order"),
        Index("ix_events_subject", "subject", "order"),
        # An erased last event must not give its order to the next one.
        {"sqlite_autoincrement": True},
    )


class TombstoneRow(Base):
    """The id of an erased event; a copy that comes back is dropped."""

    __tablename__ = "tombstones"
    event_id: Mapped[str] = mapped_column(primary_key=True)
    erased: Mapped[datetime]


class QuarantineRow(Base):
    """An event that could not be taken in as it was: kept whole, for somebody to look at."""

    __tablename__ = "quarantine"
    digest: Mapped[str] = mapped_column(primary_key=True)
    """Of `body`: the same event set aside twice is one row."""
    event_id: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    """`conflict` (the id was taken, with another body), `unknown_type`, `malformed`."""
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    received: Mapped[datetime]


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
