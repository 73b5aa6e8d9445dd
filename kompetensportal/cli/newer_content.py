"""Content that a newer program brings, before the portal is served or published."""

from __future__ import annotations

from collections.abc import Callable

from kompetensportal.actions.writing.upgrade_portal import copy_of, upgrade_portal
from kompetensportal.cli.terminal import show
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.words import Catalogue, say


def bring_up_to_date(
    words: Catalogue, settings: Settings, database: Database | Callable[[], Database]
) -> bool:
    """Upgrade the content folder where it is a copy, and tell; whether a file has changed."""
    root = copy_of(settings)
    if root is None:
        return False
    report = upgrade_portal(root, database)
    changed = len(report.taken) + len(report.removed) + len(report.merged)
    if changed:
        show(words, say("localfacts.upgraded", n=changed))
    if report.asked:
        show(words, say("localfacts.upgrade_asks", n=len(report.asked)))
    return bool(changed)


def opened(settings: Settings) -> Callable[[], Database]:
    """Opens the portal's database for whoever may not need it. Raises SchemaError."""

    def make() -> Database:
        database = Database(settings.database_url)
        try:
            schema.check(database)
        except BaseException:
            database.close()
            raise
        return database

    return make
