"""What is read digit by digit or sign by sign in Swedish: codes, and lines for a terminal."""

from __future__ import annotations

import re

from kompetensportal.speech.normalise.swedish.numbers import digits
from kompetensportal.speech.normalise.text import rule

CODE = re.compile(r"k[oå]d|lösenord|\bpin\b|\bpinn\b", re.IGNORECASE)
"""In front of a number it says that the number is a code; the lexicon has been there before."""
COMMAND = "kompetensportal "
"""A line for a terminal begins so: its slashes are slashes."""


def _code(match: re.Match[str]) -> str | None:
    before = match.string[: match.start()]
    return digits(match[0]) if CODE.search(before) else None


def _path(match: re.Match[str]) -> str | None:
    return " snedstreck " if COMMAND in match.string[: match.start()] else None


RULES = (
    rule("code", r"(?<![\w.,:/-])\d{4,8}(?![\w/]|[.,:-]\d)", _code),
    rule("slash of a path", r"(?<=\w)/(?=\w)", _path),
    rule("option of a command", r"(?<!\S)--(?=\w)", "två bindestreck "),
    rule("comment marks", r"<!--|-->", ","),
)
