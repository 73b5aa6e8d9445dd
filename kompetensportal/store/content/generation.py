"""One state of the library, read lazily from the pool and never changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kompetensportal.model.content.aids import CARDS, GLOSSARY_GROUP, Aids, Cards
from kompetensportal.model.content.course import Course, Programme, Task
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.lesson_json import lesson_from_plain
from kompetensportal.model.content.library import Audio, Catalogue, Entry, Root, Translation
from kompetensportal.model.content.plain import from_plain
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.pool import Pool, digest

OPEN_LESSONS, OPEN_MANIFESTS = 256, 2048
"""How many documents and manifests are kept in memory."""


class Shelf:
    """What was read from a pool, kept from one generation to the next: names keep their meaning.

    Lessons come from `read`, as those of a draft are not in the pool yet.
    """

    def __init__(self, pool: Pool, read: Callable[[str], bytes]) -> None:
        self.pool = pool
        self._read = read
        self.lesson = lru_cache(OPEN_LESSONS)(self._lesson)
        self.manifest = lru_cache(OPEN_MANIFESTS)(self._manifest)

    def _lesson(self, name: str) -> Lesson:
        return lesson_from_plain(json.loads(self._read(name)))

    def _manifest(self, name: str) -> tuple[Entry, ...]:
        plain = json.loads(self.pool.read(name))["lessons"]
        return tuple(from_plain(Entry, lesson) for lesson in plain)


class Generation:
    """A library as one root names it. Safe to share between threads."""

    def __init__(self, shelf: Shelf, root: Root, content: bytes) -> None:
        self._shelf = shelf
        self.pool = shelf.pool
        self.root = root
        self.digest = digest(content)
        """Names this state of lessons and audio: an ETag may lean on it."""
        self.text_digest = digest(repr((root.systems, root.courses)).encode())
        """Names the texts alone: unchanged when audio is added."""
        self._systems, self._audio = dict(root.systems), dict(root.audio)
        self._aids = dict(root.aids)

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of the manifests: systems of lathundar, `courses/<folder>` of lessons."""
        return tuple(self._systems)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every lathund and lesson by id, in the order of the ids."""
        everything = [entry for name in self._systems for entry in self.group(name)]
        everything.sort(key=lambda entry: entry.id)
        return MappingProxyType({entry.id: entry for entry in everything})

    def only(self, systems: Collection[str]) -> Generation:
        """This library with the lathundar of some systems alone; lessons of courses stay."""
        kept = tuple((n, m) for n, m in self.root.systems if "/" in n or n in systems)
        named = f"{self.digest} {sorted(systems)}".encode()
        return Generation(self._shelf, replace(self.root, systems=kept), named)

    def group(self, name: str) -> tuple[Entry, ...]:
        """The entries of one manifest; none when there is no such group."""
        manifest = self._systems.get(name)
        entries = self._shelf.manifest(manifest) if manifest else ()
        return tuple(map(self._translated, entries)) if self.root.translations else entries

    def translations(self, language: str) -> Mapping[str, Translation]:
        """The editions in a language by the id of their entry."""
        name = dict(self.root.translations).get(language)
        if name is None:
            return {}
        plain: dict[str, Any] = json.loads(self.pool.read(name))["translations"]
        return {id_: from_plain(Translation, value) for id_, value in plain.items()}

    def translations_recipe(self, language: str) -> str:
        """Digest of what the editions of a language were made of; empty when there are none."""
        name = dict(self.root.translations).get(language)
        return str(json.loads(self.pool.read(name))["recipe"]) if name else ""

    @cached_property
    def _all_translations(self) -> Mapping[str, tuple[Translation, ...]]:
        found: dict[str, tuple[Translation, ...]] = {}
        for language, _ in self.root.translations:
            for id_, translation in self.translations(language).items():
                found[id_] = (*found.get(id_, ()), translation)
        return found

    def _translated(self, entry: Entry) -> Entry:
        """An entry with its translations; one of another text than today's is left out."""
        mine = self._all_translations.get(entry.id, ())
        versions = {edition.version for _, edition in entry.editions}
        fitting = tuple(t for t in mine if t.of in versions)
        return replace(entry, translations=fitting) if fitting else entry

    def lesson(self, entry: Entry, form: Form) -> Lesson:
        """The text of an entry in a form, or in the form there is.

        Its `meta` is complete: what a sibling's file leaves out is the first file's.
        """
        edition = entry.edition(form)
        lesson = self._shelf.lesson(edition.document)
        return replace(lesson, meta=entry.meta(edition))

    def document(self, name: str) -> Lesson:
        """The lesson of a pool name, with the `meta` that its own file says."""
        return self._shelf.lesson(name)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Courses, programmes and tasks, each in the order of their ids."""
        if not self.root.courses:
            return Catalogue()
        return from_plain(Catalogue, json.loads(self.pool.read(self.root.courses)))

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        """Courses by id."""
        return MappingProxyType({c.id: c for c in self.catalogue.courses})

    @cached_property
    def programmes(self) -> Mapping[str, Programme]:
        """Introduction programmes by id."""
        return MappingProxyType({p.id: p for p in self.catalogue.programmes})

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Digital tasks by id."""
        return MappingProxyType({t.id: t for t in self.catalogue.tasks})

    @cached_property
    def goals(self) -> Mapping[str, GoalSheet]:
        """The goals of each system by its id, in the order of the ids."""
        return MappingProxyType({sheet.id: sheet for sheet in self.catalogue.goals})

    def audio(self, document: str) -> Audio | None:
        """What a lesson document sounds like; None while nobody has read it aloud."""
        return self._all_audio.get(document)

    def group_audio(self, group: str) -> Mapping[str, Audio]:
        """The audio of one group by document name."""
        name = self._audio.get(group)
        if name is None:
            return {}
        plain: dict[str, Any] = json.loads(self.pool.read(name))["audio"]
        return {document: from_plain(Audio, sound) for document, sound in plain.items()}

    @cached_property
    def words(self) -> Mapping[str, GlossaryEntry]:
        """The glossary by id, in the order of the alphabet."""
        found = {w.id: w for w in (self.cards.words if self.cards else self.catalogue.words)}
        return MappingProxyType(found)

    @cached_property
    def cards(self) -> Cards | None:
        """The glossary with its forms; None until `actions.content.aids` has made it ready."""
        made = self.group_aids(GLOSSARY_GROUP).get(CARDS)
        if made is None:
            return None
        return from_plain(Cards, json.loads(self.pool.read(made.file))["cards"])

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Form in small letters -> id of the word of the glossary that explains it."""
        return MappingProxyType(dict(self.cards.forms) if self.cards else {})

    def aids(self, document: str) -> Aids | None:
        """The reading aids of a lesson document; None while nobody has made them."""
        return self._all_aids.get(document)

    def group_aids(self, group: str) -> Mapping[str, Aids]:
        """The reading aids of one group by document name."""
        name = self._aids.get(group)
        if name is None:
            return {}
        plain: dict[str, Any] = json.loads(self.pool.read(name))["aids"]
        return {document: from_plain(Aids, aids) for document, aids in plain.items()}

    def marks(self, document: str) -> tuple[tuple[int, int, int, str], ...]:
        """(sentence, start, end, id) of the words that are marked in a document, in order."""
        made = self.aids(document)
        if made is None:
            return ()
        words = json.loads(self.pool.read(made.file))["words"]
        return tuple((s, start, end, id_) for s, start, end, id_ in words)

    def path(self, name: str) -> Path:
        """Where the pool file of a name lies. Raises NotFoundError for what is not a name."""
        return self.pool.path(name)

    @cached_property
    def _all_audio(self) -> Mapping[str, Audio]:
        return {doc: a for group in self._audio for doc, a in self.group_audio(group).items()}

    @cached_property
    def _all_aids(self) -> Mapping[str, Aids]:
        return {doc: a for group in self._aids for doc, a in self.group_aids(group).items()}
