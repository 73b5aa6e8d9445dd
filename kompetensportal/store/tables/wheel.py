"""What a unit plans and follows up in a year."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class YearGoalRow(Base):
    """A goal of a unit's year, from plan to next action."""

    __tablename__ = "year_goals"
    id: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    year: Mapped[int]
    goal: Mapped[str]
    measure: Mapped[str]
    """A figure of the portal (`model.wheel.year.Measure`), or empty: it is told in `result`."""
    target: Mapped[int | None]
    done: Mapped[str]
    result: Mapped[str]
    analysis: Mapped[str]
    action: Mapped[str]
    owner: Mapped[str]
    due: Mapped[date | None]
    changed: Mapped[datetime]
    changed_by: Mapped[str]
    removed: Mapped[bool] = mapped_column(default=False)
