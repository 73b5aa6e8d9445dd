"""Other inflections of Swedish words by sv_SE, the Hunspell word list that spylls brings.

It is another dictionary than the search's own (SALDO), so that queries made with it find out what
the search does not know. The list is by Göran Andersson and others (LGPL-3).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spylls
from spylls.hunspell import Dictionary


@cache
def dictionary() -> Dictionary:
    """The word list; reading it takes two seconds."""
    folder = Path(spylls.__file__).parent / "hunspell" / "data" / "sv"
    return Dictionary.from_files(str(folder / "sv_SE"))


@cache
def inflections(word: str) -> tuple[str, ...]:
    """The other forms of a word in small letters, sorted; none for a word that is not listed."""
    words = dictionary()
    found: set[str] = set()
    for form in words.lookuper.good_forms(word, allow_nosuggest=False):
        entry = getattr(form, "in_dictionary", None)
        if entry is None or not entry.stem.islower():
            continue
        for flag in entry.flags:
            for suffix in words.aff.SFX.get(flag, ()):
                if suffix.cond_regexp.search(entry.stem):
                    base = entry.stem[: len(entry.stem) - len(suffix.strip)]
                    found.add(base + suffix.add)
        found.add(entry.stem)
    return tuple(sorted(form for form in found - {word} if form.isalpha() and words.lookup(form)))
