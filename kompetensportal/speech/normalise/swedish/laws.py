"""Chapters, sections and numbers of laws in Swedish."""

from __future__ import annotations

import re

from kompetensportal.speech.normalise.swedish.letters import letters
from kompetensportal.speech.normalise.swedish.numbers import number, ordinal, year
from kompetensportal.speech.normalise.text import rule


def _section(match: re.Match[str]) -> str:
    letter = f" {match['letter']}" if match["letter"] else ""
    said = number(int(match["n"])) if letter else ordinal(int(match["n"]))
    return f"{said}{letter} paragrafen"


def _statute(match: re.Match[str]) -> str:
    series = f"{letters(match['series'].replace('-', ''))} " if match["series"] else ""
    return f"{series}{year(int(match['year']))} kolon {number(int(match['n']))}"


RULES = (
    rule(
        "chapter of a law",
        r"(?<![\w.,])(?P<n>\d{1,2})\s(?:kap\.|kap\b|kapitlet\b)",
        lambda match: f"{ordinal(int(match['n']))} kapitlet",
    ),
    rule("section of a law", r"(?<![\w.,])(?P<n>\d{1,3})(?:\s?(?P<letter>[a-z]))?\s§", _section),
    rule(
        "number of a law",
        r"(?<![\w:])(?:(?P<series>[A-Z]{2,5}(?:-FS)?)\s)?(?P<year>1[789]\d\d|20\d\d):(?P<n>\d{1,4})"
        r"(?![\d:])",
        _statute,
    ),
)
