"""What becomes of one file when a newer program comes with other content.

Three versions decide: what shipped before (`base`), what lies here (`ours`), what ships now
(`theirs`). What nobody here has changed follows the program; what was changed here stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kompetensportal.model.writing.merge import merge

TEXTS = (".md", ".yaml", ".txt", ".po")
"""Files whose changes can be put together line by line; of others ours stays whole."""
ASKED = (".md", ".yaml")
"""Texts that somebody is asked about when both have changed the same lines."""


class Step(StrEnum):
    """What to do with the file."""

    NOTHING = "nothing"
    """It stays as it is, and so does what is known of it."""
    KEEP = "keep"
    """It stays as it is; what ships now is what the next upgrade begins from."""
    TAKE = "take"
    """It becomes what ships now."""
    REMOVE = "remove"
    """It goes, as nobody here has changed it and it ships no more."""
    MERGE = "merge"
    """Both changes, put together."""
    ASK = "ask"
    """Both have changed the same lines: ours stays until somebody has chosen."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, and for `MERGE` the text."""

    step: Step
    text: bytes = b""


def decide(path: str, base: bytes | None, ours: bytes | None, theirs: bytes | None) -> Decision:
    """What becomes of a file; None for a version in which it is not there."""
    if theirs == base:
        return Decision(Step.NOTHING)
    if ours == theirs:
        return Decision(Step.KEEP)
    if ours == base:
        return Decision(Step.REMOVE if theirs is None else Step.TAKE)
    if ours is None or theirs is None or not path.endswith(TEXTS):
        return Decision(Step.KEEP)
    return _both_changed(path, base or b"", ours, theirs)


def _both_changed(path: str, base: bytes, ours: bytes, theirs: bytes) -> Decision:
    try:
        was, mine, new = (text.decode() for text in (base, ours, theirs))
    except UnicodeDecodeError:
        return Decision(Step.KEEP)
    merged = merge(was, new, mine)
    if not merged.conflicts:
        return Decision(Step.MERGE, merged.text.encode())
    return Decision(Step.ASK if path.endswith(ASKED) else Step.KEEP)
