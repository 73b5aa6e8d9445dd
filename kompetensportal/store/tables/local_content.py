"""What an organisation has over the content that ships: its own facts, and where the two met.

Texts lie as UTF-8, compressed (`store.writing.packed`).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class ContentConflictRow(Base):
    """A file that was changed here and elsewhere, until somebody has chosen; kept after that."""

    __tablename__ = "content_conflicts"
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str]
    """Of the file, in the content folder."""
    base: Mapped[bytes] = mapped_column(LargeBinary)
    """What both began from."""
    ours: Mapped[bytes] = mapped_column(LargeBinary)
    theirs: Mapped[bytes] = mapped_column(LargeBinary)
    theirs_sha: Mapped[str]
    """SHA-256 of it: the same one is kept once."""
    origin: Mapped[str]
    """Where `theirs` comes from: `model.writing.conflict.Origin`."""
    made: Mapped[datetime]
    settled: Mapped[datetime | None]
    settled_by: Mapped[str]
    choice: Mapped[str]
    """`model.writing.conflict.Choice`; empty while it waits."""

    __table_args__ = (Index("ix_content_conflicts_path", "path"),)


class FactChangeRow(Base):
    """A local fact that somebody has changed: what it was, what it became; never changed."""

    __tablename__ = "fact_changes"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    before: Mapped[str]
    """The value; empty when there was none."""
    after: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]

    __table_args__ = (Index("ix_fact_changes_name", "name"),)
