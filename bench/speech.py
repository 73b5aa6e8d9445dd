"""The voice: many sentences in a row, what a lesson costs, and all of the shipped content.

`python -m bench.speech [COUNT]` prints each figure beside what is wanted; 1 when one is missed.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import cast

from bench import speech_row
from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.content.voice import fill
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech import encode
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.engines.pyttsx3_engine import Pyttsx3Engine
from kompetensportal.speech.narrate import Narrator
from kompetensportal.speech.normalise import spoken
from kompetensportal.speech.track import TOKEN
from kompetensportal.store.content.library import Library

ROOT = Path(__file__).parent.parent
SENTENCES = 3000
TEXT = tuple(f"{text[:-1]}, nu nummer {n}." for n in range(6) for text in speech_row.TEXTS)
"""A lesson of about 300 words that no cache knows."""
NEW = "En ny mening står här."
CHANGED_AT = len(TEXT) // 2
BYTES_A_MS = encode.BIT_RATE / 8
FRAME_BYTES = 105


@dataclass(frozen=True, slots=True)
class Line:
    """One figure, and at most what it may be."""

    what: str
    measured: float
    most: float
    unit: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.measured <= self.most

    def __str__(self) -> str:
        verdict = "ok" if self.holds else "OVER"
        shown = f"{self.measured:>10.2f} <= {self.most:<7g} {self.unit:<8}"
        return f"{self.what:<66} {shown} {verdict}"


def main() -> int:
    """Print what came of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES
    missed = 0
    for line in chain(in_a_row(count), lesson(), shipped_content()):
        print(line, flush=True)
        missed += not line.holds
    return int(bool(missed))


def in_a_row(count: int) -> Iterator[Line]:
    """So many sentences with one engine, in turns of language."""
    result = speech_row.run(count)
    print(result)
    yield Line(f"{count} sentences in a row: empty", result.empty, 0)
    yield Line(f"{count} sentences in a row: missing", result.missing, 0)
    yield Line(f"{count} sentences in a row: in the wrong voice", result.wrong_voice, 0)


def lesson() -> Iterator[Line]:
    """Read a lesson that nobody has read before, then with one other sentence, then again."""
    other = [*TEXT[:CHANGED_AT], NEW, *TEXT[CHANGED_AT + 1 :]]
    with tempfile.TemporaryDirectory() as folder:
        narrator = Narrator(Pyttsx3Engine(), Clips(Path(folder)))
        narrator.narrate(_sentences(["Rösten har startat."]))
        engine = cast(Pyttsx3Engine, narrator.engine)
        all_before, own_before = _cpu(engine), time.process_time()
        first = narrator.narrate(_sentences(TEXT))
        cpu, outside = _cpu(engine) - all_before, time.process_time() - own_before
        all_before = _cpu(engine)
        changed = narrator.narrate(_sentences(other))
        one_changed = _cpu(engine) - all_before
        before = time.process_time()
        narrator.narrate(_sentences(TEXT))
        unchanged = time.process_time() - before
        narrator.close()
    words = sum(len(text.split()) for text in TEXT)
    seconds = first.timing["duration"] / 1000
    print(
        f"a lesson of {words} words: {seconds:.0f} s of audio, {outside / cpu:.0%} of its CPU "
        f"outside espeak-ng; nothing changed costs {unchanged * 1000:.0f} ms"
    )
    yield Line("a lesson of 300 words, nothing cached: CPU", cpu * 300 / words, 1.3, "s")
    yield Line("one changed sentence: work, espeak-ng's too", one_changed * 1000, 150, "ms")
    sentence = first.timing["sentences"][CHANGED_AT]
    differing = _differing(first.mp3, changed.mp3)
    after = first.timing["sentences"][CHANGED_AT + 1]["start"]
    own = (after - sentence["start"]) * BYTES_A_MS + 3 * FRAME_BYTES
    yield Line("one changed sentence: frames of others that differ", max(0, differing - own), 0)


def shipped_content() -> Iterator[Line]:
    """All of the shipped content, both forms and every language, with two engines at once."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        publish(ROOT, data, today=datetime.now(UTC).date())
        library = Library(data)
        begun = time.monotonic()
        report = fill(library, data, "pyttsx3", content=ROOT, workers=2)
        wall = time.monotonic() - begun
        generation = library.generation()
        size = duration = tokens = untimed = disorder = outside = 0
        for document, audio in generation._all_audio.items():
            timing = json.loads(library.pool.read(audio.timing))
            mp3 = library.pool.read(audio.sound)
            length = encode.milliseconds(encode.count_frames(mp3))
            size, duration = size + len(mp3), duration + int(length)
            texts = {s.index: s for s in generation.document(document).sentences}
            last = 0
            for one in timing["sentences"]:
                starts = [at for at, _ in one["words"]]
                wanted = [m.start() for m in TOKEN.finditer(texts[one["s"]].text)]
                tokens, untimed = tokens + len(wanted), untimed + len(set(wanted) - set(starts))
                times = [last, *(ms for _, ms in one["words"]), one["end"]]
                disorder += times != sorted(times)
                last = one["end"]
            outside += last > length
            said = {index for index, s in texts.items() if spoken(s.text, s.language).text}
            untimed += len(said - {one["s"] for one in timing["sentences"]}) - audio.missing
    cores = os.cpu_count() or 1
    print(
        f"{report.documents} texts, {report.ready} with audio, {report.clips} sentences, "
        f"{duration / 60000:.0f} minutes of audio, {tokens} words; {cores} cores"
    )
    for language in report.no_voice:
        print(f"no voice for {language}")
    yield Line("audio of all shipped content, two workers: wall", wall, 360, "s")
    silent = report.documents - report.ready
    with_voice = silent - sum(c.documents for c in report.coverage if c.language in report.no_voice)
    yield Line("texts in a language with a voice that have no audio", with_voice, 0)
    yield Line("words without a time", untimed, 0)
    yield Line("sentences whose times do not rise", disorder, 0)
    yield Line("files whose last time lies outside", outside, 0)
    yield Line("size of a minute", size / 1000 / (duration / 60000), 260, "kB")


def _differing(one: bytes, other: bytes) -> int:
    """How many bytes of `one` are not in `other`'s same beginning or end."""
    before = _alike(one, other)
    after = _alike(one[:before:-1], other[:before:-1])
    return len(one) - before - after


def _alike(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _sentences(texts: Iterable[str]) -> list[Sentence]:
    return [Sentence(index, text, "sv", "text") for index, text in enumerate(texts)]


def _cpu(engine: Pyttsx3Engine) -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + speech_row.worker_cpu(engine)


if __name__ == "__main__":
    raise SystemExit(main())
