"""A portal with the example organisation, served for real, and tablets on paper that talk to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path += [str(HERE.parent / "device_facts"), str(HERE.parent / "follow_up")]

from care_library import publish_small_library  # type: ignore[import-not-found]  # noqa: E402
from devices_portal import served  # type: ignore[import-not-found]  # noqa: E402
from served_portal import ServedPortal  # type: ignore[import-not-found]  # noqa: E402

from kompetensportal.store.content.library import Library  # noqa: E402


@pytest.fixture(scope="session")
def devices_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with nothing but a small published library."""
    folder = tmp_path_factory.mktemp("devices-library")
    publish_small_library(Library(folder))
    return folder


@pytest.fixture
def portal(tmp_path: Path, devices_library: Path) -> Iterator[ServedPortal]:
    """A portal on SQLite."""
    data = tmp_path / "data"
    data.mkdir()
    yield from served(f"sqlite:///{data / 'portal.sqlite'}", data, devices_library)


@pytest.fixture
def either(database_url: str, tmp_path: Path, devices_library: Path) -> Iterator[ServedPortal]:
    """The same, once on each engine."""
    data = tmp_path / "data"
    data.mkdir()
    yield from served(database_url, data, devices_library)
