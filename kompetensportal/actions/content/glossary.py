"""The glossary made ready: every form of its words, and what dropped-in dictionaries add."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import GLOSSARY, read
from kompetensportal.errors import MistakeError
from kompetensportal.language.compounds import Splitter
from kompetensportal.language.dictionaries import Dictionary, dictionary_files, open_dictionary
from kompetensportal.language.inflect import forms_of
from kompetensportal.language.saldo import saldo
from kompetensportal.model.content.aids import Cards
from kompetensportal.model.content.glossary import GlossaryEntry, Translation
from kompetensportal.model.content.source import Source
from kompetensportal.words import Message

DICTIONARIES = "ordbocker"
"""Folder of the data folder where an administrator puts dictionary files."""
MOST_TRANSLATIONS = 3
"""Of one word in one dictionary: a card is no dictionary."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The dictionaries of a data folder, and why some of them cannot be used."""

    dictionaries: tuple[Dictionary, ...]
    refused: tuple[tuple[str, Message, Message | None], ...]
    """(name of the file, what is wrong, how to mend it)."""


def open_shelf(data: Path) -> Shelf:
    """Read every dictionary file of a data folder."""
    opened, refused = [], []
    for path in dictionary_files(data / DICTIONARIES):
        try:
            opened.append(open_dictionary(path))
        except MistakeError as error:
            refused.append((path.name, error.what, error.mend))
    return Shelf(tuple(opened), tuple(refused))


def shelf_stamp(data: Path) -> str:
    """Changes when a dictionary file is added, removed or replaced."""
    folder = data / DICTIONARIES
    if not folder.is_dir():
        return ""
    stats = [(p.name, p.stat()) for p in sorted(folder.iterdir()) if p.is_file()]
    return json.dumps([[name, stat.st_size, stat.st_mtime_ns] for name, stat in stats])


def make_cards(entries: Iterable[GlossaryEntry], shelf: Shelf) -> Cards:
    """The glossary with its forms and with translations that nobody has written."""
    words = sorted(entries, key=lambda entry: (entry.word.casefold(), entry.id))
    forms = forms_by_word(words)
    return Cards(
        tuple(_with_dictionaries(word, shelf.dictionaries) for word in words),
        tuple(sorted(forms.items())),
    )


def forms_by_word(entries: Sequence[GlossaryEntry]) -> dict[str, str]:
    """Form in small letters -> id of the word that explains it.

    What an author wrote goes before what the lexicon adds, so that `besök` is the word `besök` and
    no form of `besöka`.
    """
    splitter = Splitter(saldo())
    found: dict[str, str] = {}
    for entry in entries:
        for form in sorted(entry.written):
            found.setdefault(form, entry.id)
    for entry in entries:
        if entry.language == "sv":
            for form in sorted(forms_of(entry.word, entry.parts, saldo(), splitter)):
                found.setdefault(form, entry.id)
    return found


def glossary_forms(root: Path) -> frozenset[str]:
    """Every form, in small letters, that a word of a content folder's glossary explains.

    Only files without errors count. Read again when a file has changed.
    """
    folder = root / "courses" / GLOSSARY
    if not folder.is_dir():
        return frozenset()
    stamps = [(p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in folder.glob("*.md")]
    return _forms_of_folder(root, tuple(sorted(stamps)))


@lru_cache(2)
def _forms_of_folder(root: Path, stamps: tuple[tuple[str, int, int], ...]) -> frozenset[str]:
    entries = []
    for name, _, _ in stamps:
        source = read(root, f"courses/{GLOSSARY}/{name}")
        if isinstance(source, Source):
            compiled = compile_source(source, pictures=lambda _: None)
            if isinstance(compiled.value, GlossaryEntry) and not compiled.has_errors:
                entries.append(compiled.value)
    return frozenset(forms_by_word(entries))


def _with_dictionaries(entry: GlossaryEntry, shelf: Iterable[Dictionary]) -> GlossaryEntry:
    """A word with the translations that dictionaries have and its author has not.

    Which meaning fits is the program's guess, so they count as not reviewed.
    """
    added: dict[str, Translation] = {}
    has = {translation.language for translation in entry.translations}
    for dictionary in shelf:
        known = dictionary.translations.get(entry.word.casefold())
        if known and dictionary.language not in has | added.keys():
            text = ", ".join(known[:MOST_TRANSLATIONS])
            added[dictionary.language] = Translation(
                dictionary.language, text, dictionary.source, False
            )
    return replace(entry, translations=(*entry.translations, *added.values()))
