"""The glossary: words that a reader may need explained, each with an easy definition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Translation:
    """A word in another language, and who says so."""

    language: str
    """BCP 47: `en`, `ar`, `so`."""
    text: str
    source: str
    """Who translated it: a function, or a dictionary (`Lexin`, `FreeDict`)."""
    reviewed: bool
    """Whether somebody who speaks the language has looked at it."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One word, as `courses/ordlista/<id>.md` says it."""

    id: str
    """Last part of its address: `genomforandeplan` for `/ordlista/genomforandeplan`."""
    word: str
    """In the form of a dictionary: `genomförandeplan`."""
    language: str
    """BCP 47, of word and definition: `sv`."""
    definition: str
    """Plain text, one easy sentence or phrase of at most 12 words."""
    parts: tuple[str, ...]
    """The parts of a compound as they are written, which together are the word; else empty."""
    icon: str
    """Name in `assets/icons.json`: `clipboard-list`, `healthicons:injection`."""
    forms: tuple[str, ...]
    """The author's own further forms (`former`); the lexicon adds the inflections of `word`."""
    translations: tuple[Translation, ...] = ()
    see: tuple[str, ...] = ()
    """Ids of other entries (`se`) that say more."""

    @property
    def written(self) -> frozenset[str]:
        """The forms that its file itself names, in small letters."""
        return frozenset(form.casefold() for form in (self.word, *self.forms))
