"""pyttsx3 with its guards: nothing empty, nothing in the wrong voice, nothing that hangs."""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench import speech_row
from kompetensportal.errors import MistakeError
from kompetensportal.speech.engines import EngineMissingError, SpeechError, open_engine
from kompetensportal.speech.engines.pyttsx3_engine import Pyttsx3Engine
from kompetensportal.speech.engines.pyttsx3_worker import Fault, load_espeak
from kompetensportal.speech.narrate import RATE


def test_a_hundred_sentences_in_a_row_are_whole_and_in_the_right_voice() -> None:
    result = speech_row.run(100)
    assert (result.empty, result.missing, result.wrong_voice) == (0, 0, 0)


@pytest.mark.long
def test_three_thousand_sentences_in_a_row_are_whole_and_in_the_right_voice() -> None:
    result = speech_row.run(3000)
    assert (result.empty, result.missing, result.wrong_voice) == (0, 0, 0)


def test_every_word_has_a_rising_time_within_the_sound(engine: Pyttsx3Engine) -> None:
    text = "Öppna mejlet, läs det och tryck på svara."
    voice = engine.voice("sv")
    assert voice
    said = engine.synth(text, voice, RATE)
    offsets = [offset for offset, _ in said.words]
    times = [ms for _, ms in said.words]
    assert offsets == sorted(set(offsets)) and times == sorted(times)
    assert [text[at:].split(" ", maxsplit=1)[0] for at in offsets] == text.split(" ")
    assert times[-1] < len(said.pcm) / 2 / said.sample_rate * 1000


@pytest.mark.parametrize("language", ["so", "ckb", "prs", "xx", "s"])
def test_a_language_without_a_voice_gets_none_and_never_a_neighbours(
    engine: Pyttsx3Engine, language: str
) -> None:
    assert engine.voice(language) is None


def test_the_voice_of_a_language_is_its_own(engine: Pyttsx3Engine) -> None:
    assert engine.voice("sv") == "gmq/sv"
    assert engine.voice("en") == "gmw/en"
    assert engine.voice("en-US") == "gmw/en-us"


def test_a_voice_that_does_not_exist_fails_by_name_instead_of_the_old_one_speaking() -> None:
    engine = Pyttsx3Engine()
    try:
        with pytest.raises(SpeechError) as caught:
            engine.synth("Hej.", "gmw/sv", RATE)
        assert caught.value.what.key == "speech.wrong_voice"
        assert "gmw/sv" in str(caught.value.what.as_dict()["voice"])
    finally:
        engine.close()


@contextmanager
def every_worker_gets(engine: Pyttsx3Engine, number: signal.Signals) -> Iterator[None]:
    """Send a signal to each process that the engine starts, as soon as it is there."""
    stop, hit = threading.Event(), set[int]()

    def watch() -> None:
        while not stop.is_set():
            pid = engine.worker.pid
            if pid is not None and pid not in hit:
                hit.add(pid)
                os.kill(pid, number)
            time.sleep(0.001)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
    assert len(hit) == 2, "one try and one more"


@pytest.mark.parametrize(
    ("number", "key"),
    [(signal.SIGKILL, "speech.worker_died"), (signal.SIGSTOP, "speech.worker_hung")],
)
def test_a_worker_that_dies_or_hangs_twice_fails_that_sentence_by_name_and_no_other(
    number: signal.Signals, key: str
) -> None:
    engine = Pyttsx3Engine(timeout=2)
    try:
        with every_worker_gets(engine, number), pytest.raises(SpeechError) as caught:
            engine.synth("Den här meningen har otur.", "gmq/sv", RATE)
        assert caught.value.what.key == key
        assert caught.value.what.as_dict()["text"] == "Den här meningen har otur."
        assert engine.synth("Den här har tur.", "gmq/sv", RATE).pcm
    finally:
        engine.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_worker_that_is_lost_once_is_started_again_and_nothing_is_lost(
    number: signal.Signals,
) -> None:
    engine = Pyttsx3Engine(timeout=2)
    try:
        engine.synth("Först.", "gmq/sv", RATE)
        lost = engine.worker.pid
        assert lost is not None
        os.kill(lost, number)
        assert engine.synth("Sedan.", "gmq/sv", RATE).pcm
        assert engine.worker.pid != lost
    finally:
        engine.close()


def test_a_worker_whose_disk_is_full_is_replaced() -> None:
    engine = Pyttsx3Engine()
    try:
        engine.synth("Först.", "gmq/sv", RATE)
        lost = engine.worker.pid
        assert lost is not None
        resource.prlimit(lost, resource.RLIMIT_FSIZE, (1000, 1000))
        assert len(engine.synth("Sedan kommer en längre mening.", "gmq/sv", RATE).pcm) > 44_100
        assert engine.worker.pid != lost
    finally:
        engine.close()


def test_nothing_is_left_behind_when_an_engine_closes() -> None:
    engine = Pyttsx3Engine()
    engine.synth("Hej.", "gmq/sv", RATE)
    pid, folder = engine.worker.pid, engine.worker.folder
    assert pid is not None and folder is not None and folder.is_dir()
    engine.close()
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_data_that_is_missing_is_found_before_the_library_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("espeakng_loader.get_data_path", lambda: str(tmp_path))
    with pytest.raises(Fault, match="phontab"):
        load_espeak()


def test_a_machine_without_pyttsx3_says_so_and_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A pyttsx3 that cannot be imported lies before the real one on the worker's path.
    broken = "raise ImportError('libespeak-ng.so.1: no such file')\n"
    (tmp_path / "pyttsx3.py").write_text(broken, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    engine = Pyttsx3Engine()
    try:
        with pytest.raises(EngineMissingError) as caught:
            engine.voice("sv")
        assert "libespeak-ng.so.1" in str(caught.value.what.as_dict()["why"])
        assert caught.value.mend is not None
    finally:
        engine.close()


def test_the_engine_none_has_no_voice() -> None:
    engine = open_engine("none")
    assert engine.voice("sv") is None
    with pytest.raises(EngineMissingError):
        engine.synth("Hej.", "sv", RATE)


def test_an_unknown_engine_is_a_mistake_with_the_likely_name() -> None:
    with pytest.raises(MistakeError) as caught:
        open_engine("pytts3")
    assert caught.value.mend is not None
    assert caught.value.mend.as_dict()["likely"] == "pyttsx3"
