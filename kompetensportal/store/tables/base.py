"""What every table has in common, and the portal's own row."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

WIDE = BigInteger().with_variant(Integer, "sqlite")
"""Milliseconds and bytes: 64 bits on both engines (an INTEGER of SQLite has them)."""


class Base(DeclarativeBase):
    """Common base; names constraints so that migrations can name them."""


Base.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class PortalRow(Base):
    """One row of facts about this portal: `epoch` (new after a restore), `server_id`."""

    __tablename__ = "portal"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
