"""Editions in other languages: a layer over the published library, as audio is.

`translations/<language>/content/<system>.po` in the content folder says what the units of a text
are in a language (`actions.content.translate`). Here the text is rebuilt of them and compiled, and
the language's manifest is published. A content folder without translations costs one look.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kompetensportal import po
from kompetensportal.actions.content.build import MOVED, fingerprint
from kompetensportal.actions.content.known_facts import KnownFacts
from kompetensportal.actions.content.prepare_pictures import Known
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import locate, read
from kompetensportal.compiler.units import fault, rebuilt, units
from kompetensportal.languages import LANGUAGES
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.lesson_json import lesson_to_plain
from kompetensportal.model.content.library import Edition, Entry, Translation
from kompetensportal.model.content.source import Source
from kompetensportal.store.content.build_rows import LIBRARY, BuildRows
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library, to_bytes
from kompetensportal.words import FALLBACK, Message, catalogue, say

logger = logging.getLogger(__name__)

FOLDER, CONTENT = "translations", "content"
REVIEWED = ("reviewed", "by the makers")
"""Headers of catalogues that a person answers for."""
SEPARATOR = " | "
"""Between a text's id and a unit's place, in the context of a unit."""


def publish_editions(root: Path, data: Path) -> list[Message]:
    """Make the editions that catalogues allow, and publish them; what was wrong is told, too.

    Raises EnvironmentalError when the library cannot be written.
    """
    catalogues = files_of(root)
    library = Library(data)
    generation = library.generation()
    before = {language for language, _ in generation.root.translations}
    if not catalogues and not before:
        return []
    rows = BuildRows(data / "build.sqlite")
    try:
        work = _Work(root, rows, library, generation)
        made: dict[str, tuple[str, Mapping[str, Translation]]] = {}
        for language in sorted(catalogues.keys() | before):
            recipe = work.recipe(catalogues.get(language, []))
            if recipe != generation.translations_recipe(language):
                made[language] = recipe, work.language(language, catalogues.get(language, []))
        if made:
            documents = [t.edition.document for _, own in made.values() for t in own.values()]
            library.publish_translations(made, documents)
        for message in work.faults:
            logger.warning("%s", catalogue(FALLBACK).say(message))
        return work.faults
    finally:
        rows.close()


def files_of(root: Path) -> dict[str, list[Path]]:
    """The content catalogues of a content folder by language."""
    found: dict[str, list[Path]] = {}
    for path in sorted((root / FOLDER).glob(f"*/{CONTENT}/*.po")):
        if path.parts[-3] in LANGUAGES:
            found.setdefault(path.parts[-3], []).append(path)
    return found


def opened(path: Path) -> po.PoFile | Message:
    """A catalogue, or what is wrong with the file."""
    place = "/".join(path.parts[-4:])
    try:
        return po.parse(path.read_text(encoding="utf-8"))
    except po.PoError as error:
        return say("translate.broken", file=place, line=error.line)
    except (OSError, UnicodeDecodeError):
        return say("errors.catalogue_unreadable", file=place)


def usable(file: po.PoFile, path: Path) -> tuple[dict[str, dict[str, po.PoEntry]], list[Message]]:
    """The translations that may be shown, by text and place; and what is wrong with others."""
    found: dict[str, dict[str, po.PoEntry]] = {}
    faults: list[Message] = []
    for entry in file.entries:
        text, separator, place = entry.context.partition(SEPARATOR)
        if not separator or entry.obsolete:
            continue
        own = found.setdefault(text, {})
        if not entry.usable:
            continue
        if kind := fault(entry.source, entry.translation):
            where = "/".join(path.parts[-4:])
            faults.append(say(f"translate.fault_{kind}", file=where, key=entry.context))
        else:
            own[place] = entry
    return found, faults


@dataclass
class _Work:
    root: Path
    rows: BuildRows
    library: Library
    generation: Generation

    def __post_init__(self) -> None:
        self.faults: list[Message] = []
        self._digests = {text.path: text.digest for text in self.rows.texts(LIBRARY)}
        self._pictures = Known(self.rows.pictures())
        self._moved: dict[str, str] = json.loads(self.rows.fact(MOVED) or "{}")
        self._facts = KnownFacts(self.rows).facts

    def recipe(self, catalogues: list[Path]) -> str:
        """Digest of all that the editions of a language are made of."""
        made = hashlib.blake2b(digest_size=16)
        made.update(repr((self.generation.root.systems, fingerprint())).encode())
        for path in catalogues:
            made.update(path.read_bytes())
        return made.hexdigest()

    def language(self, language: str, catalogues: list[Path]) -> dict[str, Translation]:
        """The editions of a language."""
        made: dict[str, Translation] = {}
        before = self.generation.translations(language)
        for path in catalogues:
            file = opened(path)
            if isinstance(file, Message):
                self.faults.append(file)
                continue
            reviewed = file.field("X-Translation") in REVIEWED
            texts, faults = usable(file, path)
            self.faults += faults
            for id_, words in texts.items():
                entry = self.generation.entries.get(id_)
                if entry is None or not words:
                    continue
                edition = self._edition(entry, language, words, reviewed)
                if edition is not None:
                    made[id_] = edition
                elif id_ in before:
                    made[id_] = before[id_]
        return made

    def _edition(
        self, entry: Entry, language: str, words: Mapping[str, po.PoEntry], reviewed: bool
    ) -> Translation | None:
        """One edition; None when its text is not the published one or cannot be compiled."""
        swedish = main_edition(entry)
        source = read(self.root, swedish.path)
        if not isinstance(source, Source) or source.digest != self._digests.get(swedish.path):
            return None
        text, count, of = in_language(source, language, words)
        compiled = compile_source(
            text, pictures=self._pictures.get, moved=self._moved, facts=self._facts
        )
        lesson = compiled.value
        if not isinstance(lesson, Lesson):
            return None
        name = self.library.pool.put(to_bytes(lesson_to_plain(lesson)), "json")
        edition = Edition(
            document=name,
            version=lesson.version,
            title=lesson.meta.title,
            path=swedish.path,
            pictures=lesson.pictures,
            minutes=swedish.minutes,
        )
        return Translation(
            language=language,
            edition=edition,
            summary=lesson.meta.summary,
            of=swedish.version,
            translated=count,
            units=of,
            reviewed=reviewed,
            title_language=lesson.sentences[0].language,
        )


def in_language(
    source: Source, language: str, words: Mapping[str, po.PoEntry]
) -> tuple[Source, int, int]:
    """A text with the translations that are of its present words; how many, and of how many.

    words: the catalogue's, by context.
    """
    every = units(source)
    current = {
        unit.context: words[unit.context].translation
        for unit in every
        if unit.context in words and words[unit.context].source == unit.text
    }
    text, count = rebuilt(source, language, current)
    return text, count, len(every)


def main_edition(entry: Entry) -> Edition:
    """The edition that is translated: that of the file without a form in its name."""
    editions = [edition for _, edition in entry.editions]
    return next((e for e in editions if not _is_sibling(e.path)), editions[0])


def _is_sibling(path: str) -> bool:
    location = locate(path)
    return location is not None and location.sibling
