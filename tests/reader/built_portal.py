"""A portal of a test's own, with what a session's fixture `original` has built."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from kompetensportal.actions.content.build import build
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.loopback import served


@dataclass
class Portal:
    """A portal that runs."""

    address: str
    app: Flask
    database: Database
    content: Path
    data: Path

    def rebuild(self) -> None:
        """Build again what has changed in the content."""
        build(self.content, self.data, processes=1)


@pytest.fixture
def portal(tmp_path: Path, original: Path) -> Iterator[Portal]:
    """A portal of this test alone."""
    folder = tmp_path / "portal"
    shutil.copytree(original, folder)
    content, data = folder / "content", folder / "data"
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    app = create_app(Settings(data=data, demo=True), database, Library(data, draft=True))
    with served(app) as address:
        yield Portal(address, app, database, content, data)
    database.close()
