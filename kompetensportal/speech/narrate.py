"""One lesson read aloud, sentence by sentence: recorded, kept from before, or spoken now."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech import encode, estimate, levels
from kompetensportal.speech.clips import Clip, Clips, clip_key
from kompetensportal.speech.engines import Engine, EngineMissingError, SpeechError
from kompetensportal.speech.engines.recorded_engine import RecordedEngine
from kompetensportal.speech.normalise import spoken
from kompetensportal.speech.recordings import Take
from kompetensportal.speech.track import ASIDE, Track
from kompetensportal.words import Message, say

LAYOUT = "2"
"""Another way of joining clips: audio that was joined before is joined anew."""
RATE = 150
"""Words a minute: calm, for people who read along."""
LONGEST = 600
"""Characters in one piece for an engine; espeak-ng dies at about 13,000."""
LONGEST_WORD = 60
"""Letters that are spoken in one go; espeak-ng leaves out what a longer word has more."""
TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
BREAK = re.compile(r"(?<=[.!?:;,])\s+|\s+")


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence that could not be spoken, and why."""

    index: int
    why: Message


@dataclass(frozen=True, slots=True)
class Narration:
    """A lesson's sound. `mp3` is empty when not one sentence could be spoken."""

    mp3: bytes
    timing: dict[str, Any]
    """As in docs/architecture.md; a sentence without sound is not in it."""
    missing: tuple[Missing, ...]
    made: int
    """How many clips were not in the cache."""
    recorded: int = 0
    """How many sentences are a person's recording."""
    faults: tuple[Message, ...] = ()
    """Why recordings could not be used; their sentences are spoken by the engine."""
    left: int = 0
    """How many sentences at the end were not read, because there was no more patience."""


def _always() -> bool:
    return True


@dataclass
class Narrator:
    """Reads lessons with one engine; used from one thread at a time."""

    engine: Engine
    clips: Clips
    lexicons: tuple[Path, ...] = ()
    voice: str = ""
    """A voice that somebody chose, for the languages that it speaks; else the engine's own."""
    cache_fault: str = ""
    """Why clips could not be kept, if so (the disk is full ...); they are spoken all the same."""
    made: int = 0
    """Clips that were made and not found, over all lessons."""
    recorder: RecordedEngine = field(default_factory=RecordedEngine)
    _fingerprint: str = field(default="", init=False)

    def narrate(
        self,
        sentences: Sequence[Sentence],
        takes: Mapping[int, Take] | None = None,
        patient: Callable[[], bool] = _always,
    ) -> Narration:
        """Read sentences in order, those of `takes` as they were recorded.

        patient: asked before each sentence but the first; False ends the reading, and what has
        been read is the beginning of the whole. Raises EngineMissingError when nothing can be
        spoken.
        """
        before, recorded, left = self.made, 0, 0
        track = Track()
        missing: list[Missing] = []
        faults: dict[Message, None] = {}
        # What is read aside lies after the rest, so that the ordinary reading has no holes.
        ordered = sorted(sentences, key=lambda one: one.block in ASIDE)
        for number, sentence in enumerate(ordered):
            if number and not patient():
                left = len(ordered) - number
                break
            said = spoken(sentence.text, sentence.language, self.lexicons)
            if not said.text.strip():
                continue  # A picture of a smile, a line of dashes: nothing to say, nothing missing.
            clip: Clip | None = None
            if takes and (take := takes.get(sentence.index)):
                clip = self._recorded(said.text, take, faults)
                recorded += clip is not None
            try:
                track.add(sentence, said, clip or self._spoken(said.text, sentence.language))
            except SpeechError as error:
                missing.append(Missing(sentence.index, error.what))
        mp3, timing = track.finish()
        missing.sort(key=lambda one: one.index)
        made = self.made - before
        return Narration(mp3, timing, tuple(missing), made, recorded, tuple(faults), left)

    def voice_for(self, language: str) -> str | None:
        """The voice that reads a language; None when there is none."""
        if self.voice and self.voice in self.engine.voices(language):
            return self.voice
        return self.engine.voice(language)

    def close(self) -> None:
        """End the processes that were started."""
        self.engine.close()
        self.recorder.close()

    def _spoken(self, text: str, language: str) -> Clip:
        voice = self.voice_for(language)
        if voice is None:
            raise SpeechError(say("speech.no_voice", language=language))
        self._fingerprint = self._fingerprint or self.engine.fingerprint()
        key = clip_key(self._fingerprint, voice, RATE, text)
        return self._kept(key, lambda: self._speak(text, voice))

    def _recorded(self, text: str, take: Take, faults: dict[Message, None]) -> Clip | None:
        try:
            content = hashlib.blake2b(take.path.read_bytes(), digest_size=16).hexdigest()
            voice = f"{content} {take.part} {take.texts}"
            key = clip_key(self.recorder.fingerprint(), voice, 0, text)
            return self._kept(key, lambda: self._play(text, take))
        except (SpeechError, EngineMissingError) as error:
            faults[error.what] = None
        except OSError as error:
            why = error.strerror or str(error)
            faults[say("speech.recording_unreadable", file=take.path.name, why=why)] = None
        return None

    def _kept(self, key: str, make: Callable[[], Clip]) -> Clip:
        clip = self.clips.get(key)
        if clip is None:
            clip = make()
            self.made += 1
            try:
                self.clips.put(key, clip)
            except OSError as error:
                self.cache_fault = error.strerror or str(error)
        return clip

    def _speak(self, text: str, voice: str) -> Clip:
        pcm, rate = bytearray(), encode.SAMPLE_RATE
        words: list[tuple[int, int]] = []
        for offset, piece in pieces(text):
            speech = self.engine.synth(piece, voice, RATE)
            rate = speech.sample_rate
            before = len(pcm) * 500 // rate
            timed = speech.words or estimate.word_times(piece, array("h", speech.pcm), rate)
            words += [(offset + at, before + ms) for at, ms in timed]
            pcm += speech.pcm
        return _clip(bytes(pcm), rate, words)

    def _play(self, text: str, take: Take) -> Clip:
        speech = self.recorder.listen(take.path)
        samples, rate = array("h", speech.pcm), speech.sample_rate
        samples = samples[slice(*estimate.cut(samples, rate, take.texts)[take.part])]
        between = levels.speech_between(samples, rate)
        if between is None:
            raise SpeechError(say("speech.recording_silent", file=take.path.name))
        samples = samples[slice(*between)]
        return _clip(samples.tobytes(), rate, estimate.word_times(text, samples, rate))


def _clip(pcm: bytes, rate: int, words: Iterable[tuple[int, int]]) -> Clip:
    kept = encode.trim(pcm, rate)
    frames = encode.encode(kept, rate)
    return Clip(frames, encode.count_frames(frames), len(kept) * 500 / rate, tuple(words))


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into (offset, piece) of at most LONGEST characters, where one may breathe."""
    start = 0
    while start < len(text):
        end = start + LONGEST
        if end < len(text):
            window = text[start:end]
            stops = [m.end() for m in BREAK.finditer(window)]
            after_mark = [at for at in stops if at > LONGEST // 2 and window[at - 2] in ".!?:;,"]
            end = start + (after_mark or stops or [LONGEST])[-1]
        if too_long := TOO_LONG.search(text, start, end):
            end = too_long.start() + LONGEST_WORD
        piece = text[start:end]
        if any(character.isalnum() for character in piece):
            yield start, piece
        start = end
