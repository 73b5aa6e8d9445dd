"""What the picture bank keeps of a picture, beside the file in the content folder."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class PictureRow(Base):
    """What is told of one content of a picture file: another content is another picture."""

    __tablename__ = "pictures"
    path: Mapped[str] = mapped_column(primary_key=True)
    """Content path: `lathundar/outlook/bilder/oppna.webp`."""
    sha: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the file, hex."""
    text: Mapped[str]
    """What one sees, as it was told when the picture came in."""
    tags: Mapped[list[str]] = mapped_column(JSON)
    licence: Mapped[str]
    source: Mapped[str]
    people: Mapped[str]
    """Who may be in it and what was agreed, in words."""
    consent_until: Mapped[date | None]
    shown: Mapped[list[str]] = mapped_column(JSON)
    """Words of `model.writing.picture` for who is shown; empty: nobody has said."""
    changed: Mapped[datetime]
