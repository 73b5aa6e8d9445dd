"""Read the published library aloud: makes the audio that is missing, and publishes it in batches.

Audio belongs to one document, which is named by its content, so it is never played for another
text. It is made again when engine, voices or pronunciation have changed (`recipe`).
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from kompetensportal.actions.content import voice_report
from kompetensportal.actions.content.own_words import own_lexicons
from kompetensportal.errors import NotFoundError
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.library import Audio, Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.content.voice import RecordingFault, Unspoken, VoiceReport
from kompetensportal.speech import encode, recordings
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.engines import EngineMissingError, open_engine
from kompetensportal.speech.narrate import LAYOUT, RATE, Narrator
from kompetensportal.speech.normalise import version
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library, to_bytes
from kompetensportal.store.content.pool import Pool
from kompetensportal.words import Message, say

CLIPS, VOICES = "clips", "voices"
"""Folders of the data folder: sentences that were spoken, and voices that an operator adds."""
SILENT = "none"
FIRST_TEXTS = 24
"""Texts that are read before the words of the glossary: whoever listens opens a card as well."""
FIRST_BATCH, BATCH = 1.0, 5.0
"""Seconds until the first audio is published, and between batches."""


@dataclass(frozen=True, slots=True)
class Work:
    """One document to read."""

    group: str
    lesson: str
    form: Form
    document: str
    path: str
    """The author's file, relative to the content root."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read aloud."""

    audio: Audio | None
    """None when nothing could be spoken."""
    missing: tuple[tuple[int, Message], ...]
    """The sentences that are missing in it, and why."""
    faults: tuple[Message, ...]
    """Why recordings could not be used."""


def open_narrator(data: Path, engine: str) -> Narrator:
    """Somebody who reads aloud, with a data folder's clips. Close it after use."""
    opened = open_engine(engine, data / VOICES)
    return Narrator(opened, Clips(data / CLIPS), own_lexicons(data))


def recipe(narrator: Narrator) -> str:
    """Digest of what makes the sound: engine, rate, encoder, rules and tables of pronunciation."""
    sound = (narrator.engine.fingerprint(), LAYOUT, str(RATE), encode.SETTINGS)
    parts = (*sound, version(narrator.lexicons))
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def read_aloud(
    narrator: Narrator, pool: Pool, lesson: Lesson, recorded: Path | None = None
) -> Reading:
    """Read one text now, and put its audio into the pool.

    Only sentences that are not in the clip cache cost anything, so a preview may call it at each
    change. `recorded`: the folder of the text's recordings.
    """
    takes = recordings.find(recorded, lesson).by_sentence if recorded else {}
    narration = narrator.narrate(lesson.sentences, takes)
    missing = tuple((m.index, m.why) for m in narration.missing)
    if not narration.mp3:
        return Reading(None, missing, narration.faults)
    audio = Audio(
        sound=pool.put(narration.mp3, "mp3"),
        timing=pool.put(to_bytes(narration.timing), "json"),
        duration=narration.timing["duration"],
        recipe=_with_recordings(recipe(narrator), recorded),
        missing=len(missing),
        recorded=narration.recorded,
    )
    return Reading(audio, missing, narration.faults)


def _with_recordings(made_by: str, recorded: Path | None) -> str:
    """A recipe that names the recordings too; unchanged when there are none."""
    digest = recordings.digest_of(recorded) if recorded else ""
    return f"{made_by}+{digest}" if digest else made_by


def fill(
    library: Library,
    data: Path,
    engine: str,
    *,
    content: Path | None = None,
    workers: int = 0,
    progress: Callable[[int, int], None] = lambda done, of: None,
    between: Callable[[], object] = lambda: None,
) -> VoiceReport:
    """Make what is missing of a library's audio; what is missing afterwards stands in the report.

    `content`: the root of the authors' files, where recordings lie; without it, audio that was
    made with recordings stays as it is. `workers` 0: one for each core, at most two. `progress`
    gets how many documents are done, of how many. `between` is called once, when the texts that
    people open first have been read. Raises EnvironmentalError when the library cannot be written.
    """
    started = time.monotonic()
    filler = _Filler(library, data, engine, content, progress)
    if engine == SILENT:
        filler.fault = say("speech.no_engine")
    filler.run(workers or min(2, os.cpu_count() or 1), between)
    Clips(data / CLIPS).collect()
    report = filler.report(time.monotonic() - started)
    voice_report.keep(data, report)
    return report


def order(generation: Generation) -> Iterator[Work]:
    """All documents, those first that people open first.

    First what the introduction programmes name, then lathundar, then courses; of each the easy
    text first, which is what one sees until one asks for the fuller one, and beside it the same
    text in other languages.
    """
    named = {
        activity.target: at
        for programme in generation.programmes.values()
        for at, activity in enumerate(programme.activities)
    }
    last = len(named) + 1000

    def place(entry: Entry) -> tuple[int, bool, str]:
        return named.get(entry.id, last), entry.kind is not Kind.LATHUND, entry.id

    entries = sorted(generation.entries.values(), key=place)
    for form in (Form.EASY, Form.STANDARD):
        for entry in entries:
            for its, edition in entry.editions:
                if its is form:
                    yield Work(entry.group, entry.id, form, edition.document, edition.path)
            for translation in entry.translations if form is Form.EASY else ():
                # A recording beside the text is in Swedish: none is looked for.
                yield Work(entry.group, entry.id, form, translation.edition.document, "")


def _nothing() -> None:
    pass


@dataclass
class _Filler:
    library: Library
    data: Path
    engine: str
    content: Path | None
    progress: Callable[[int, int], None]
    made: int = 0
    clips: int = 0
    fault: Message | None = None
    cache_fault: str = ""
    unspoken: list[Unspoken] = field(default_factory=list)
    recordings: list[RecordingFault] = field(default_factory=list)
    _tried: set[str] = field(default_factory=set)
    _pending: dict[str, dict[str, Audio]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, workers: int, between: Callable[[], object]) -> None:
        """Read all; a text that is published while we read too, until nothing new has come."""
        while self.fault is None and (work := list(self._missing())):
            self._tried.update(w.document for w in work)
            for start, end in ((0, FIRST_TEXTS), (FIRST_TEXTS, len(work))):
                if work[start:end] and self.fault is None:
                    self._read_all(work[start:end], workers, start, len(work))
                between()
                between = _nothing
        between()

    def _missing(self) -> Iterator[Work]:
        narrator = open_narrator(self.data, self.engine)
        now = recipe(narrator)
        generation = self.library.generation()
        seen = set(self._tried)
        for work in order(generation):
            audio = generation.audio(work.document)
            ready = audio is not None and audio.missing == 0 and self._is_now(audio, work, now)
            if ready and audio is not None:
                ready = all(map(generation.pool.holds, (audio.sound, audio.timing)))
            if not ready and work.document not in seen:
                seen.add(work.document)
                yield work

    def _is_now(self, audio: Audio, work: Work, now: str) -> bool:
        """Whether audio was made as it would be made now."""
        folder = self._recorded(work)
        if folder is None:
            return audio.recipe.partition("+")[0] == now
        return audio.recipe == _with_recordings(now, folder)

    def _recorded(self, work: Work) -> Path | None:
        """Where a text's recordings would lie; None when the author's files are not here."""
        if self.content is None or not (self.content / work.path).is_file():
            return None
        return recordings.folder_of(self.content, work.path)

    def _read_all(self, work: Sequence[Work], workers: int, before: int, of: int) -> None:
        waiting: SimpleQueue[Work] = SimpleQueue()
        for each in work:
            waiting.put(each)
        done: SimpleQueue[Work] = SimpleQueue()
        generation = self.library.generation()
        with ThreadPoolExecutor(min(workers, len(work)), "voice") as threads:
            try:
                running = [
                    threads.submit(self._work, waiting, done, generation)
                    for _ in range(min(workers, len(work)))
                ]
                count, publish_at = before, time.monotonic() + FIRST_BATCH
                while not (all(f.done() for f in running) and done.empty()):
                    if any(future.done() and future.exception() for future in running):
                        break
                    try:
                        done.get(timeout=0.2)
                        count += 1
                        self.progress(count, of)
                    except Empty:
                        pass
                    if time.monotonic() >= publish_at:
                        self._publish()
                        publish_at = time.monotonic() + BATCH
                for future in running:
                    future.result()
            finally:
                # Also when somebody presses Ctrl-C: what is read already is not read twice.
                while not waiting.empty():
                    waiting.get()
                self._publish()

    def _work(
        self, waiting: SimpleQueue[Work], done: SimpleQueue[Work], generation: Generation
    ) -> None:
        narrator = open_narrator(self.data, self.engine)
        try:
            while self.fault is None:
                try:
                    work = waiting.get_nowait()
                except Empty:
                    return
                self._read(narrator, generation, work)
                done.put(work)
        except EngineMissingError as error:
            self.fault = error.what
        finally:
            narrator.close()
            with self._lock:
                self.clips += narrator.made
                self.cache_fault = self.cache_fault or narrator.cache_fault

    def _read(self, narrator: Narrator, generation: Generation, work: Work) -> None:
        try:
            lesson = generation.document(work.document)
        except NotFoundError:
            return  # Unpublished and cleared away while we read.
        read = read_aloud(narrator, generation.pool, lesson, self._recorded(work))
        texts = {sentence.index: sentence.text for sentence in lesson.sentences}
        with self._lock:
            self.unspoken += [
                Unspoken(work.lesson, work.form, work.document, index, texts[index], why)
                for index, why in read.missing
            ]
            self.recordings += [RecordingFault(work.lesson, what) for what in read.faults]
            if read.audio is not None:
                self.made += 1
                self._pending.setdefault(work.group, {})[work.document] = read.audio

    def _publish(self) -> None:
        with self._lock:
            pending, self._pending = self._pending, {}
        for group, sounds in pending.items():
            self.library.publish_audio(group, sounds)

    def report(self, seconds: float) -> VoiceReport:
        generation = self.library.generation()
        works = list(order(generation))
        documents = {work.document: work for work in works}
        counted = voice_report.coverage(
            generation, ((work.document, work.form) for work in documents.values())
        )
        return VoiceReport(
            engine=self.engine,
            documents=len(documents),
            ready=sum(one.ready for one in counted),
            made=self.made,
            clips=self.clips,
            seconds=round(seconds, 1),
            fault=self.fault,
            cache_fault=self.cache_fault,
            unspoken=tuple(self.unspoken),
            coverage=tuple(counted),
            no_voice=tuple(
                sorted(
                    {
                        str(u.why.as_dict()["language"])
                        for u in self.unspoken
                        if u.why.key == "speech.no_voice"
                    }
                )
            ),
            recordings=(*self.recordings, *self._unknown(generation, works)),
        )

    def _unknown(self, generation: Generation, works: Sequence[Work]) -> Iterator[RecordingFault]:
        """Recordings that belong to no text any more."""
        for work in works:
            folder = self._recorded(work)
            if folder is not None and folder.is_dir():
                for path in recordings.find(folder, generation.document(work.document)).unknown:
                    what = say("speech.recording_unknown", lesson=work.lesson, file=path.name)
                    yield RecordingFault(work.lesson, what)
