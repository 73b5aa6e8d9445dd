"""How hard a text is, in figures: LIX and OVIX.

LIX, the Swedish readability index (C. H. Björnsson, 1968).

Words for each sentence plus the percentage of words longer than six letters. Under 30 is very easy,
30 to 40 easy; authorities write about 60.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+(?:[-'’.:][^\W_]+)*")
LONG = 6
"""Letters; a longer word is a long word."""


def words(text: str) -> list[str]:
    """The words of a text; "08.30", "e-post" and "it:s" are one each."""
    return _WORD.findall(text)


def count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def lix(sentences: Iterable[str]) -> tuple[float, int]:
    """(LIX, number of words) of some sentences; LIX is 0 without words."""
    sentence_count = word_count = long_count = 0
    for sentence in sentences:
        found = words(sentence)
        if found:
            sentence_count += 1
            word_count += len(found)
            long_count += sum(len(word) > LONG for word in found)
    if not word_count:
        return 0.0, 0
    return word_count / sentence_count + 100 * long_count / word_count, word_count


def ovix(found: Sequence[str]) -> float:
    """Variation of the words of a text, whatever its length (Hultman and Westman, 1977).

    60 or more is varied. 0 for fewer than two words, and where every word is another.
    """
    number, different = len(found), len({word.lower() for word in found})
    if number < 2 or different == number:
        return 0.0
    return math.log(number) / math.log(2 - math.log(different) / math.log(number))
