"""One lesson read aloud: clips and pauses joined to one file, with the time of every word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech import encode
from kompetensportal.speech.clips import Clip, Clips, clip_key
from kompetensportal.speech.engines import Engine, SpeechError
from kompetensportal.speech.normalise import spoken
from kompetensportal.speech.normalise.text import Spoken
from kompetensportal.words import Message, say

LAYOUT = "2"
"""Another way of joining clips: audio that was joined before is joined anew."""
RATE = 150
"""Words a minute: calm, for people who read along."""
LONGEST = 600
"""Characters in one piece for an engine; espeak-ng dies at about 13,000."""
PAUSES = {"title": 700, "heading": 700, "step": 900, "question": 600, "option": 450}
ASIDE = frozenset(("feedback", "hint"))
"""Blocks that are read when somebody answers or asks for help, and never in passing."""
"""ms after a sentence of a block; a step leaves time to look at its picture."""
PAUSE = 300
"""ms after any other sentence."""
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


@dataclass
class Narrator:
    """Reads lessons with one engine; used from one thread at a time."""

    engine: Engine
    clips: Clips
    lexicons: tuple[Path, ...] = ()
    cache_fault: str = ""
    """Why clips could not be kept, if so (the disk is full ...); they are spoken all the same."""
    made: int = 0
    """Clips that were made and not found, over all lessons."""
    _fingerprint: str = field(default="", init=False)

    def narrate(self, sentences: Sequence[Sentence]) -> Narration:
        """Read sentences in order. Raises EngineMissingError when nothing can be spoken."""
        before = self.made
        track = _Track()
        missing: list[Missing] = []
        # What is read aside lies after the rest, so that the ordinary reading has no holes.
        for sentence in sorted(sentences, key=lambda one: one.block in ASIDE):
            said = spoken(sentence.text, sentence.language, self.lexicons)
            if not said.text.strip():
                continue  # A picture of a smile, a line of dashes: nothing to say, nothing missing.
            voice = self.engine.voice(sentence.language)
            if voice is None:
                why = say("speech.no_voice", language=sentence.language)
                missing.append(Missing(sentence.index, why))
                continue
            try:
                clip = self._clip(said.text, voice)
            except SpeechError as error:
                missing.append(Missing(sentence.index, error.what))
                continue
            track.add(sentence, said, clip)
        mp3, timing = track.finish()
        missing.sort(key=lambda one: one.index)
        return Narration(mp3, timing, tuple(missing), self.made - before)

    def _clip(self, text: str, voice: str) -> Clip:
        self._fingerprint = self._fingerprint or self.engine.fingerprint()
        key = clip_key(self._fingerprint, voice, RATE, text)
        clip = self.clips.get(key)
        if clip is None:
            clip = self._speak(text, voice)
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
            words += [(offset + at, before + ms) for at, ms in speech.words]
            pcm += speech.pcm
        kept = encode.trim(bytes(pcm), rate)
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


class _Track:
    """Frames so far, and when each sentence and word in them sounds."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._frames = 0
        self._flow = 0
        """Frames of the ordinary reading: those before what is read aside."""
        self._sentences: list[dict[str, Any]] = []

    def add(self, sentence: Sentence, said: Spoken, clip: Clip) -> None:
        delay = encode.DELAY_SAMPLES * 1000 / encode.SAMPLE_RATE
        start = encode.milliseconds(self._frames) + delay
        self._append(clip.frames)
        times = [
            [at, round(start + ms)]
            for at, ms in displayed_words(sentence.text, said, clip.words)
            if ms <= clip.length
        ]
        timed = {
            "s": sentence.index,
            "start": round(start),
            "end": round(start + clip.length),
            "words": times,
        }
        self._sentences.append(timed)
        self._append(encode.silence(PAUSES.get(sentence.block, PAUSE)))
        if sentence.block in ASIDE:
            timed["aside"] = True
        else:
            self._flow = self._frames

    def finish(self) -> tuple[bytes, dict[str, Any]]:
        duration = round(encode.milliseconds(self._frames))
        flow = round(encode.milliseconds(self._flow))
        timing = {"v": 1, "duration": duration, "flow": flow, "sentences": self._sentences}
        return b"".join(self._parts), timing

    def _append(self, frames: bytes) -> None:
        self._parts.append(frames)
        self._frames += encode.count_frames(frames)


def displayed_words(
    text: str, said: Spoken, words: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """(first character of a displayed word, ms), both rising; what is said as several, once."""
    found: list[tuple[int, int]] = []
    for offset, ms in words:
        at = said.origin[min(offset, len(said.origin) - 1)]
        while at > 0 and not text[at - 1].isspace():
            at -= 1
        if not found or (at > found[-1][0] and ms >= found[-1][1]):
            found.append((at, ms))
    return found
