"""Words in a text, and the normal form in which two words are compared.

The normal form is small letters, composed (NFKC), without soft hyphens and other invisible signs;
å, ä and ö are letters of their own and stay: `får` is not `far`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kompetensportal.language.word_lists import rows

WORD = re.compile(r"[^\W_]+(?:[-'’·][^\W_]+)*")
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
RINGS = str.maketrans("åäöéèêëáàâüúùíìîóòôøæñç", "aaoeeeeaaauuuiiiooooanc")
"""What is left of a letter where the keyboard has no ring, dots or accent."""
SPELLED_OUT = (("aa", "å"), ("ae", "ä"), ("oe", "ö"))
"""How people write å, ä and ö who know that something is missing."""


class Word(NamedTuple):
    """A word of a text: its normal form, and where it stands."""

    normal: str
    start: int
    end: int


def normal(text: str) -> str:
    """The normal form of a word or a text."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).casefold()


def folded(word: str) -> str:
    """A word in normal form without rings, dots and accents: for finding what somebody meant."""
    return word.translate(RINGS)


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; signs, spaces and emoji are no words."""
    small = text.lower()
    # Most texts keep the places of their letters in normal form, and are then put into it once.
    if len(small) == len(text) and small == normal(small):
        for match in WORD.finditer(small):
            yield Word(match[0], match.start(), match.end())
    else:
        for match in WORD.finditer(text):
            yield Word(normal(match[0]), match.start(), match.end())


def word_list(text: str) -> list[str]:
    """The words of a text in normal form, where it does not matter where they stand."""
    return WORD.findall(normal(text))


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing about what a text is about (`och`, `är` ...), in normal form."""
    return frozenset(row[0] for row in rows("stop_words"))
