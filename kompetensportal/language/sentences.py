"""Where sentences begin and end, in Swedish and English.

One splitter for the highlighted text, the voice, the rules and the search, so that all of them
mean the same by "sentence". Rules: a mark (. ! ? …), closing quotes or brackets, white space, and
then something that is not a small letter. Abbreviations (`abbreviations.tsv`), initials and
ellipses are looked at more closely.
"""

from __future__ import annotations

import re
from functools import cache

from kompetensportal.language.word_lists import rows

_END = re.compile(r"[.!?…؟。]+[\"”’»'\)\]]*\s+")
LONGEST_ABBREVIATION = 10
"""Letters and stops of the last word that may be one, with a bracket or quote before it."""
_OPENING = "\"”“»«'‘’(["


@cache
def _abbreviations(language: str) -> tuple[dict[str, bool], frozenset[str]]:
    """Abbreviation with its full stop, lower case -> whether it may end a sentence.

    And the last two letters of them all: a word that ends otherwise is none of them.
    """
    own = {r[1]: r[2] == "yes" for r in rows("abbreviations") if r[0] == language}
    known = {short: ends for short, ends in own.items() if short.endswith(".")}
    return known, frozenset(short[-3:-1] for short in known)


def split(text: str, language: str) -> list[tuple[int, int]]:
    """(start, end) of every sentence of a paragraph, without the white space around them.

    Args:
        text: plain text; line breaks count as spaces.
        language: BCP 47; unknown languages are split without abbreviations.
    """
    end = len(text.rstrip())
    if not end:
        return []
    start = len(text) - len(text.lstrip())
    found = []
    known, tails = _abbreviations(language[:2])
    for match in _END.finditer(text, start, end):
        mark, after = match.span()
        if mark == start:
            continue
        tail = text[mark - 2 : mark] if mark - 2 >= start else ""
        # Nearly every sentence ends like this, and then there is nothing to look up.
        plain = (
            after == mark + 2
            and text[after].isupper()
            and (text[mark] != "." or (tail.isalpha() and tail.lower() not in tails))
        )
        if plain or _is_boundary(text, start, match, known):
            found.append((start, mark + len(match.group().rstrip())))
            start = after
    found.append((start, end))
    return found


def _is_boundary(text: str, start: int, match: re.Match[str], known: dict[str, bool]) -> bool:
    mark, after = match.span()
    following = text[after : after + 3].lstrip(_OPENING)
    if following[:1].islower() and not following[1:2].isupper():
        return False  # "den 3. maj", "Hej! sa hon" - but a sentence may begin with "iPad".
    if text[mark] != "." or text[mark + 1] == ".":
        return True
    begin = max(text.rfind(" ", start, mark), text.rfind("\n", start, mark), start - 1) + 1
    if mark - begin > LONGEST_ABBREVIATION:
        return True
    word = text[begin:mark].lstrip(_OPENING)
    ends = known.get(f"{word}.".lower())
    if ends is None and begin > start:
        before = text.rfind(" ", start, begin - 1) + 1
        ends = known.get(text[max(before, start) : mark + 1].lower())  # "t. ex."
    if ends is not None:
        return ends and following[:1].isupper()
    # "A. Andersson": an initial, but only where a sentence begins with it.
    return not (begin == start and len(word) == 1 and word.isupper())
