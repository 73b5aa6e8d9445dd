"""Counts of who took part in what, made from events and disposable; and what they lean on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import WIDE, Base


class FigureCountRow(Base):
    """One cell of the counts (`model.figures.count`)."""

    __tablename__ = "figure_counts"
    period: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(primary_key=True)
    training: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int]
    women: Mapped[int]
    men: Mapped[int]
    times: Mapped[int]
    minutes: Mapped[int] = mapped_column(WIDE)


class FigurePartRow(Base):
    """What of the counts is one person's, so that it can be taken away again."""

    __tablename__ = "figure_parts"
    person_id: Mapped[str] = mapped_column(primary_key=True)
    gender: Mapped[str]
    taken: Mapped[list[Any]] = mapped_column(JSON)
    """A list of [month, unit, training, lesson, minutes]."""


class FigureTouchedRow(Base):
    """Somebody whose part is to be counted again: her places or gender changed, or she is gone."""

    __tablename__ = "figure_touched"
    person_id: Mapped[str] = mapped_column(primary_key=True)


class FigureStateRow(Base):
    """How far the counts reach (`mark`: an event's order), and what they were made with."""

    __tablename__ = "figure_state"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class LessonMinutesRow(Base):
    """How many minutes a text takes, from a day on."""

    __tablename__ = "lesson_minutes"
    lesson: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[date] = mapped_column(primary_key=True)
    minutes: Mapped[int]


class ExportRow(Base):
    """An export to another system: which events it held, so that it can be made again."""

    __tablename__ = "exports"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    profile: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    """The profile as it was."""
    after_order: Mapped[int]
    """The events that it held came after this one,"""
    upto_order: Mapped[int]
    """and this was the last."""
    made: Mapped[datetime]
    made_by: Mapped[str]
    """Id of the administrator; empty when the portal made it by itself."""
    rows: Mapped[int]
    digest: Mapped[str]
    """SHA-256 of the file."""
