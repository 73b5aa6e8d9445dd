"""Speech engines: what each must offer, and the list of them.

An engine is a value that is used from one thread at a time. `open_engine` starts nothing:
the first `synth` does. `close` ends what was started.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from kompetensportal.errors import EnvironmentalError, MistakeError
from kompetensportal.words import say

ENGINES = ("pyttsx3", "piper", "recorded", "none")
"""Names that `voice` in the settings may have; each is a module of this folder, `<name>_engine`."""


class SpeechError(EnvironmentalError):
    """This text could not be spoken; another may."""


class EngineMissingError(EnvironmentalError):
    """The engine cannot speak at all on this machine."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine said."""

    pcm: bytes
    """Mono, 16 bits, the machine's byte order little-endian."""
    sample_rate: int
    words: tuple[tuple[int, int], ...]
    """(offset of a word's first character in the spoken text, ms from the start), rising; empty
    when the engine does not tell."""


class Engine(Protocol):
    """What says a text."""

    def fingerprint(self) -> str:
        """Name and versions of what makes the sound."""

    def voice(self, language: str) -> str | None:
        """The voice for a language (BCP 47), or None: never a neighbouring language's voice."""

    def voices(self, language: str) -> tuple[str, ...]:
        """All voices for a language, the one of `voice` first."""

    def synth(self, text: str, voice: str, rate: int) -> Speech:
        """Say a text at `rate` words a minute.

        Raises SpeechError when this text cannot be spoken, EngineMissingError when none can.
        """

    def close(self) -> None:
        """End what was started."""


def open_engine(name: str, voices: Path | None = None) -> Engine:
    """The engine of a name; `voices` is where an operator puts voices for engines without any.

    Raises MistakeError for a name that is not in ENGINES.
    """
    if name not in ENGINES:
        likely = get_close_matches(name, ENGINES, n=1) or [", ".join(ENGINES)]
        raise MistakeError(
            say("speech.unknown_engine", name=name),
            say("speech.unknown_engine_mend", likely=likely[0]),
        )
    module = import_module(f"kompetensportal.speech.engines.{name}_engine")
    return cast(Callable[[Path | None], Engine], module.open_engine)(voices)
