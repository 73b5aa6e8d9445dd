"""What people do: the event log, and what a manager adds to one programme."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import WIDE, Base


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
        # With the type: a page of a unit passes over what its people have read, unseen.
        Index("ix_events_about", "about_id", "type", "order"),
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


class EnrolmentRow(Base):
    """A person on a programme."""

    __tablename__ = "enrolments"
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    programme_id: Mapped[str] = mapped_column(index=True)
    start: Mapped[date]
    mentor_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    ended: Mapped[date | None]
    version: Mapped[str] = mapped_column(default="", server_default="")
    """The programme's version, kept in `programme_versions`; empty: the one that is published."""
    began: Mapped[dict[str, list[str]] | None] = mapped_column(JSON(none_as_null=True))
    """Branches and professions of the person when she was enrolled."""
    __table_args__ = (UniqueConstraint("person_id", "programme_id", "start"),)


class OwnActivityRow(Base):
    """An activity that a manager adds to one person's programme."""

    __tablename__ = "own_activities"
    id: Mapped[str] = mapped_column(primary_key=True)
    enrolment_id: Mapped[str] = mapped_column(ForeignKey("enrolments.id"), index=True)
    title: Mapped[str]
    by: Mapped[str]
    due: Mapped[date | None]
    removed: Mapped[bool] = mapped_column(default=False)
