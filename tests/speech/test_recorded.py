"""A recording of a sentence or a step wins over the engine, and is never of other words."""

from __future__ import annotations

import math
import os
import signal
import wave
from array import array
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import av
import pytest
from spoken_library import lesson  # type: ignore[import-not-found]

from kompetensportal.model.content.lesson import Lesson
from kompetensportal.speech import recordings
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.encode import SAMPLE_RATE
from kompetensportal.speech.engines import EngineMissingError, SpeechError
from kompetensportal.speech.engines.pyttsx3_engine import Pyttsx3Engine
from kompetensportal.speech.engines.recorded_engine import RecordedEngine
from kompetensportal.speech.levels import SPEECH_LEVEL, loudness
from kompetensportal.speech.narrate import RATE, Narrator

RECORDED_RATE = 44_100


def of_two_sentences() -> Lesson:
    """A step of two sentences between others."""
    made = lesson("outlook/svara", ["Svara på mejl", "Läs hela mejlet.", "Tänk efter.", "Klart."])
    html = (
        '<ol class="steps"><li class="step" id="las" data-step="1"><p><span class="s" id="s1">Läs'
        ' hela mejlet.</span> <span class="s" id="s2">Tänk efter.</span></p></li></ol>'
        '<p><span class="s" id="s3">Klart.</span></p>'
    )
    return Lesson(**{**{f: getattr(made, f) for f in made.__slots__}, "html": html})


def tones(*seconds: float, level: float = 0.2, pause: float = 0.3, edge: float = 0.5) -> array[int]:
    """A "voice": tones of so many seconds with pauses between, silence around."""
    made = array("h", [0] * round(edge * RECORDED_RATE))
    for length in seconds:
        made.extend(
            round(level * 32_000 * math.sin(2 * math.pi * 440 * n / RECORDED_RATE))
            for n in range(round(length * RECORDED_RATE))
        )
        made.extend([0] * round((edge if length is seconds[-1] else pause) * RECORDED_RATE))
    return made


def write(path: Path, samples: array[int]) -> Path:
    """A WAV, or what the ending says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".wav":
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RECORDED_RATE)
            file.writeframes(samples.tobytes())
        return path
    codecs = {".mp3": "libmp3lame", ".m4a": "aac", ".flac": "flac", ".opus": "libopus"}
    rate = 48_000 if path.suffix == ".opus" else RECORDED_RATE
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codecs[path.suffix], rate=rate)
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples))
        frame.sample_rate = RECORDED_RATE
        frame.planes[0].update(samples.tobytes())
        size = stream.codec_context.frame_size or 4096
        resampler = av.AudioResampler(stream.format.name, "mono", rate, frame_size=size)
        for ready in (*resampler.resample(frame), *resampler.resample(None)):
            out.mux(stream.encode(ready))
        out.mux(stream.encode(None))
    return path


@pytest.fixture(scope="module")
def recorder() -> Iterator[RecordedEngine]:
    opened = RecordedEngine()
    yield opened
    opened.close()


def name_of(of: Lesson, number: int) -> str:
    """The name for a recording of one sentence."""
    return next(
        name for name, (first, *more) in recordings.names(of) if first.index == number and not more
    )


def test_a_recorded_sentence_wins_and_the_rest_is_spoken(
    narrator: Narrator, tmp_path: Path, hear: Callable[[bytes], array[int]]
) -> None:
    text = of_two_sentences()
    folder = tmp_path / "svara.inspelat"
    write(folder / f"{name_of(text, 3)}.wav", tones(1.5))
    takes = recordings.find(folder, text)
    spoken = narrator.narrate(text.sentences)
    narration = narrator.narrate(text.sentences, takes.by_sentence)
    assert (narration.recorded, narration.missing, narration.faults) == (1, (), ())
    assert [s["s"] for s in narration.timing["sentences"]] == [0, 1, 2, 3]
    last = narration.timing["sentences"][-1]
    assert 1450 < last["end"] - last["start"] < 1700, "the recording's length, its edges trimmed"
    assert narration.timing["sentences"][:3] == spoken.timing["sentences"][:3]
    samples = hear(narration.mp3)[round(last["start"] * SAMPLE_RATE / 1000) :]
    crossings = sum(a < 0 <= b for a, b in pairwise(samples[2000:24_050]))
    assert 430 < crossings < 450, "one hears the recording's own tone"
    narrator.close()


def test_a_recorded_step_is_cut_into_its_sentences(narrator: Narrator, tmp_path: Path) -> None:
    text = of_two_sentences()
    name = next(name for name, sentences in recordings.names(text) if len(sentences) == 2)
    assert name.startswith("las-")
    # Within the first sentence is a pause, but the one between the sentences is longer.
    samples = tones(0.8, 0.7, pause=0.15, edge=0.3) + tones(0.6, edge=0.3)
    write(tmp_path / f"{name}.m4a", samples)
    takes = recordings.find(tmp_path, text)
    narration = narrator.narrate(text.sentences, takes.by_sentence)
    lengths = {s["s"]: s["end"] - s["start"] for s in narration.timing["sentences"]}
    assert narration.recorded == 2
    assert 1600 < lengths[1] < 1850 and 550 < lengths[2] < 800
    narrator.close()


def test_a_recording_of_words_that_were_changed_is_not_played_and_is_named(tmp_path: Path) -> None:
    before = lesson("outlook/svara", ["Svara på mejl", "Öppna Outlook."])
    after = lesson("outlook/svara", ["Svara på mejl", "Öppna Outlook igen."])
    path = write(tmp_path / f"{name_of(before, 1)}.wav", tones(0.5))
    assert set(recordings.find(tmp_path, before).by_sentence) == {1}
    takes = recordings.find(tmp_path, after)
    assert takes.by_sentence == {} and takes.unknown == (path,)


def test_a_sentences_own_recording_wins_over_its_steps(tmp_path: Path) -> None:
    text = of_two_sentences()
    step = next(name for name, sentences in recordings.names(text) if len(sentences) == 2)
    write(tmp_path / f"{step}.wav", tones(0.5, 0.5))
    own = write(tmp_path / f"{name_of(text, 2)}.wav", tones(0.5))
    takes = recordings.find(tmp_path, text).by_sentence
    assert takes[1].path.stem == step and takes[2].path == own


@pytest.mark.parametrize("ending", [".wav", ".mp3", ".m4a", ".flac", ".opus"])
def test_what_phones_and_computers_record_is_read_evenly_and_trimmed(
    recorder: RecordedEngine, tmp_path: Path, ending: str
) -> None:
    for number, level in enumerate((0.02, 0.9)):
        speech = recorder.listen(write(tmp_path / f"{number}{ending}", tones(1.0, level=level)))
        samples = array("h", speech.pcm)
        levels = sorted(loudness(samples, speech.sample_rate))
        assert abs(levels[len(levels) // 2] - SPEECH_LEVEL) < SPEECH_LEVEL * 0.15
        assert 1.0 < len(samples) / speech.sample_rate < 1.25, "half a second on each side is gone"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"this is a text and no sound", "speech.recording_no_audio"),
        (b"", "speech.recording_no_audio"),
        (b"RIFF\0\0\0\0WAVEfmt ", "speech.recording_no_audio"),
        (b"\xff\xf3\x44\xc4" * 9, "speech.recording_no_audio"),
    ],
)
def test_a_file_that_is_no_sound_is_named(
    recorder: RecordedEngine, tmp_path: Path, content: bytes, key: str
) -> None:
    path = tmp_path / "abc.mp3"
    path.write_bytes(content)
    with pytest.raises(SpeechError) as caught:
        recorder.listen(path)
    assert (caught.value.what.key, caught.value.what.as_dict()["file"]) == (key, "abc.mp3")


def test_a_silent_recording_is_named(recorder: RecordedEngine, tmp_path: Path) -> None:
    path = write(tmp_path / "tyst.wav", array("h", [0, 3, -4, 2] * 20_000))
    with pytest.raises(SpeechError) as caught:
        recorder.listen(path)
    assert caught.value.what.key == "speech.recording_silent"


def test_an_hour_is_refused_without_being_read_to_its_end(
    recorder: RecordedEngine, tmp_path: Path
) -> None:
    path = tmp_path / "timme.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(array("h", range(-8000, 8000)).tobytes() * 1800)
    with pytest.raises(SpeechError) as caught:
        recorder.listen(path)
    assert caught.value.what.key == "speech.recording_long"


def test_a_recording_that_cannot_be_used_is_told_of_and_the_engine_reads(
    narrator: Narrator, tmp_path: Path
) -> None:
    text = of_two_sentences()
    (tmp_path / f"{name_of(text, 3)}.wav").write_bytes(b"nothing")
    takes = recordings.find(tmp_path, text)
    narration = narrator.narrate(text.sentences, takes.by_sentence)
    assert narration.recorded == 0 and not narration.missing
    assert [fault.key for fault in narration.faults] == ["speech.recording_no_audio"]
    assert len(narration.timing["sentences"]) == 4
    narrator.close()


def test_a_decoder_that_is_killed_is_started_again(
    recorder: RecordedEngine, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.wav", tones(0.5))
    recorder.listen(path)
    lost = recorder.worker.pid
    assert lost is not None
    os.kill(lost, signal.SIGKILL)
    assert recorder.listen(path).pcm and recorder.worker.pid != lost


def test_without_the_library_that_reads_them_the_engine_reads_and_the_fault_says_what_to_install(
    engine: Pyttsx3Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = of_two_sentences()
    write(tmp_path / "takes" / f"{name_of(text, 3)}.wav", tones(0.5))
    (tmp_path / "av.py").write_text("raise ImportError('no av')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(EngineMissingError) as caught:
        RecordedEngine().listen(tmp_path / "takes")
    assert caught.value.mend is not None and caught.value.mend.key == "speech.recorded_mend"
    narrator = Narrator(engine, Clips(tmp_path / "clips"))
    takes = recordings.find(tmp_path / "takes", text)
    narration = narrator.narrate(text.sentences, takes.by_sentence)
    assert len(narration.faults) == 1 and not narration.missing
    narrator.recorder.close()


def test_the_engine_recorded_plays_recordings_and_says_of_the_rest_that_nobody_recorded_it(
    tmp_path: Path,
) -> None:
    text = of_two_sentences()
    write(tmp_path / f"{name_of(text, 3)}.wav", tones(0.5))
    narrator = Narrator(RecordedEngine(), Clips(tmp_path / "clips"))
    narration = narrator.narrate(text.sentences, recordings.find(tmp_path, text).by_sentence)
    assert [s["s"] for s in narration.timing["sentences"]] == [3]
    assert [m.index for m in narration.missing] == [0, 1, 2]
    assert {m.why.key for m in narration.missing} == {"speech.no_recording"}
    narrator.close()


def test_words_of_a_recording_have_rising_times_near_their_onsets(
    engine: Pyttsx3Engine, tmp_path: Path
) -> None:
    # A recording whose words we know: the engine's own, played to us as a file.
    said = "Mamma, boll, lampa, nej, daggmask."
    speech = engine.synth(said, "gmq/sv", RATE)
    text = lesson("outlook/svara", [said])
    path = tmp_path / f"{name_of(text, 0)}.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(speech.sample_rate)
        file.writeframes(speech.pcm)
    narrator = Narrator(RecordedEngine(), Clips(tmp_path / "clips"))
    narration = narrator.narrate(text.sentences, recordings.find(tmp_path, text).by_sentence)
    (sentence,) = narration.timing["sentences"]
    known = [ms for _, ms in speech.words]
    found = [ms - sentence["start"] for _, ms in sentence["words"]]
    assert found == sorted(found) and len(found) == len(known)
    wrong = sorted(abs(a - b) for a, b in zip(found, known, strict=True))
    assert wrong[len(wrong) // 2] < 150 and wrong[-1] < 400
    narrator.close()
