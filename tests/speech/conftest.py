"""A voice for all tests of speech: one process, started once; and ears for what it made."""

from __future__ import annotations

import contextlib
import itertools
import shutil
from array import array
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import miniaudio
import player_content  # type: ignore[import-not-found]
import pytest
from player_page import NOTICE  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext, Page

from kompetensportal.actions.content import voice
from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.portal import example
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.settings import Settings
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.encode import SAMPLE_RATE
from kompetensportal.speech.engines.pyttsx3_engine import Pyttsx3Engine
from kompetensportal.speech.narrate import Narrator
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from kompetensportal.web.reading import Reading
from tools.loopback import served

LOUD = 500
"""A sample above this is speech; espeak-ng's pauses are far below."""


@pytest.fixture(scope="session")
def engine() -> Iterator[Pyttsx3Engine]:
    """The real engine."""
    opened = Pyttsx3Engine()
    yield opened
    opened.close()


@pytest.fixture
def narrator(engine: Pyttsx3Engine, tmp_path: Path) -> Narrator:
    """Reads aloud with an empty cache."""
    return Narrator(engine, Clips(tmp_path / "clips"))


@pytest.fixture
def sentences() -> Callable[..., list[Sentence]]:
    """Sentences of a text: `sentences("Ett.", "Två.", language="sv", block="text")`."""

    def make(*texts: str, language: str = "sv", block: str = "text") -> list[Sentence]:
        return [Sentence(index, text, language, block) for index, text in enumerate(texts)]

    return make


@pytest.fixture(scope="session")
def hear() -> Callable[[bytes], array[int]]:
    """Decode an MP3 to its samples."""

    def decode(mp3: bytes) -> array[int]:
        decoded = miniaudio.decode(mp3, nchannels=1, sample_rate=SAMPLE_RATE)
        samples: array[int] = decoded.samples
        return samples

    return decode


@pytest.fixture(scope="session")
def onsets() -> Callable[[array[int]], list[float]]:
    """When sound begins after at least 100 ms of silence, in ms."""

    def find(samples: array[int]) -> list[float]:
        found: list[float] = []
        last = -SAMPLE_RATE
        for at, sample in enumerate(samples):
            if abs(sample) > LOUD:
                if at - last > SAMPLE_RATE // 10:
                    found.append(at * 1000 / SAMPLE_RATE)
                last = at
        return found

    return find


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder: a small library, not read aloud yet, and the example people."""
    folder = tmp_path_factory.mktemp("listen")
    player_content.write(folder / "content")
    publish(folder / "content", folder / "data", today=date(2026, 11, 1))
    database = Database(f"sqlite:///{folder / 'data' / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    database.close()
    return folder / "data"


@pytest.fixture(scope="session")
def recorded(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, read aloud."""
    data = tmp_path_factory.mktemp("recorded") / "data"
    shutil.copytree(published, data)
    voice.fill(Library(data), data, "pyttsx3")
    return data


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., tuple[str, Path]]]:
    """Serve a copy of a data folder: `serve(recorded, voice="none")` gives address and folder."""
    running = contextlib.ExitStack()
    numbers = itertools.count()

    def start(original: Path, **settings: object) -> tuple[str, Path]:
        data = tmp_path / f"data-{next(numbers)}"
        shutil.copytree(original, data)
        database = Database(f"sqlite:///{data / 'portal.sqlite'}")
        app = create_app(Settings(data=data, demo=True, **settings), database)
        running.callback(database.close)
        return running.enter_context(served(app, threads=8)), data

    with running:
        yield start


@pytest.fixture
def page(page: Page) -> Page:
    """A tablet's browser in which every sentence that is marked is noticed."""
    page.add_init_script(NOTICE)
    return page


@pytest.fixture
def guide(serve: Callable[..., tuple[str, Path]], recorded: Path, page: Page) -> Page:
    """The page of a lathund that can be listened to, in a tablet's browser."""
    address, _ = serve(recorded)
    # In a hurry, so that the tests are.
    hurry = {"name": "kp_reading", "value": Reading(rate="150").as_text(), "url": address}
    page.context.add_cookies([hurry])  # type: ignore[list-item]
    page.goto(f"{address}/lathundar/outlook/svara")
    page.locator(".listen-play").wait_for()
    return page


@pytest.fixture
def visitor(
    browser_context: Callable[..., BrowserContext], watch: Callable[[Page], Page]
) -> Callable[..., Page]:
    """Another browser: `visitor(viewport=..., java_script_enabled=False)`."""

    def make(**options: object) -> Page:
        page = watch(browser_context(**options).new_page())
        page.add_init_script(NOTICE)
        return page

    return make
