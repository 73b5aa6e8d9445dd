"""Saying things on a terminal: lines, and a progress bar where somebody is watching."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

from kompetensportal.words import Catalogue, Message

REDRAW_SECONDS = 0.1
WIDEST = 32


class Progress:
    """A bar on one line of a terminal; says nothing where output is not a terminal."""

    def __init__(self, words: Catalogue, key: str, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._label = words.text(key)
        self._shown = 0.0
        self._alive = self._stream.isatty()
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is; cheap to call for every file."""
        now = time.monotonic()
        if not self._alive or (done < total and now - self._shown < REDRAW_SECONDS):
            return
        self._shown = now
        room = shutil.get_terminal_size().columns - len(self._label) - 20
        width = max(0, min(WIDEST, room))
        full = width * done // total if total else width
        bar = "█" * full + "░" * (width - full)
        self._stream.write(f"\r{self._label} {bar} {done}/{total}\x1b[K")
        self._stream.flush()
        self._drawn = True

    def close(self) -> None:
        """End the line."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def seconds(words: Catalogue, value: float) -> str:
    """A length of time with one decimal, as the reader's language writes it."""
    return f"{value:.1f}".replace(".", "," if words.language != "en" else ".")


def show(words: Catalogue, *messages: Message) -> None:
    """Print messages, each on its line, at once."""
    for message in messages:
        print(words.say(message), flush=True)


def tell(words: Catalogue, *messages: Message) -> None:
    """Print messages beside what the command gives out: on the stream for errors."""
    for message in messages:
        print(words.say(message), file=sys.stderr, flush=True)
