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
_LAST_WORD = re.compile(r"[^\s(\"”»«\[]+$")
_OPENING = "\"”“»«'‘’(["


@cache
def _abbreviations(language: str) -> dict[str, bool]:
    """Abbreviation with its full stop, lower case -> whether it may end a sentence."""
    own = {r[1]: r[2] == "yes" for r in rows("abbreviations") if r[0] == language}
    return {short: ends for short, ends in own.items() if short.endswith(".")}


def split(text: str, language: str) -> list[tuple[int, int]]:
    """(start, end) of every sentence of a paragraph, without the white space around them.

    Args:
        text: plain text; line breaks count as spaces.
        language: BCP 47; unknown languages are split without abbreviations.
    """
    start, end = _trim(text, 0, len(text))
    if start >= end:
        return []
    found = []
    for match in _END.finditer(text, start, end):
        mark, after = match.start(), match.end()
        if mark > start and _is_boundary(text, start, match, language):
            found.append((start, mark + len(match.group().rstrip())))
            start = after
    found.append((start, end))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    return (end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))


def _is_boundary(text: str, start: int, match: re.Match[str], language: str) -> bool:
    mark, after, ending = match.start(), match.end(), match.group()
    following = text[after : after + 3].lstrip(_OPENING)
    if following[:1].islower() and not following[1:2].isupper():
        return False  # "den 3. maj", "Hej! sa hon" - but a sentence may begin with "iPad".
    if ending[0] != "." or ending.startswith(".."):
        return True
    word = _LAST_WORD.search(text, max(start, mark - 40), mark)
    if word is None:
        return True
    short = word.group().lower() + "."
    ends = _abbreviations(language[:2]).get(short)
    if ends is None and (space := text.rfind(" ", start, word.start() - 1)) >= 0:
        ends = _abbreviations(language[:2]).get(text[space + 1 : mark + 1].lower())
    if ends is not None:
        return ends and following[:1].isupper()
    # "A. Andersson": an initial, but only where a sentence begins with it.
    return not (word.start() == start and len(word.group()) == 1 and word.group().isupper())
