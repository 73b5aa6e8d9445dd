"""Read the published library aloud: makes the audio that is missing, and publishes it in batches.

Audio belongs to one document, which is named by its content, so it is never played for another
text. It is made again when engine, voices or pronunciation have changed (`recipe`).
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from kompetensportal.errors import NotFoundError
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.model.content.library import Audio, Entry
from kompetensportal.model.content.plain import from_plain, to_plain
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.content.voice import Unspoken, VoiceReport
from kompetensportal.speech import encode
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.engines import EngineMissingError, open_engine
from kompetensportal.speech.narrate import LAYOUT, RATE, Narrator
from kompetensportal.speech.normalise import version
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library, to_bytes
from kompetensportal.store.content.pool import Pool
from kompetensportal.words import Message, say

CLIPS = "clips"
SILENT = "none"
LEXICONS = ("uttal.sv.tsv", "uttal.en.tsv")
"""Files of an organisation's own pronunciation, in the data folder."""
FIRST_BATCH, BATCH = 1.0, 5.0
"""Seconds until the first audio is published, and between batches."""


@dataclass(frozen=True, slots=True)
class Work:
    """One document to read."""

    group: str
    lesson: str
    form: Form
    document: str


def open_narrator(data: Path, engine: str) -> Narrator:
    """Somebody who reads aloud, with a data folder's clips. Close its `engine` after use."""
    return Narrator(open_engine(engine), Clips(data / CLIPS), own_lexicons(data))


def own_lexicons(data: Path) -> tuple[Path, ...]:
    """The organisation's own pronunciation files that exist."""
    return tuple(path for name in LEXICONS if (path := data / name).is_file())


def recipe(narrator: Narrator) -> str:
    """Digest of what makes the sound: engine, rate, encoder, rules and tables of pronunciation."""
    sound = (narrator.engine.fingerprint(), LAYOUT, str(RATE), encode.SETTINGS)
    parts = (*sound, version(narrator.lexicons))
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def read_aloud(
    narrator: Narrator, pool: Pool, sentences: Sequence[Sentence]
) -> tuple[Audio | None, tuple[tuple[int, Message], ...]]:
    """The audio of one text now, in the pool, and the sentences that are missing in it.

    Only sentences that are not in the clip cache cost anything, so a preview may call it at each
    change. None when nothing could be spoken.
    """
    narration = narrator.narrate(sentences)
    missing = tuple((m.index, m.why) for m in narration.missing)
    if not narration.mp3:
        return None, missing
    sound = pool.put(narration.mp3, "mp3")
    timing = pool.put(to_bytes(narration.timing), "json")
    duration = narration.timing["duration"]
    return Audio(sound, timing, duration, recipe(narrator), len(missing)), missing


def fill(
    library: Library,
    data: Path,
    engine: str,
    *,
    workers: int = 0,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> VoiceReport:
    """Make what is missing of a library's audio; what is missing afterwards stands in the report.

    `workers` 0: one for each core, at most two. `progress` gets how many documents are done, of
    how many. Raises EnvironmentalError when the library cannot be written.
    """
    started = time.monotonic()
    filler = _Filler(library, data, engine, progress)
    if engine == SILENT:
        filler.fault = say("speech.no_engine")
    filler.run(workers or min(2, os.cpu_count() or 1))
    Clips(data / CLIPS).collect()
    report = filler.report(time.monotonic() - started)
    _keep(data, report)
    return report


def order(generation: Generation) -> Iterator[Work]:
    """All documents, those first that people open first.

    First what the introduction programmes name, then lathundar, then courses; of each the easy
    text first, which is what one sees until one asks for the fuller one.
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
            edition = entry.easy if form is Form.EASY else entry.standard
            if edition is not None:
                yield Work(entry.group, entry.id, form, edition.document)


@dataclass
class _Filler:
    library: Library
    data: Path
    engine: str
    progress: Callable[[int, int], None]
    made: int = 0
    clips: int = 0
    fault: Message | None = None
    cache_fault: str = ""
    unspoken: list[Unspoken] = field(default_factory=list)
    _tried: set[str] = field(default_factory=set)
    _pending: dict[str, dict[str, Audio]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, workers: int) -> None:
        # A text that is published while we read is read too, until nothing new has come.
        while self.fault is None and (work := list(self._missing())):
            self._tried.update(w.document for w in work)
            self._read_all(work, workers)

    def _missing(self) -> Iterator[Work]:
        narrator = open_narrator(self.data, self.engine)
        now = recipe(narrator)
        generation = self.library.generation()
        seen = set(self._tried)
        for work in order(generation):
            audio = generation.audio(work.document)
            ready = audio is not None and audio.recipe == now and audio.missing == 0
            if ready and audio is not None:
                ready = all(map(generation.pool.holds, (audio.sound, audio.timing)))
            if not ready and work.document not in seen:
                seen.add(work.document)
                yield work

    def _read_all(self, work: Sequence[Work], workers: int) -> None:
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
                count, publish_at = 0, time.monotonic() + FIRST_BATCH
                while not (all(f.done() for f in running) and done.empty()):
                    if any(future.done() and future.exception() for future in running):
                        break
                    try:
                        done.get(timeout=0.2)
                        count += 1
                        self.progress(count, len(work))
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
            narrator.engine.close()
            with self._lock:
                self.clips += narrator.made
                self.cache_fault = self.cache_fault or narrator.cache_fault

    def _read(self, narrator: Narrator, generation: Generation, work: Work) -> None:
        try:
            lesson = generation.document(work.document)
        except NotFoundError:
            return  # Unpublished and cleared away while we read.
        audio, missing = read_aloud(narrator, generation.pool, lesson.sentences)
        texts = {sentence.index: sentence.text for sentence in lesson.sentences}
        with self._lock:
            self.unspoken += [
                Unspoken(work.lesson, work.form, work.document, index, texts[index], why)
                for index, why in missing
            ]
            if audio is not None:
                self.made += 1
                self._pending.setdefault(work.group, {})[work.document] = audio

    def _publish(self) -> None:
        with self._lock:
            pending, self._pending = self._pending, {}
        for group, sounds in pending.items():
            self.library.publish_audio(group, sounds)

    def report(self, seconds: float) -> VoiceReport:
        generation = self.library.generation()
        documents = {work.document for work in order(generation)}
        ready = sum(generation.audio(document) is not None for document in documents)
        return VoiceReport(
            engine=self.engine,
            documents=len(documents),
            ready=ready,
            made=self.made,
            clips=self.clips,
            seconds=round(seconds, 1),
            fault=self.fault,
            cache_fault=self.cache_fault,
            unspoken=tuple(self.unspoken),
        )


def _keep(data: Path, report: VoiceReport) -> None:
    """Leave the report beside the library, where pages find why a text has no audio."""
    draft = data / "library" / f".voice-{os.getpid()}.tmp"
    try:
        draft.write_bytes(to_bytes(to_plain(report)))
        draft.replace(_report_path(data))
    except OSError:
        pass  # The audio is there; only the page's word on why some is missing is not.


def _report_path(data: Path) -> Path:
    return data / "library" / "voice.json"


def last_report(data: Path) -> VoiceReport | None:
    """The report of the last `fill`, if one was kept."""
    try:
        return from_plain(VoiceReport, json.loads(_report_path(data).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None
