"""A word of one's own that the dictionaries need not know: put into `lathundar/ordlista.txt`.

Everything else in the file stays byte for byte: it is written by hand as well.
"""

from __future__ import annotations

import re
import threading
from pathlib import Path

from kompetensportal.compiler.accepted_words import PATH, accepted_words
from kompetensportal.errors import MistakeError
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.words import say

LONGEST = 60
"""Characters of a word."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_one_at_a_time = threading.Lock()


def accept(root: Path, word: str) -> None:
    """Put a word on a line of its own, unless it is there. Raises MistakeError for what is none."""
    if len(word) > LONGEST or not _WORD.fullmatch(word):
        raise MistakeError(say("proofing.no_word"), say("proofing.no_word_mend"))
    with _one_at_a_time, told(root):
        if word.lower() in accepted_words(root):
            return
        lines = _lines(root)
        if lines and not lines[-1].endswith(b"\n"):
            lines[-1] += b"\n"
        _write(root, [*lines, f"{word}\n".encode()])


def take_back(root: Path, word: str) -> None:
    """Take the line of a word away again, the last one that says nothing else."""
    with _one_at_a_time, told(root):
        lines = _lines(root)
        same = [at for at, line in enumerate(lines) if line.strip() == word.encode()]
        if same:
            del lines[same[-1]]
            _write(root, lines)


def _lines(root: Path) -> list[bytes]:
    try:
        return (root / PATH).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []


def _write(root: Path, lines: list[bytes]) -> None:
    write_whole(root / PATH, b"".join(lines), durable=True)
