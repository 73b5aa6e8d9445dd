"""A voice for all tests of speech: one process, started once; and ears for what it made."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import miniaudio
import pytest

from kompetensportal.model.lesson import Sentence
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.encode import SAMPLE_RATE
from kompetensportal.speech.engines.pyttsx3_engine import Pyttsx3Engine
from kompetensportal.speech.narrate import Narrator

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
