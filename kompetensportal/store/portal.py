"""What the portal knows of itself: its name among portals, its epoch, how far it is backed up."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.store.tables import PortalRow

_ALL = select(PortalRow.__table__)


@dataclass(frozen=True, slots=True)
class Identity:
    """Rows of `portal`, as values."""

    server_id: str
    epoch: str
    """New after a restore: tablets offer again what they have kept."""
    safe_order: int = 0
    """Events up to this order are in a verified backup."""


def identity(session: Session) -> Identity:
    """Which portal this is."""
    rows = session.execute(_ALL)
    kept = {row.name: row.value for row in rows}
    return Identity(
        kept.get("server_id", ""), kept.get("epoch", ""), int(kept.get("safe_order", 0))
    )


def save_safe_order(session: Session, order: int) -> None:
    """Write down how far a verified backup reaches."""
    session.merge(PortalRow(name="safe_order", value=str(order)))
