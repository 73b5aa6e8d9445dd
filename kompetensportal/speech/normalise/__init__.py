"""How a displayed sentence is said: times, amounts, abbreviations, names of systems ...

One rule is one line of a language's RULES, in the order in which they are applied; the lexicon
comes after the rules that must see a whole address. Everything is respelled in plain words, so
that every engine says the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kompetensportal.speech.normalise import english, swedish
from kompetensportal.speech.normalise.common import AFTER, BEFORE
from kompetensportal.speech.normalise.lexicon import SHIPPED, lexicon_rule
from kompetensportal.speech.normalise.text import Rule, Spoken

LANGUAGES: dict[str, tuple[tuple[Rule, ...], tuple[Rule, ...]]] = {
    "sv": (swedish.ADDRESSES, swedish.RULES),
    "en": (english.ADDRESSES, english.RULES),
}
"""For each language the rules before and after its lexicon."""


def spoken(displayed: str, language: str, lexicons: tuple[Path, ...] = ()) -> Spoken:
    """What is said for a displayed text; empty when there is nothing to say.

    `language` is a BCP 47 code. `lexicons` are files after the shipped one of the language.
    """
    code = language.partition("-")[0].lower()
    before, after = LANGUAGES.get(code, ((), ()))
    said = Spoken.of(displayed)
    for each in BEFORE:
        said = each.apply(said)
    if not any(character.isalnum() for character in said.text):
        return Spoken("", ())
    for each in (*before, lexicon_rule(code, lexicons), *after, *AFTER):
        said = each.apply(said)
    return said


def version(lexicons: tuple[Path, ...] = ()) -> str:
    """Digest of all rules and tables: another one means that something may be said otherwise."""
    digest = hashlib.blake2b(_own_files(), digest_size=8)
    for path in lexicons:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _own_files() -> bytes:
    folder = Path(__file__).parent
    files = sorted(folder.rglob("*.py")) + sorted(SHIPPED.glob("*.tsv"))
    return b"".join(hashlib.blake2b(path.read_bytes(), digest_size=8).digest() for path in files)
