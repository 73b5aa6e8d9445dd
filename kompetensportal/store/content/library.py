"""The library on disk: a pool of files, and one root pointer that says which of them count.

Reading: `Library(data).generation()` gives an immutable `Generation`; ask once for each request,
and everything in that request is of one library. It costs one stat when nothing has changed.

Writing: manifests are put in the pool, then `swap` renames a new root into place under a lock.
A reader sees the old root or the new one, never a mixture, and a process that is killed in
between leaves the old one. The root before is kept as `previous.json`.

Everything is plain JSON (docs/architecture.md), so that a web server or a tablet can read it too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from kompetensportal.model.content.aids import CARDS, GLOSSARY_GROUP, Aids, sound_key
from kompetensportal.model.content.goals import GOALS_GROUP
from kompetensportal.model.content.library import Audio, Catalogue, Entry, Root, Translation
from kompetensportal.model.content.plain import to_plain
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.content.documents import Documents
from kompetensportal.store.content.generation import Generation, Shelf
from kompetensportal.store.content.lock import hold
from kompetensportal.store.content.pool import NAME, Pool

ROOT, PREVIOUS, DRAFT = "root.json", "previous.json", "draft"
LOCK_SECONDS = 60.0
VERSION = 1


class Library:
    """The library of a data folder; with `draft`, what is built but perhaps not published."""

    def __init__(self, data: Path, *, draft: bool = False) -> None:
        self._data = data
        self._folder = data / (DRAFT if draft else "library")
        self._root_path = self._folder / ROOT
        self.pool = Pool(data / "library" / "pool")
        self.documents = Documents(data, self.pool)
        """What is built and not published."""
        self._shelf = Shelf(self.pool, self.documents.read if draft else self.pool.read)
        self._stamp: tuple[int, int, int] | None = None
        self._generation: Generation | None = None

    # Reading

    def generation(self) -> Generation:
        """The library as it is now: the same object until the root changes."""
        stamp = self._current_stamp()
        if self._generation is None or stamp != self._stamp:
            # The stamp is read before the root: a swap in between is seen the next time.
            self._generation = Generation(self._shelf, *self._read_root())
            self._stamp = stamp
        return self._generation

    @property
    def published(self) -> int:
        """When this state was published, in nanoseconds since 1970; 0 before the first."""
        stamp = self._current_stamp()
        return stamp[1] if stamp else 0

    def changed(self) -> bool:
        """Whether `generation()` would give another object than the last time."""
        return self._generation is None or self._current_stamp() != self._stamp

    def _current_stamp(self) -> tuple[int, int, int] | None:
        try:
            stat = self._root_path.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _read_root(self) -> tuple[Root, bytes]:
        """The root, or the one before when a power cut has spoilt it, or an empty one."""
        for path in (self._root_path, self._folder / PREVIOUS):
            try:
                content = path.read_bytes()
                return _root_from(json.loads(content)), content
            except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
                continue
        return Root(), b""

    # Writing

    def write_manifest(self, entries: Iterable[Entry]) -> str:
        """Put the manifest of a group in the pool; its name."""
        return self._put({"v": VERSION, "lessons": sorted(entries, key=lambda e: e.id)})

    def write_catalogue(self, catalogue: Catalogue) -> str:
        """Put courses, programmes and tasks in the pool; the name of their file."""
        return self._put({"v": VERSION, **to_plain(catalogue)})

    def swap(self, change: Callable[[Root], Root], new: Iterable[str] = ()) -> bool:
        """Change the root in one step; False when it was as it should be already.

        `new` names pool files that the new root leads to and that may not be on the disk yet.
        """
        with hold(self._data / "library" / "library.lock", LOCK_SECONDS), told(self._folder):
            before, old = self._read_root()
            after = change(before)
            content = _root_bytes(after)
            if content == old:
                return False
            durable = self._folder.name != DRAFT
            if durable:
                fresh = _manifests(after) - _manifests(before)
                self.pool.settle({*new, *fresh})
                if old:
                    write_whole(self._folder / PREVIOUS, old, durable=True)
            write_whole(self._root_path, content, durable=durable)
        return True

    def publish_audio(self, group: str, sounds: Mapping[str, Audio]) -> bool:
        """Add audio of a group by document name, and drop what its lessons no longer need."""
        names = {name for sound in sounds.values() for name in (sound.sound, sound.timing)}

        def change(root: Root) -> Root:
            now = Generation(self._shelf, root, b"")
            merged = {**now.group_audio(group), **sounds}
            kept = _needed(now, group, merged)
            others = tuple(pair for pair in root.audio if pair[0] != group)
            own = ((group, self._put({"v": VERSION, "audio": kept})),) if kept else ()
            return replace(root, audio=tuple(sorted(others + own)))

        return self.swap(change, names)

    def publish_aids(self, made: Mapping[str, Mapping[str, Aids]]) -> bool:
        """Add reading aids by group and document name, and drop what texts no longer need."""
        names = {aids.file for group in made.values() for aids in group.values()}

        def change(root: Root) -> Root:
            now = Generation(self._shelf, root, b"")
            manifests = dict(root.aids)
            for group, own in made.items():
                manifests.pop(group, None)
                if kept := _needed(now, group, {**now.group_aids(group), **own}):
                    manifests[group] = self._put({"v": VERSION, "aids": kept})
            return replace(root, aids=tuple(sorted(manifests.items())))

        return self.swap(change, names)

    def publish_translations(
        self, made: Mapping[str, tuple[str, Mapping[str, Translation]]], documents: Iterable[str]
    ) -> bool:
        """Put the editions of languages in place of those before.

        made: language -> (recipe, id of an entry -> its edition); a language without any is gone.
        documents: pool files that may not be on the disk yet.
        """

        def change(root: Root) -> Root:
            manifests = dict(root.translations)
            for language, (recipe, editions) in made.items():
                manifests.pop(language, None)
                if editions:
                    plain = {id_: to_plain(editions[id_]) for id_ in sorted(editions)}
                    value = {"v": VERSION, "recipe": recipe, "translations": plain}
                    manifests[language] = self._put(value)
            return replace(root, translations=tuple(sorted(manifests.items())))

        return self.swap(change, documents)

    def collect(self, also: Iterable[str] = (), now: float | None = None) -> int:
        """Remove old pool files that no kept root leads to and `also` does not name; how many.

        Kept are the published root, the one before it, and the draft.
        """
        with hold(self._data / "library" / "library.lock", LOCK_SECONDS), told(self._folder):
            keep = set(also)
            library = self._data / "library"
            for path in (library / ROOT, library / PREVIOUS, self._data / DRAFT / ROOT):
                if path.is_file():
                    keep |= self._reached(path.read_text(encoding="utf-8"))
            return self.pool.collect(keep, now)

    def _reached(self, text: str) -> set[str]:
        """The names in a root, and those in the manifests that it names."""
        manifests = set(NAME.findall(text))
        names = set(manifests)
        for name in filter(self.pool.holds, manifests):
            names.update(NAME.findall(self.pool.read(name).decode()))
        return names

    def _put(self, value: Any) -> str:
        return self.pool.put(to_bytes(value), "json")


def _needed(now: Generation, group: str, layer: Mapping[str, Any]) -> dict[str, Any]:
    """What of a layer belongs to a text of the group, or to the glossary or goals, no groups."""
    wanted = {name for entry in now.group(group) for name in entry.documents}
    if group == GLOSSARY_GROUP:
        wanted = {CARDS, *map(sound_key, now.words.values())}
    elif group == GOALS_GROUP:
        wanted = {goal.sound_key for sheet in now.catalogue.goals for goal in sheet.goals}
    return {doc: to_plain(layer[doc]) for doc in sorted(layer) if doc in wanted}


def to_bytes(value: Any) -> bytes:
    """JSON as the library keeps it, of plain values and dataclasses; the same gives the same."""
    return orjson.dumps(value)


def _root_from(plain: dict[str, Any]) -> Root:
    return Root(
        tuple(plain["systems"].items()),
        plain["courses"],
        tuple(plain.get("audio", {}).items()),
        tuple(plain.get("aids", {}).items()),
        tuple(plain.get("translations", {}).items()),
    )


def _root_bytes(root: Root) -> bytes:
    return to_bytes(
        {
            "v": VERSION,
            "systems": dict(sorted(root.systems)),
            "courses": root.courses,
            "audio": dict(sorted(root.audio)),
            "aids": dict(sorted(root.aids)),
            "translations": dict(sorted(root.translations)),
        }
    )


def _manifests(root: Root) -> set[str]:
    names = {name for _, name in (*root.systems, *root.audio, *root.aids, *root.translations)}
    return names | ({root.courses} if root.courses else set())
