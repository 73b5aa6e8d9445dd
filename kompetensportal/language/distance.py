"""How far a word as typed is from a word as written, in tenths of a wrong letter.

A Damerau-Levenshtein distance in which the slips people make most cost least: a forgotten ring
or dots, a letter doubled or not, two letters swapped, letters that sound alike. Whole numbers,
so that the portal and a tablet agree.
"""

from __future__ import annotations

from functools import cache

from kompetensportal.language.words import folded

WRONG, SOUNDS_ALIKE, SWAPPED, DOUBLED, RING = 10, 6, 6, 4, 3
ALIKE = frozenset(
    {"ck", "cs", "sz", "vw", "kq", "ij", "iy", "gj", "dt", "bp", "fv", "eä", "åo", "yu"}
    | {"kc", "sc", "zs", "wv", "qk", "ji", "yi", "jg", "td", "pb", "vf", "äe", "oå", "uy"}
)
SOUNDS = (
    *(("sch", "sj"), ("skj", "sj"), ("stj", "sj"), ("ph", "f"), ("ck", "kk"), ("th", "t")),
    *(("qu", "kv"), ("x", "ks"), ("hj", "j"), ("lj", "j"), ("dj", "j"), ("gj", "j")),
)
SPELLING = 5
"""What it costs that two words only sound alike (`fonero`, `phoniro`)."""


def allowed(length: int) -> int:
    """The farthest a word of `length` letters may be from what was meant: none for the shortest."""
    if length <= 2:
        return 0
    return 6 if length == 3 else 10 if length <= 5 else 16 if length <= 8 else 22


def distance(typed: str, written: str, most: int) -> int:
    """The distance; more than `most` when it is farther than that."""
    plain = _letters(typed, written, most)
    if plain <= RING:
        return plain
    heard, spelled = sound(typed), sound(written)
    if (heard, spelled) == (typed, written):
        return plain
    return min(plain, SPELLING + _letters(heard, spelled, most))


def sound(word: str) -> str:
    """The word with letters that sound alike written alike."""
    for letters, heard in SOUNDS:
        word = word.replace(letters, heard)
    return word


def _letters(typed: str, written: str, most: int) -> int:
    if typed == written:
        return 0
    if abs(len(typed) - len(written)) * DOUBLED > most:
        return most + 1
    before: list[int] = []
    row = [0]
    for letter in range(len(written)):
        row.append(row[-1] + _one_more(written, letter))
    for i, a in enumerate(typed):
        now = [row[0] + _one_more(typed, i)]
        for j, b in enumerate(written):
            cost = min(
                row[j] + _instead(a, b),
                row[j + 1] + _one_more(typed, i),
                now[j] + _one_more(written, j),
            )
            if i and j and a == written[j - 1] and typed[i - 1] == b and a != b:
                cost = min(cost, before[j - 1] + SWAPPED)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, row = row, now
    return row[-1]


def _one_more(word: str, at: int) -> int:
    """What one letter too many or too few costs: little when it only doubles its neighbour."""
    return DOUBLED if at and word[at] == word[at - 1] else WRONG


@cache
def _instead(a: str, b: str) -> int:
    if a == b:
        return 0
    if folded(a) == folded(b):
        return RING
    return SOUNDS_ALIKE if a + b in ALIKE else WRONG
