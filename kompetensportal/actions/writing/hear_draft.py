"""The sound of a draft as it is now. Nothing of it goes into the library, nothing stays for long.

Sentences that the library has read already are taken from there; a new one is read once, kept
apart, and removed after a day. Who waits gets the beginning soon and the rest while it sounds.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.actions.content.own_words import own_lexicons
from kompetensportal.actions.content.voice import CLIPS, SILENT, VOICES
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.draft_source import Around, source_of
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.spoken_places import SpokenPlace, spoken_places
from kompetensportal.errors import EnvironmentalError, MistakeError
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.speech import recordings
from kompetensportal.speech.clips import Clip, Clips
from kompetensportal.speech.engines import open_engine
from kompetensportal.speech.narrate import Narration, Narrator
from kompetensportal.store.content.library import to_bytes
from kompetensportal.store.content.pool import Pool
from kompetensportal.words import Message, say

DRAFT_CLIPS = "draft-clips"
"""Folder of the data folder: sentences of drafts. They go after a day."""
DAYS = 1
FIRST_SECONDS, NEXT_SECONDS = 1.0, 4.0
"""So long sentences are read before who waits gets what there is: the first time, and after."""
SWEEP_SECONDS = 3600.0
STALE_SECONDS = (DAYS * 24 + 1) * 3600.0
"""After the last sound of a draft there is nothing left to wait for."""


class DraftClips(Clips):
    """Sentences of the library, and beside them those that only drafts have."""

    def __init__(self, data: Path) -> None:
        super().__init__(data / DRAFT_CLIPS)
        self._library = Clips(data / CLIPS)

    def get(self, key: str) -> Clip | None:
        """The clip of a key, wherever it lies."""
        return self._library.get(key) or super().get(key)


@dataclass(frozen=True, slots=True)
class Heard:
    """A draft's sound, or its beginning."""

    sound: str
    """Names of files in the pool of drafts: MP3 and timing (docs/architecture.md)."""
    timing: str
    duration: int
    """Milliseconds of the whole ordinary reading; an estimate while it is not whole."""
    whole: bool
    places: tuple[SpokenPlace, ...]
    missing: tuple[Message, ...]
    """Why sentences could not be spoken."""


class DraftVoice:
    """One engine for all who hear drafts; used from one thread at a time."""

    def __init__(
        self, data: Path, engine: str, around: Around, pictures: DraftPictures, files: Pool
    ) -> None:
        self._data, self._engine, self._around = data, engine, around
        self._pictures, self._files = pictures, files
        self._narrator: Narrator | None = None
        self._swept = 0.0
        self._last: threading.Timer | None = None

    def hear(self, path: str, text: str, *, first: bool) -> Heard:
        """Read a draft; `first`: somebody waits for the beginning.

        Raises MistakeError for a text without anything to read, EnvironmentalError when there is
        no voice, or the disk is full.
        """
        if self._engine == SILENT:
            raise EnvironmentalError(say("speech.no_engine"))
        source, around = source_of(path, text), self._around.now()
        lesson = None
        if not isinstance(source, Finding):
            lesson = compile_source(
                source, pictures=self._pictures.known, moved=around.moved, facts=around.facts
            ).value
        if isinstance(source, Finding) or not isinstance(lesson, Lesson):
            raise MistakeError(
                say("proofing.nothing_to_hear"), say("proofing.nothing_to_hear_mend")
            )
        self.sweep()
        narration = self._narrated(path, lesson, FIRST_SECONDS if first else NEXT_SECONDS)
        if not narration.mp3:
            why = narration.missing[0].why if narration.missing else say("proofing.nothing_to_hear")
            raise EnvironmentalError(why, say("proofing.nothing_to_hear_mend"))
        return Heard(
            self._files.put(narration.mp3, "mp3"),
            self._files.put(to_bytes(narration.timing), "json"),
            _whole_duration(narration.timing, lesson, narration.left),
            not narration.left,
            tuple(spoken_places(source, around.facts)),
            tuple(dict.fromkeys(missing.why for missing in narration.missing)),
        )

    def sweep(self, now: float | None = None) -> None:
        """Remove what is a day old; looked for at most once an hour, and a day after the last."""
        clock = time.time() if now is None else now
        if now is None and clock - self._swept < SWEEP_SECONDS:
            return
        self._swept = clock
        self._files.collect((), clock)
        Clips(self._data / DRAFT_CLIPS).collect(clock, DAYS)
        if self._last is not None:
            self._last.cancel()
        self._last = threading.Timer(STALE_SECONDS, self._forget)
        self._last.daemon = True
        self._last.start()

    def close(self) -> None:
        """End the engine's process."""
        if self._last is not None:
            self._last.cancel()
        if self._narrator is not None:
            self._narrator.close()
            self._narrator = None

    def _forget(self) -> None:
        self._files.collect(())
        Clips(self._data / DRAFT_CLIPS).collect(days=DAYS)

    def _narrated(self, path: str, lesson: Lesson, seconds: float) -> Narration:
        if self._narrator is None:
            engine = open_engine(self._engine, self._data / VOICES)
            self._narrator = Narrator(engine, DraftClips(self._data))
        self._narrator.lexicons = own_lexicons(self._data)
        folder = recordings.folder_of(self._around.root, path)
        takes = recordings.find(folder, lesson).by_sentence
        until = time.monotonic() + seconds
        return self._narrator.narrate(lesson.sentences, takes, lambda: time.monotonic() < until)


def _whole_duration(timing: Mapping[str, int], lesson: Lesson, left: int) -> int:
    """Milliseconds of the ordinary reading; by the letters that are left while it is not whole."""
    if not left:
        return timing["flow"]
    letters = [len(sentence.text) for sentence in lesson.sentences]
    read = sum(letters[:-left]) or 1
    return timing["duration"] * sum(letters) // read
