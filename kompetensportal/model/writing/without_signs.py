"""A text as a reader sees it: without bold and without the ids of steps."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"\*\*|[ \t]*\{#[^{}\n]*\}")


def without_signs(text: str) -> str:
    """The text with its lines, without the signs that no reader sees."""
    return _SIGNS.sub("", text)
