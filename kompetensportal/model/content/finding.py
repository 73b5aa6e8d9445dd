"""What a rule found in an author's file: where, what, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kompetensportal.words import Message


class Severity(StrEnum):
    """An error stops publishing, a warning may be waived with a reason, information only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `path` is relative to the content root with `/`; line and column from 1."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    what: Message
    mend: Message
    sentence: int = 0
    """Number of the sentence that it is about (`model.content.lesson.Sentence.index`); 0: none."""
