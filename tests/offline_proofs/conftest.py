"""What every proof needs: a way to real browsers, a compiled disk, and a portal to break."""

from __future__ import annotations

from pathlib import Path

import pytest
from durable_disk import compile_library  # type: ignore[import-not-found]
from playwright.sync_api import Browser, BrowserType
from proof_portal import make_portal  # type: ignore[import-not-found]


@pytest.fixture
def browser_type(chromium: Browser) -> BrowserType:
    """One Playwright a process: the one that the other tests have started."""
    return chromium.browser_type


@pytest.fixture(scope="session")
def disk_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_library(tmp_path_factory.mktemp("disk"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A portal with the six example accounts, not started."""
    made = tmp_path / "portal"
    make_portal(made)
    return made
