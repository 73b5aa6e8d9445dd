"""Fixtures for the glossary: one published library, and a portal that serves a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from words_portal import published, served, write  # type: ignore[import-not-found]

from kompetensportal.actions.content.word_voice import fill_words
from kompetensportal.store.content.library import Library


@pytest.fixture(scope="session")
def glossary_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content and data folder, published and with the words read aloud."""
    folder = tmp_path_factory.mktemp("glossary")
    published(write(folder / "content"), folder / "data")
    fill_words(Library(folder / "data"), folder / "data", "pyttsx3")
    return folder


@pytest.fixture
def glossary(tmp_path: Path, glossary_original: Path) -> Path:
    """A copy of one's own: `content` and `data`."""
    shutil.copytree(glossary_original, tmp_path / "glossary")
    return tmp_path / "glossary"


@pytest.fixture
def address(glossary: Path) -> Iterator[str]:
    """A portal that serves it."""
    with served(glossary / "data") as where:
        yield where
