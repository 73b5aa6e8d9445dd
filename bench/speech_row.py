"""Many sentences in a row through pyttsx3: none may be empty, missing or in the wrong voice.

Languages take turns, which is when a wrong voice would speak. It is heard, not asked: the loudness
of a sentence over time is laid beside the same sentence from a fresh process, in both voices.
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.speech.engines import SpeechError
from kompetensportal.speech.engines.pyttsx3_engine import Pyttsx3Engine
from kompetensportal.speech.narrate import RATE

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


def run(count: int) -> Result:
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


def worker_cpu(engine: Pyttsx3Engine) -> float:
    """Seconds of CPU that the engine's process has used."""
    fields = Path(f"/proc/{engine.worker.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _cpu(engine: Pyttsx3Engine) -> float:
    return time.process_time() + worker_cpu(engine)
