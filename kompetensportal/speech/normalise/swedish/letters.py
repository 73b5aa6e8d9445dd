"""Letters by their Swedish names: LSS, PDF, the key C."""

# ruff: noqa: SIM905 - a row of words is easier to read than a list of them
from __future__ import annotations

import re

from kompetensportal.speech.normalise.text import rule

NAMES = {
    **dict(
        zip(
            "abcdefghijklmnopqrstuvwxyzåäö",
            "a be se de e eff ge hå i ji kå ell emm enn o pe ku ärr ess te u ve dubbelve ex y "
            "säta å ä ö".split(),
            strict=True,
        )
    )
}
VOWELS = set("AEIOUYÅÄÖ")
SAID_AS_WORDS = {"OCH", "INTE", "OBS", "NEJ", "JA", "OK", "VIKTIGT", "ALLTID", "ALDRIG", "DU"}


def letters(text: str) -> str:
    """The names of the letters."""
    return " ".join(NAMES.get(letter.lower(), letter) for letter in text)


def _acronym(match: re.Match[str]) -> str | None:
    text = match["letters"]
    ending = match["ending"] or ""
    if text in SAID_AS_WORDS or (len(text) > 3 and set(text) & VOWELS):
        return text.lower() + ending.lstrip(":")
    return letters(text) + (f" {ending.lstrip(':')}" if ending and ending != ":s" else ending[1:])


RULES = (
    rule(
        "acronyms",
        r"(?<!\w)(?P<letters>[A-ZÅÄÖ]{2,})(?P<ending>:(?:s|n|en|et|ar|er|arna|erna))?(?!\w)",
        _acronym,
    ),
    rule(
        "a letter alone",
        r"(?<![\w'’])(?P<letter>[B-HJ-ZÖ])(?![\w'’])(?!\.\S)",
        lambda match: letters(match["letter"]),
    ),
)
