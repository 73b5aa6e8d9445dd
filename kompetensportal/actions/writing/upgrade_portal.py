"""The upgrade of a portal: its content folder, its history, its conflicts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kompetensportal.actions.writing.content_folder import SHIPPED, own_folder, shipped
from kompetensportal.actions.writing.upgrade import UpgradeReport, upgrade
from kompetensportal.model.writing.conflict import Origin
from kompetensportal.model.writing.draft import Kind
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.store.writing import conflicts, text_versions


def copy_of(settings: Settings) -> Path | None:
    """The content folder when it is a copy of what ships; None when there is nothing to upgrade."""
    root = settings.content or own_folder(settings.data)
    return root if (root / SHIPPED).is_dir() else None


def upgrade_portal(
    root: Path, database: Callable[[], Database] | Database, source: Path | None = None
) -> UpgradeReport:
    """Bring a content folder up to date with the program.

    `database` may be a function that opens it: it is asked for only when there is something to
    keep. Each conflict and each earlier text is in the database before the file is touched.
    """
    opened: list[Database] = []

    def here() -> Database:
        if isinstance(database, Database):
            return database
        if not opened:
            opened.append(database())
        return opened[0]

    def ask(path: str, base: str, ours: str, theirs: str) -> None:
        with here().session() as session:
            conflicts.add(
                session,
                path,
                base=base,
                ours=ours,
                theirs=theirs,
                origin=Origin.UPGRADE,
                now=datetime.now(UTC),
            )

    def remember(path: str, text: str) -> None:
        with here().session() as session:
            known = text_versions.latest(session, path)
            if known is None or known[1] != text:
                kind = Kind.FIRST if known is None else Kind.FILE
                now = datetime.now(UTC)
                text_versions.add(session, path, text, at=now, by="", reason="", kind=kind)

    try:
        return upgrade(root, source or shipped(), ask=ask, remember=remember)
    finally:
        for one in opened:
            one.close()
