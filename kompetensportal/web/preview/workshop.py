"""The work behind a preview: watches the files, builds what changes, reads it aloud."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from kompetensportal.actions.content.build import BuildReport, Memory, build, findings_of
from kompetensportal.actions.content.compile_files import group_of
from kompetensportal.actions.content.judge import judge
from kompetensportal.actions.content.scan import Stamp, scan
from kompetensportal.actions.content.voice import SILENT, open_narrator, read_aloud
from kompetensportal.compiler.read import locate
from kompetensportal.errors import KompetensportalError
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.library import Entry, Root
from kompetensportal.speech.narrate import Narrator
from kompetensportal.speech.recordings import folder_of
from kompetensportal.store.content.library import Library
from kompetensportal.web.preview.news import News
from kompetensportal.words import Message

SOONEST_SECONDS = 0.1
SHARE = 20
"""Looking may take a twentieth of the time: a large library is looked at less often."""


class Workshop:
    """One content folder and the draft that is made of it; `only` is the part that is watched."""

    def __init__(self, root: Path, data: Path, only: str, voice: str) -> None:
        self.root, self.data, self.only = root, data, only
        self.library = Library(data, draft=True)
        self.news = News()
        self.trouble: Message | None = None
        """Why the last build could not be done (the disk is full ...)."""
        self._voice = voice
        self._memory = Memory()
        self._seen: dict[str, Stamp] = {}
        self._stopped = threading.Event()
        self._to_read: queue.SimpleQueue[Entry | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._watch, name="watch", daemon=True),
            threading.Thread(target=self._read_aloud, name="read", daemon=True),
        ]

    def first_build(self, progress: Callable[[int, int], None]) -> BuildReport:
        """The whole draft as the files are now, with the audio of the published library.

        Also with `only`: links from its texts lead into the rest.
        """
        self._seen = scan(self.root, self.only)
        report = build(self.root, self.data, memory=self._memory, progress=progress)
        published = dict(Library(self.data).generation().root.audio)

        def with_audio(root: Root) -> Root:
            return replace(root, audio=tuple(sorted({**published, **dict(root.audio)}.items())))

        self.library.swap(with_audio)
        return report

    def start(self) -> None:
        """Begin to watch."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the work and let the open pages go."""
        self._stopped.set()
        self._to_read.put(None)
        self.news.end()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=2)

    def findings(self, entry: Entry | None) -> list[Finding]:
        """What all rules say of a text's files; of no text, what the last build found."""
        if entry is None:
            return findings_of(self.data)
        return self.judged({edition.path for _, edition in entry.editions})

    def judged(self, paths: Collection[str]) -> list[Finding]:
        """What all rules say of some files as they are now."""
        return judge(self.root, self.data, paths, date.today())

    def wish_to_hear(self, entry: Entry) -> None:
        """Somebody looks at a text: read it aloud unless that has been done."""
        generation = self.library.generation()
        if any(generation.audio(edition.document) is None for _, edition in entry.editions):
            self._to_read.put(entry)

    def look(self) -> bool:
        """Build if a file has changed; whether one had."""
        found = scan(self.root, self.only)
        if found == self._seen:
            return False
        begin = time.monotonic()
        self._seen = found
        before = self.trouble
        try:
            report = self._build(found)
            self.trouble = None
        except KompetensportalError as error:
            self.trouble = error.what
            self.news.tell("changed", paths=[])
            return True
        if report.compiled or report.changed or before:
            took = round((time.monotonic() - begin) * 1000)
            self.news.tell("changed", paths=list(report.compiled), milliseconds=took)
            self._hear(report.compiled)
        return True

    def _build(self, found: dict[str, Stamp]) -> BuildReport:
        return build(self.root, self.data, only=self.only, memory=self._memory, found=found)

    def _watch(self) -> None:
        while not self._stopped.is_set():
            begin, changed = time.monotonic(), False
            with contextlib.suppress(OSError):  # A folder that is being moved: look again.
                changed = self.look()
            # Who has saved just now may save again; a build says nothing of what looking costs.
            took = 0.0 if changed else time.monotonic() - begin
            self._stopped.wait(max(SOONEST_SECONDS, min(took * SHARE, 2.0)))

    def _hear(self, paths: Iterable[str]) -> None:
        generation, changed = self.library.generation(), set(paths)
        for group in {group_of(path) for path in changed if locate(path)}:
            for entry in generation.group(group):
                if any(edition.path in changed for _, edition in entry.editions):
                    self._to_read.put(entry)

    def _read_aloud(self) -> None:
        """Audio of what changes and of what is looked at; only new sentences cost anything."""
        if self._voice == SILENT:
            return
        narrator: Narrator | None = None
        try:
            while (entry := self._to_read.get()) is not None:
                # An engine or a voice that is missing leaves the page without audio; `voice`
                # says why.
                with contextlib.suppress(KompetensportalError, OSError):
                    narrator = narrator or open_narrator(self.data, self._voice)
                    self._read_one(narrator, entry)
        finally:
            if narrator is not None:
                narrator.close()

    def _read_one(self, narrator: Narrator, entry: Entry) -> None:
        generation = self.library.generation()
        for _, edition in entry.editions:
            if self._stopped.is_set() or generation.audio(edition.document) is not None:
                continue
            lesson = generation.document(edition.document)
            recorded = folder_of(self.root, edition.path)
            audio = read_aloud(narrator, self.library.pool, lesson, recorded).audio
            if audio is not None:
                self.library.publish_audio(entry.group, {edition.document: audio})
                self.news.tell("audio", document=edition.document)
