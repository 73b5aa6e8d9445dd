"""What surveys asked, and the answers that lead to nobody.

No row here has a person, a device, a sequence or a moment, and none refers to a row that has.
SQLite keeps these rows in the order of their random keys, not in the order in which they came.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base

BY_KEY = {"sqlite_with_rowid": False}


class SurveyVersionRow(Base):
    """What a survey asked when somebody answered it: its words may have changed since."""

    __tablename__ = "survey_versions"
    survey: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    asked: Mapped[dict[str, Any]] = mapped_column(JSON)
    """A `model.content.survey.Survey`."""


class WaitingSheetRow(Base):
    """A sheet until there are enough like it. All rows of a survey are written anew each time."""

    __tablename__ = "sheets_waiting"
    id: Mapped[str] = mapped_column(primary_key=True)
    survey: Mapped[str] = mapped_column(index=True)
    sheet: Mapped[dict[str, Any]] = mapped_column(JSON)
    __table_args__ = BY_KEY


class SheetRow(Base):
    """An answered sheet: one of at least five with the same survey, month, unit and so on."""

    __tablename__ = "sheets"
    id: Mapped[str] = mapped_column(primary_key=True)
    """Random."""
    survey: Mapped[str]
    version: Mapped[str]
    month: Mapped[str]
    """ÅÅÅÅ-MM."""
    unit_id: Mapped[str]
    """The unit, or one above it; empty for the whole organisation."""
    about: Mapped[str]
    """Id of the course; empty when there were too few."""
    profession: Mapped[str]
    """As ticked on the sheet, like the gender; empty when not."""
    gender: Mapped[str]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Question -> number of the answer, from 1."""
    __table_args__ = (Index("ix_sheets_survey", "survey"), BY_KEY)


class SheetWordsRow(Base):
    """What was written on a sheet, apart from what was ticked on it."""

    __tablename__ = "sheet_words"
    id: Mapped[str] = mapped_column(primary_key=True)
    survey: Mapped[str]
    version: Mapped[str]
    month: Mapped[str]
    unit_id: Mapped[str]
    about: Mapped[str]
    question: Mapped[str]
    words: Mapped[str]
    __table_args__ = (Index("ix_sheet_words_survey", "survey"), BY_KEY)


class SheetKeyRow(Base):
    """The key that signs the tokens of a unit's tablets for a month (`model.surveys.blind`)."""

    __tablename__ = "sheet_keys"
    unit_id: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    p: Mapped[str]
    """A prime, in hexadecimal digits, like `q`."""
    q: Mapped[str]


class SheetTokensRow(Base):
    """How many tokens a tablet got in a month; which they are nobody knows but the tablet."""

    __tablename__ = "sheet_tokens"
    device_id: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    given: Mapped[int]


class SheetTakenRow(Base):
    """A sheet that came from a tablet, by its random id, and its token: neither comes twice.

    The sheet itself is kept under another random key, so nothing leads from here to its answers.
    """

    __tablename__ = "sheets_taken"
    id: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str]
    """Of the token."""
    __table_args__ = BY_KEY


class SheetCountRow(Base):
    """The sheets of one kind added up; made of `sheets`, and may be made anew from them."""

    __tablename__ = "sheet_counts"
    survey: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(primary_key=True)
    profession: Mapped[str] = mapped_column(primary_key=True)
    gender: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Question -> how many gave each answer, in order."""
