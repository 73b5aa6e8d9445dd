"""Speech: 1,000 sentences in a row through pyttsx3, and the cost of a lesson.

None of the sentences may be empty, missing or in the wrong voice. Languages take turns, which is
when a wrong voice would speak. It is heard, not asked: the loudness of a sentence over time is laid
beside the same sentence from a fresh process, in both voices.
`python -m bench.speech [COUNT]` prints both.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.engines import SpeechError
from kompetensportal.speech.engines.pyttsx3_engine import Pyttsx3Engine
from kompetensportal.speech.narrate import RATE, Narrator

SENTENCES = 1000
VOICES = ("sv", "en")
TEXTS = (
    "Tryck på knappen längst upp.",
    "Öppna Outlook, och läs hela mejlet först.",
    "Skriv ditt svar.",
    "Nu är du klar med besöket, och kan låsa telefonen.",
    "Fråga din handledare om du inte hittar rätt.",
)
STRIDE, WINDOW = 16, 69
"""Every 16th sample, summed over 50 ms."""
ALIKE = 0.4
"""One voice twice differs by 0.02 to 0.2 of its loudness, two voices or rates by 0.75 or more."""
SHORTEST = 0.3
"""Seconds; no sentence here is shorter."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of so many sentences."""

    sentences: int
    empty: int
    missing: int
    wrong_voice: int
    cpu_ms: float
    """Of one sentence, the worker's and ours together."""

    def __str__(self) -> str:
        return (
            f"pyttsx3: {self.sentences} sentences in a row: {self.empty} empty, "
            f"{self.missing} missing, {self.wrong_voice} in the wrong voice; "
            f"{self.cpu_ms:.1f} ms of CPU a sentence"
        )


def run(count: int = SENTENCES) -> Result:
    """Speak `count` sentences with one engine, in turns of language."""
    engine = Pyttsx3Engine()
    voices = [voice for language in VOICES if (voice := engine.voice(language))]
    models = {(text, voice): _loudness(_fresh(text, voice)) for text in TEXTS for voice in voices}
    empty = missing = wrong = 0
    before = _cpu(engine)
    spoken: list[tuple[str, str, bytes]] = []
    for text, voice in _turns(voices, count):
        try:
            speech = engine.synth(text, voice, RATE)
        except SpeechError:
            missing += 1
            continue
        spoken.append((text, voice, speech.pcm))
        empty += len(speech.pcm) < SHORTEST * 2 * speech.sample_rate
    used = _cpu(engine) - before
    for text, voice, pcm in spoken:
        heard = _loudness(pcm)
        wrong += _difference(models[text, voice], heard) > ALIKE
        wrong += any(
            _difference(models[text, other], heard) < ALIKE for other in voices if other != voice
        )
    engine.close()
    return Result(count, empty, missing, wrong, used * 1000 / count)


@dataclass(frozen=True, slots=True)
class LessonCost:
    """What it costs to read a lesson of 300 words aloud, in seconds."""

    audio: float
    cpu: float
    outside: float
    """The part of `cpu` that is ours: what is said, MP3, cache, joining."""
    changed: float
    """Our CPU when one of its sentences is another."""
    unchanged: float
    """Our CPU when nothing is."""

    def __str__(self) -> str:
        return (
            f"a lesson of 300 words: {self.audio:.0f} s of audio for {self.cpu:.2f} s of CPU, "
            f"{self.outside / self.cpu:.0%} of it outside espeak-ng; one changed sentence "
            f"{self.changed * 1000:.0f} ms, nothing changed {self.unchanged * 1000:.0f} ms"
        )


def lesson() -> LessonCost:
    """Read a lesson that nobody has read before, then again."""
    texts = [f"{text[:-1]}, nu nummer {n}." for n in range(6) for text in TEXTS]
    with tempfile.TemporaryDirectory() as folder:
        narrator = Narrator(Pyttsx3Engine(), Clips(Path(folder)))
        narrator.narrate(_sentences("Rösten har startat."))
        engine = cast(Pyttsx3Engine, narrator.engine)
        all_before, own_before = _cpu(engine), time.process_time()
        narration = narrator.narrate(_sentences(*texts))
        cpu, outside = _cpu(engine) - all_before, time.process_time() - own_before
        costs = []
        for again in ([*texts[:-1], "En ny mening står här."], texts):
            before = time.process_time()
            narrator.narrate(_sentences(*again))
            costs.append(time.process_time() - before)
        engine.close()
    return LessonCost(narration.timing["duration"] / 1000, cpu, outside, *costs)


def main() -> None:
    """Print what came of it."""
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES))
    print(lesson())


def _sentences(*texts: str) -> list[Sentence]:
    return [Sentence(index, text, "sv", "text") for index, text in enumerate(texts)]


def _turns(voices: list[str], count: int) -> Iterator[tuple[str, str]]:
    for number in range(count):
        yield TEXTS[number // len(voices) % len(TEXTS)], voices[number % len(voices)]


def _fresh(text: str, voice: str) -> bytes:
    engine = Pyttsx3Engine()
    try:
        return engine.synth(text, voice, RATE).pcm
    finally:
        engine.close()


def _loudness(pcm: bytes) -> list[int]:
    samples = array("h", pcm)[::STRIDE]
    return [sum(map(abs, samples[at : at + WINDOW])) for at in range(0, len(samples), WINDOW)]


def _difference(one: list[int], other: list[int]) -> float:
    length = max(len(one), len(other))
    pairs = zip(one + [0] * (length - len(one)), other + [0] * (length - len(other)), strict=True)
    return sum(abs(a - b) for a, b in pairs) / max(1, sum(one))


def _cpu(engine: Pyttsx3Engine) -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    seconds = own.ru_utime + own.ru_stime
    with open(f"/proc/{engine.worker.pid}/stat", encoding="ascii") as file:  # noqa: PTH123
        fields = file.read().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return seconds + ticks / 100


if __name__ == "__main__":
    main()
