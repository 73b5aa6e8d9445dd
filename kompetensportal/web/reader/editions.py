"""A text in other languages: which edition an address asks for, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kompetensportal.languages import LANGUAGES, SWEDISH, direction_of, language_of
from kompetensportal.model.content.library import Edition, Entry, Translation
from kompetensportal.model.content.source import Form
from kompetensportal.web.context import words

QUERY = "?sprak="
"""Between the address of a text and the language of an edition of it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to one edition."""

    name: str
    language: str
    direction: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The edition that a page shows, and its ways to the others."""

    edition: Edition
    """With the version of the Swedish text: what is said of the one counts for the other."""
    language: str
    title_language: str
    translation: Translation | None
    ways: tuple[Way, ...]
    offered: Way | None
    """The edition in the interface's language, when another one is shown."""


def split(path: str) -> tuple[str, str]:
    """The path of a text, and the language of the edition that is asked for."""
    plain, _, language = path.partition(QUERY)
    return plain, language


def asked_for(path: str, language: str) -> str:
    """The path with its edition; unchanged for a language that does not exist."""
    known = language in LANGUAGES and language != SWEDISH.code
    return f"{path}{QUERY}{language}" if known else path


def shown(entry: Entry, form: Form, language: str, address: str) -> Shown:
    """What is shown of a text; Swedish when it has no edition in the language."""
    swedish = entry.edition(form)
    own = "sv-simple" if swedish is entry.easy and entry.language == "sv" else entry.language
    translation = entry.translation(language)
    ways = tuple(_ways(entry, translation, address))
    mine = next((way for way in ways if way.language == words().language and not way.here), None)
    if translation is None:
        return Shown(swedish, own, own, None, ways, mine)
    version = next(e.version for _, e in entry.editions if e.version == translation.of)
    edition = replace(translation.edition, version=version)
    return Shown(edition, translation.language, translation.title_language, translation, ways, mine)


def _ways(entry: Entry, now: Translation | None, address: str) -> list[Way]:
    if not entry.translations:
        return []
    swedish = Way(SWEDISH.name, SWEDISH.code, "ltr", address, now is None)
    others = [
        Way(
            language_of(t.language).name,
            t.language,
            direction_of(t.language),
            asked_for(address, t.language),
            t is now,
        )
        for t in entry.translations
    ]
    return [swedish, *others]
