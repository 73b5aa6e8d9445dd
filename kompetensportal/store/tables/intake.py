"""What came from a tablet and could not be taken in as it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import WIDE, Base


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
