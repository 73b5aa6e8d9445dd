"""What the dictionaries know of the library's texts: a layer beside them, as audio is."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from kompetensportal.model.content.glossary import GlossaryEntry

GLOSSARY_GROUP, CARDS = "ordlista", "cards"
"""Where the cards of the whole glossary stand among the aids: group and name."""


def sound_key(word: GlossaryEntry) -> str:
    """The name of a word's sound among the audio: another for each text that is spoken."""
    said = f"{word.language} {word.word} {word.definition}"
    return f"{word.id}.{blake2b(said.encode(), digest_size=8).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Aids:
    """Where the aids of a document lie."""

    file: str
    """Name of the pool file."""
    recipe: str
    """Digest of what made them; another one means: make them again."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The glossary ready to use."""

    words: tuple[GlossaryEntry, ...]
    """With what the dictionaries of the data folder add to their translations."""
    forms: tuple[tuple[str, str], ...]
    """(form in small letters, id of the word that explains it), in order."""
