"""Roman numerals in English, where it is sure that they are numerals: of kings, parts and types."""

from __future__ import annotations

from kompetensportal.speech.normalise.common import ROMAN, roman
from kompetensportal.speech.normalise.english.numbers import number, ordinal
from kompetensportal.speech.normalise.text import rule

KINGS = "Charles|Elizabeth|Gustav|Gustaf|Carl|George|Henry|William|Louis"
PARTS = "chapter|part|section|type|grade|stage|phase|level|step|class|annex|table|figure|war"

RULES = (
    rule(
        "kings",
        rf"\b(?P<name>{KINGS}) (?P<n>{ROMAN})(?!\w)",
        lambda match: f"{match['name']} the {ordinal(roman(match['n']))}",
    ),
    rule(
        "parts",
        rf"\b(?P<word>(?i:{PARTS})) (?P<n>{ROMAN})(?![\w.])",
        lambda match: f"{match['word']} {number(roman(match['n']))}",
    ),
)
