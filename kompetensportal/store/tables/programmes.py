"""Programmes as they were, and what is decided about them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class ProgrammeVersionRow(Base):
    """A programme as it was when somebody began: it stays whatever becomes of the file."""

    __tablename__ = "programme_versions"
    programme_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    """`model.content.course.Programme` as plain values."""
    kept: Mapped[datetime]
