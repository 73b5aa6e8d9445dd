"""pyttsx3, the default engine.

On Linux it speaks with espeak-ng, from the wheel `espeakng-loader` or from the system; on
Windows and macOS with the voices that the system has.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import release

from kompetensportal.speech.engines.minded import MindedEngine


class Pyttsx3Engine(MindedEngine):
    """The default engine."""

    name = "pyttsx3"
    module = "kompetensportal.speech.engines.pyttsx3_worker"

    def fingerprint(self) -> str:
        """Versions of pyttsx3 and of what it speaks with, known without starting it."""
        parts = [sys.platform]
        for package in ("pyttsx3", "espeakng-loader"):
            try:
                parts.append(f"{package}-{version(package)}")
            except PackageNotFoundError:
                parts.append(f"{package}-system-{release()}")
        return " ".join(parts)


def open_engine(voices: Path | None = None) -> Pyttsx3Engine:
    """The engine; nothing is started yet. It needs no folder of voices."""
    return Pyttsx3Engine()
