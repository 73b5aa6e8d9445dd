"""Roman numerals in Swedish, where it is sure that they are numerals: of kings, parts and types."""

from __future__ import annotations

import re

from kompetensportal.speech.normalise.common import ROMAN, roman
from kompetensportal.speech.normalise.swedish.numbers import number, ordinal
from kompetensportal.speech.normalise.text import rule

KINGS = "Karl|Carl|Gustav|Gustaf|Oscar|Oskar|Erik|Johan|Fredrik|Elizabeth|Elisabeth|Ludvig|Henrik"
PARTS = (
    "kapitel|del|avsnitt|typ|grad|stadium|fas|nivå|steg|klass|bilaga|avdelning|tabell|figur|"
    "världskriget"
)


def _king(match: re.Match[str]) -> str:
    return f"{match['name']} den {ordinal(roman(match['n']))}"


def _part(match: re.Match[str]) -> str:
    return f"{match['word']} {number(roman(match['n']))}"


RULES = (
    rule("kings", rf"\b(?P<name>{KINGS}) (?P<n>{ROMAN})(?!\w)", _king),
    rule(
        "parts",
        rf"\b(?P<word>(?i:{PARTS})) (?P<n>{ROMAN})(?![\w.])",
        _part,
    ),
)
