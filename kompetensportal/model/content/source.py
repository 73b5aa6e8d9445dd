"""A Markdown file as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a file is, told by where it lies (see docs/authoring.md)."""

    LATHUND = "lathund"
    COURSE = "course"
    LESSON = "lesson"
    PROGRAMME = "programme"
    TASK = "task"
    WORD = "word"
    SURVEY = "survey"
    GOALS = "goals"


class Form(StrEnum):
    """Which text it is: the fuller one or the one in easy Swedish."""

    STANDARD = "standard"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Source:
    """One file. Its text has `\\n` line ends and no byte order mark."""

    path: str
    """Relative to the content root, with `/`: `lathundar/outlook/las-och-svara.md`."""
    kind: Kind
    text: str
    digest: str
    """blake2b (16 bytes, hex) of the bytes on disk."""
    borrowed: frozenset[int] = frozenset()
    """Of a text in translation: the lines, from 1, that are Swedish still."""
