"""Every form in which a word of the glossary may stand in a text.

The lexicon knows the inflections of its own words. A compound that it lacks is inflected as its
last part is: `genomförandeplan` as `plan`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kompetensportal.language.compounds import Splitter
from kompetensportal.language.saldo import Saldo


def forms_of(word: str, parts: Sequence[str], lexicon: Saldo, splitter: Splitter) -> frozenset[str]:
    """The inflections of a word, itself among them, in small letters.

    Args:
        word: in its dictionary form; one of several words has no inflections.
        parts: of a compound as they are written, when an author has said them.
        lexicon: where inflections come from.
        splitter: finds the parts that nobody has said.
    """
    small = word.casefold()
    if known := lexicon.inflections(small):
        return known | {small}
    last = (tuple(parts) or splitter.written(small) or ("",))[-1].casefold()
    if not last or " " in small:
        return frozenset({small})
    first = small.removesuffix(last)
    return frozenset({small, *(first + form for form in lexicon.inflections(last))})
