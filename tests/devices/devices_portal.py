"""The portal of these tests, and what they ask of it again and again."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from paper_tablet import Answer, PaperTablet, Unlocked  # type: ignore[import-not-found]
from served_portal import ServedPortal  # type: ignore[import-not-found]

from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools import loopback


def enrol(tablet: PaperTablet, code: str, **more: Any) -> Answer:
    """Try a code."""
    return tablet.ask("POST", "/api/v1/devices/enrol", {"code": code, **more})


def unlock(tablet: PaperTablet, name: str, code: str, /, **changed: Any) -> Answer:
    """Try to unlock a tablet, with keys of one's own unless they are given."""
    body = {"person_id": name, "code": code, **Unlocked(name).public_part, **changed}
    return tablet.ask("POST", "/api/v1/persons/unlock", body)


def asked(tablet: PaperTablet, who: Unlocked, ask: str, **changed: Any) -> dict[str, str]:
    """A signed question in somebody's name; `changed` replaces parts of it."""
    body = {
        "ask": ask,
        "person_id": who.person_id,
        "device_id": tablet.device["device_id"],
        "key_id": who.signing.key_id,
        "since": 0,
        "nonce": str(uuid.uuid4()),
        **changed,
    }
    signed: dict[str, str] = tablet.sign(who, json.dumps(body))
    return signed


def state(tablet: PaperTablet, who: Unlocked, **changed: Any) -> Answer:
    """What the tablet is told of somebody."""
    return tablet.ask("POST", "/api/v1/state", asked(tablet, who, "state", **changed))


def served(address: str, data: Path, library: Path) -> Iterator[ServedPortal]:
    """A portal with the example organisation and a library, on a port of its own."""
    database = Database(address)
    schema.create(database)
    example.make(database)
    (data / "library").symlink_to(library / "library")
    app = create_app(Settings(data=data, demo=True), database)
    with loopback.served(app, threads=8) as at:
        yield ServedPortal(at, database, app)
    database.close()
