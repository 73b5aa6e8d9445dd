"""What is decided about goals: levels of professions, and what a yearly talk agreed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class ProfessionLevelRow(Base):
    """Which level a profession should have in a system, when the administrator has decided it."""

    __tablename__ = "profession_levels"
    profession: Mapped[str] = mapped_column(primary_key=True)
    system: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[int]
    """From 0, not part of the job, to 4."""


class TalkRow(Base):
    """One yearly talk of an employee and her manager; both read and write the notes."""

    __tablename__ = "talks"
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    held: Mapped[date]
    notes: Mapped[str]
    changed: Mapped[datetime]
    changed_by: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))


class TalkStepRow(Base):
    """A next step that a talk agreed on."""

    __tablename__ = "talk_steps"
    id: Mapped[str] = mapped_column(primary_key=True)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id"), index=True)
    words: Mapped[str]
    due: Mapped[date | None]
    done: Mapped[date | None]
