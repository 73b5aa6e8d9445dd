"""The engine that has no voice: a portal without audio, by choice."""

from __future__ import annotations

from pathlib import Path

from kompetensportal.speech.engines import EngineMissingError, Speech
from kompetensportal.words import say


class NoEngine:
    """Has no voice for any language."""

    def fingerprint(self) -> str:
        """The same everywhere."""
        return "none"

    def voice(self, language: str) -> str | None:
        """None, in every language."""
        return None

    def voices(self, language: str) -> tuple[str, ...]:
        """None, in every language."""
        return ()

    def synth(self, text: str, voice: str, rate: int) -> Speech:
        """Always raises EngineMissingError."""
        raise EngineMissingError(say("speech.no_engine"), say("speech.no_engine_mend"))

    def close(self) -> None:
        """Nothing was started."""


def open_engine(voices: Path | None = None) -> NoEngine:
    """The engine; it needs no folder of voices."""
    return NoEngine()
