"""What the dictionaries know of the library's texts: a layer beside them, as audio is."""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.model.content.glossary import GlossaryEntry

GLOSSARY_GROUP, CARDS = "ordlista", "cards"
"""Where the cards of the whole glossary stand among the aids: group and name."""


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
