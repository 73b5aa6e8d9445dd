"""Piper: voices from a folder, true times, and a plain word where something is missing."""

from __future__ import annotations

import os
import signal
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tone_voice  # type: ignore[import-not-found]

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.engines import EngineMissingError, SpeechError, open_engine
from kompetensportal.speech.engines.piper_engine import PiperEngine
from kompetensportal.speech.narrate import Narrator

TEXT = "Öppna mejlet, läs det och svara."
VOICE = "sv_SE-ton-low"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("piper") / "voices"
    tone_voice.make(made)
    return made


@pytest.fixture(scope="module")
def piper(folder: Path) -> Iterator[PiperEngine]:
    engine = open_engine("piper", folder)
    assert isinstance(engine, PiperEngine)
    yield engine
    engine.close()


def test_a_voice_that_lies_in_the_folder_is_found_by_its_language(
    piper: PiperEngine, tmp_path: Path
) -> None:
    assert piper.voice("sv") == VOICE
    assert piper.voice("en") is None and piper.voice("so") is None
    tone_voice.make(tmp_path, "en_GB-ton-low", "en_GB")
    (tmp_path / "half.onnx").write_bytes(b"without its description")
    both = PiperEngine(tmp_path)
    assert both.voice("en") == "en_GB-ton-low" and both.voices("sv") == ()


def test_it_speaks_and_its_words_begin_when_they_are_heard(
    piper: PiperEngine,
    tmp_path: Path,
    hear: Callable[[bytes], array[int]],
    onsets: Callable[[array[int]], list[float]],
) -> None:
    narrator = Narrator(piper, Clips(tmp_path))
    texts = [TEXT, "Tryck på knappen nu.", "Nu är du klar med mejlet."]
    sentences = [Sentence(n, text, "sv", "text") for n, text in enumerate(texts)]
    narration = narrator.narrate(sentences)
    times = [ms for s in narration.timing["sentences"] for _, ms in s["words"]]
    assert len(times) == sum(len(text.split()) for text in texts)
    heard = onsets(hear(narration.mp3))
    assert len(heard) == len(times)
    wrong = [abs(time - onset) for time, onset in zip(times, heard, strict=True)]
    assert sorted(wrong)[len(wrong) // 2] < 40 and max(wrong) < 150


def test_another_voice_file_is_another_fingerprint(piper: PiperEngine, tmp_path: Path) -> None:
    assert VOICE in piper.fingerprint() and "piper-1" in piper.fingerprint()
    other = tone_voice.make(tmp_path)
    same = PiperEngine(tmp_path).fingerprint()
    assert same == piper.fingerprint()
    other.write_bytes(other.read_bytes() + b"\0")
    assert PiperEngine(tmp_path).fingerprint() != same


def test_a_folder_without_a_voice_says_what_to_put_where(tmp_path: Path) -> None:
    with pytest.raises(EngineMissingError) as caught:
        PiperEngine(tmp_path).voice("sv")
    assert caught.value.what.key == "speech.piper_no_voices"
    assert caught.value.mend is not None
    assert caught.value.mend.as_dict()["folder"] == str(tmp_path)


def test_a_machine_without_piper_says_how_to_install_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "piper.py").write_text("raise ImportError('no piper')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    engine = PiperEngine(folder)
    try:
        with pytest.raises(EngineMissingError) as caught:
            engine.synth(TEXT, VOICE, 150)
        assert caught.value.mend is not None and caught.value.mend.key == "speech.piper_mend"
    finally:
        engine.close()


def test_a_file_that_is_no_voice_fails_by_name(tmp_path: Path) -> None:
    tone_voice.make(tmp_path).write_bytes(b"not a model at all")
    engine = PiperEngine(tmp_path)
    try:
        with pytest.raises(SpeechError) as caught:
            engine.synth("Hej.", VOICE, 150)
        assert caught.value.what.key == "speech.worker_failed"
        with pytest.raises(SpeechError) as caught:
            engine.synth("Hej.", "../elsewhere", 150)
        assert caught.value.what.key == "speech.wrong_voice"
    finally:
        engine.close()


def test_a_worker_that_is_killed_in_mid_sentence_is_started_again(piper: PiperEngine) -> None:
    piper.synth("Först.", VOICE, 150)
    lost = piper.worker.pid
    assert lost is not None
    os.kill(lost, signal.SIGKILL)
    assert piper.synth("Sedan.", VOICE, 150).pcm
    assert piper.worker.pid != lost


def test_text_that_makes_no_sound_is_named(piper: PiperEngine) -> None:
    with pytest.raises(SpeechError) as caught:
        piper.synth("مرحبا", VOICE, 150)
    assert caught.value.what.key == "speech.worker_wrote_nothing"
