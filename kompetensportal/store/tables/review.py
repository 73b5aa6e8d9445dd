"""From draft to published: who holds which function, reviews, comments, what was published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class FunctionHolderRow(Base):
    """Somebody holds a function that texts name as their owner or deputy."""

    __tablename__ = "function_holders"
    function: Mapped[str] = mapped_column(primary_key=True)
    """As texts write it after `ägare:`."""
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    since: Mapped[datetime]
    made_by: Mapped[str]


class WriterSystemRow(Base):
    """A writer keeps to these folders; without a row she writes everywhere."""

    __tablename__ = "writer_systems"
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    system: Mapped[str] = mapped_column(primary_key=True)
    """Folder of a system or course: `outlook`."""


class WriterUnitRow(Base):
    """A writer keeps to texts for these units; without a row she writes for everybody."""

    __tablename__ = "writer_units"
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    unit_id: Mapped[str] = mapped_column(
        ForeignKey("units.id", ondelete="CASCADE"), primary_key=True
    )


class ReviewRow(Base):
    """Somebody has asked that a text be looked at."""

    __tablename__ = "reviews"
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(index=True)
    """Of the file, in the content folder."""
    title: Mapped[str]
    function: Mapped[str]
    """The owner's, which it is asked of when `reviewer_id` is empty."""
    reviewer_id: Mapped[str]
    words: Mapped[str]
    asked: Mapped[datetime]
    asked_by: Mapped[str]
    state: Mapped[str]
    """A `model.writing.review.State`."""
    digest: Mapped[str]
    """Of the text that was approved; empty before."""
    decided: Mapped[datetime | None]
    decided_by: Mapped[str]
    decided_words: Mapped[str]


class ReviewCommentRow(Base):
    """Words about a place of a draft, perhaps with another wording."""

    __tablename__ = "review_comments"
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(index=True)
    quote: Mapped[str]
    """The words that it is about, as the file has them; empty for the whole text."""
    line: Mapped[int]
    """The line on which they stood, from 1."""
    words: Mapped[str]
    suggestion: Mapped[str | None]
    """What they might say instead; None when nothing is suggested."""
    made: Mapped[datetime]
    made_by: Mapped[str]
    outcome: Mapped[str]
    """Empty while it is open; a `model.writing.review.Outcome`."""
    done: Mapped[datetime | None]
    done_by: Mapped[str]


class ReviewDeedRow(Base):
    """Who did what with a text, and when; never changed."""

    __tablename__ = "review_deeds"
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(index=True)
    what: Mapped[str]
    """A `model.writing.review.What`."""
    words: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class TextChangeRow(Base):
    """A text was published from the workshop: whether those who had done it are asked again."""

    __tablename__ = "text_changes"
    id: Mapped[str] = mapped_column(primary_key=True)
    text_id: Mapped[str] = mapped_column(index=True)
    """Of the lesson, as completions name it."""
    path: Mapped[str]
    size: Mapped[str]
    """A `model.writing.changed_steps.Size`."""
    reason: Mapped[str]
    version: Mapped[str]
    """Of what was published."""
    changed: Mapped[dict[str, Any]] = mapped_column(JSON)
    """A `model.writing.changed_steps.Change`, in plain values."""
    at: Mapped[datetime]
    by: Mapped[str]
