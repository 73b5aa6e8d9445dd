"""One state of the library, read lazily from the pool and never changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kompetensportal.model.content.course import Course, Programme, Task
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.lesson_json import lesson_from_plain
from kompetensportal.model.content.library import Audio, Catalogue, Entry, Root
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

    def group(self, name: str) -> tuple[Entry, ...]:
        """The entries of one manifest; none when there is no such group."""
        manifest = self._systems.get(name)
        return self._shelf.manifest(manifest) if manifest else ()

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

    def path(self, name: str) -> Path:
        """Where the pool file of a name lies. Raises NotFoundError for what is not a name."""
        return self.pool.path(name)

    @cached_property
    def _all_audio(self) -> Mapping[str, Audio]:
        return {doc: a for group in self._audio for doc, a in self.group_audio(group).items()}
