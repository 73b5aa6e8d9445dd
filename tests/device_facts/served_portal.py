"""A portal that runs, to look into and to enrol tablets on paper at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from paper_tablet import PaperTablet, Unlocked  # type: ignore[import-not-found]
from sqlalchemy import text

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal import example
from kompetensportal.store.database import Database

CODES = {account.user_name: account.code for account in example.ACCOUNTS}
CODE_LASTS = timedelta(minutes=30)


@dataclass
class ServedPortal:
    """Its address, and its database to look into and to change."""

    address: str
    database: Database
    app: Flask

    def rows(self, query: str, **values: Any) -> list[dict[str, Any]]:
        """What a query gives."""
        with self.database.engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(query), values).mappings()]

    def change(self, query: str, **values: Any) -> None:
        """Change the database under the portal."""
        with self.database.engine.begin() as connection:
            connection.execute(text(query), values)

    def code(self, unit: str = "ekdalen", now: datetime | None = None) -> str:
        """A one-time code for a new tablet, made now or at another moment."""
        at = now or datetime.now(UTC)
        with self.database.session() as session:
            return code_for_unit(session, unit, "Plattan", by="fatima", now=at, lasts=CODE_LASTS)

    def tablet(self, unit: str = "ekdalen", **given: Any) -> PaperTablet:
        """An enrolled tablet of a unit."""
        made = PaperTablet(self.address, **given)
        made.enrol(self.code(unit))
        return made

    def unlocked(self, tablet: PaperTablet, name: str) -> Unlocked:
        """One of the example people, on a tablet."""
        return tablet.unlock(name, CODES[name])
