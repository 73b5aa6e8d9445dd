"""Drafts, everything that was ever saved of them, who writes now, and each published version.

Texts lie as UTF-8, compressed (`store.writing.packed`): any character comes back on both engines.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class DraftRow(Base):
    """How one text stands in the workshop: one row for each file that somebody has opened."""

    __tablename__ = "drafts"
    path: Mapped[str] = mapped_column(primary_key=True)
    """Of the file, in the content folder."""
    revision: Mapped[int]
    text: Mapped[bytes] = mapped_column(LargeBinary)
    file_text: Mapped[bytes] = mapped_column(LargeBinary)
    """The file as it was when the workshop last looked at it."""
    file_sha: Mapped[str]
    """SHA-256 of that; empty when there is no file, or none any more."""
    was_there: Mapped[bool]
    """There has been a file: with an empty `file_sha` it was deleted."""
    is_open: Mapped[bool]
    """The text says something else than the file."""
    changed: Mapped[datetime]
    changed_by: Mapped[str]


class DraftRevisionRow(Base):
    """A text as it stood once; never changed."""

    __tablename__ = "draft_revisions"
    path: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
    by: Mapped[str]
    """A person's id; empty for a change of the file itself."""
    kind: Mapped[str]
    """A `model.writing.draft.Kind`."""


class DraftSaveRow(Base):
    """A save that was taken in: the same one sent twice is one."""

    __tablename__ = "draft_saves"
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class DraftConflictRow(Base):
    """Two wrote in the same place. What stands is in the text; the other wording lies here."""

    __tablename__ = "draft_conflicts"
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(index=True)
    line: Mapped[int]
    """Where what stands begins in the draft's text, from 1."""
    base: Mapped[bytes] = mapped_column(LargeBinary)
    stands: Mapped[bytes] = mapped_column(LargeBinary)
    beside: Mapped[bytes] = mapped_column(LargeBinary)
    stands_by: Mapped[str]
    beside_by: Mapped[str]
    at: Mapped[datetime]
    settled: Mapped[datetime | None]
    settled_by: Mapped[str]


class DraftWriterRow(Base):
    """Somebody has a text open: one row for each page of hers."""

    __tablename__ = "draft_writers"
    path: Mapped[str] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str]
    seen: Mapped[datetime] = mapped_column(index=True)


class TextVersionRow(Base):
    """A version of a file: published from the workshop, or changed by hand and then seen."""

    __tablename__ = "text_versions"
    __table_args__ = (Index("ix_text_versions_path_at", "path", "at"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str]
    text: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
    by: Mapped[str]
    """A person's id; empty for a change of the file itself."""
    reason: Mapped[str]
    kind: Mapped[str]
    """A `model.writing.draft.Kind`."""
    commit: Mapped[str]
    """Of git, where the content folder has it; else empty."""
