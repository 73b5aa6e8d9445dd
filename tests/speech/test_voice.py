"""The library is read aloud: what is missing, in what order, and what is said of the rest."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from spoken_library import document_of, lesson, publish

from kompetensportal.actions.content import voice
from kompetensportal.actions.content.voice_report import last_report
from kompetensportal.cli.main import main
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.library import Library

MAIL = lesson("outlook/svara", ["Svara på mejl", "Öppna Outlook.", "Tryck på Svara."])
VISIT = lesson("lmo/besok", ["Gör ett besök", "Öppna LMO.", "Tryck på Starta."])


def fill(library: Library, data: Path, engine: str = "pyttsx3") -> voice.VoiceReport:
    return voice.fill(library, data, engine)


def test_every_text_gets_its_audio_and_the_second_time_costs_nothing(tmp_path: Path) -> None:
    library = publish(tmp_path, MAIL, VISIT)
    report = fill(library, tmp_path)
    assert (report.documents, report.ready, report.made, report.clips) == (2, 2, 2, 6)
    assert report.complete
    audio = library.generation().audio(document_of(library, "outlook/svara"))
    assert audio is not None
    timing = json.loads(library.pool.read(audio.timing))
    assert [s["s"] for s in timing["sentences"]] == [0, 1, 2]
    assert timing["duration"] == audio.duration
    assert library.pool.read(audio.sound)[:2] == b"\xff\xf3"
    root = library.generation().digest
    again = fill(library, tmp_path)
    assert (again.made, again.clips) == (0, 0) and again.complete
    assert library.generation().digest == root


def test_a_changed_text_is_silent_until_it_is_read_and_only_its_new_sentence_is_made(
    tmp_path: Path,
) -> None:
    library = publish(tmp_path, MAIL, VISIT)
    fill(library, tmp_path)
    old = document_of(library, "outlook/svara")
    texts = ["Svara på mejl", "Öppna Outlook.", "Tryck på Svara alla."]
    publish(tmp_path, lesson("outlook/svara", texts), VISIT)
    new = document_of(library, "outlook/svara")
    assert new != old
    assert library.generation().audio(new) is None, "audio of the old text is never played for it"
    report = fill(library, tmp_path)
    assert (report.made, report.clips) == (1, 1)
    assert library.generation().audio(new) is not None
    assert library.generation().audio(old) is None


def test_another_pronunciation_makes_old_audio_again(tmp_path: Path) -> None:
    library = publish(tmp_path, MAIL)
    fill(library, tmp_path)
    document = document_of(library, "outlook/svara")
    before = library.generation().audio(document)
    (tmp_path / "uttal.sv.tsv").write_text("Outlook\tutlok\n", encoding="utf-8")
    report = fill(library, tmp_path)
    after = library.generation().audio(document)
    assert (report.made, report.clips) == (1, 1)
    assert before is not None and after is not None and before.sound != after.sound


def test_audio_that_has_left_the_disk_is_made_again(tmp_path: Path) -> None:
    library = publish(tmp_path, MAIL)
    fill(library, tmp_path)
    audio = library.generation().audio(document_of(library, "outlook/svara"))
    assert audio is not None
    library.pool.path(audio.sound).unlink()
    report = fill(library, tmp_path)
    assert (report.made, report.clips) == (1, 0)
    assert library.pool.holds(audio.sound)


def test_a_text_that_is_published_meanwhile_is_read_too(tmp_path: Path) -> None:
    many = [lesson(f"outlook/nr-{n}", [f"Nummer {n}", "Läs mer."]) for n in range(12)]
    library = publish(tmp_path, *many)
    added = threading.Event()

    def progress(done: int, of: int) -> None:
        if done == 3 and not added.is_set():
            added.set()
            publish(tmp_path, *many, VISIT)

    report = voice.fill(library, tmp_path, "pyttsx3", progress=progress)
    assert added.is_set() and report.documents == report.ready == 13


def test_the_easy_texts_are_read_first(tmp_path: Path) -> None:
    fuller = lesson("lmo/besok", ["Gör ett helt besök", "Öppna."], form=Form.STANDARD)
    library = publish(tmp_path, fuller, VISIT, MAIL)
    order = [(work.lesson, work.form) for work in voice.order(library.generation())]
    assert order == [
        ("lmo/besok", Form.EASY),
        ("outlook/svara", Form.EASY),
        ("lmo/besok", Form.STANDARD),
    ]


def test_the_words_have_their_turn_after_the_first_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = publish(tmp_path, VISIT, MAIL)
    monkeypatch.setattr(voice, "FIRST_TEXTS", 1)
    seen: list[list[bool]] = []

    def between() -> None:
        generation = library.generation()
        documents = (document_of(library, id_) for id_ in ("lmo/besok", "outlook/svara"))
        seen.append([generation.audio(document) is not None for document in documents])

    told: list[tuple[int, int]] = []
    report = voice.fill(
        library, tmp_path, "pyttsx3", between=between, progress=lambda *at: told.append(at)
    )
    assert report.complete
    assert seen == [[True, False]]
    assert told == [(1, 2), (2, 2)]
    # Also when there is no text to read: the words may have changed alone.
    voice.fill(library, tmp_path, "pyttsx3", between=between)
    assert seen[1:] == [[True, True]]


def test_a_language_without_a_voice_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    somali = lesson("outlook/so", ["Ka jawaab iimaylka", "Fur Outlook."], language="so")
    library = publish(tmp_path, MAIL, somali)
    report = fill(library, tmp_path)
    assert (report.documents, report.ready) == (2, 1) and not report.complete
    assert {u.lesson for u in report.unspoken} == {"outlook/so"}
    assert {u.why.key for u in report.unspoken} == {"speech.no_voice"}
    assert last_report(tmp_path) == report


def test_without_an_engine_the_library_is_whole_and_the_report_says_why(tmp_path: Path) -> None:
    library = publish(tmp_path, MAIL)
    report = fill(library, tmp_path, "none")
    assert (report.documents, report.ready, report.made) == (1, 0, 0)
    assert report.fault is not None and report.fault.key == "speech.no_engine"


def test_an_engine_that_is_missing_is_reported_and_nothing_else_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pyttsx3.py").write_text("raise ImportError('no espeak')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(broken))
    library = publish(tmp_path, MAIL, VISIT)
    report = fill(library, tmp_path)
    assert report.ready == 0
    assert report.fault is not None and report.fault.key == "speech.engine_missing"
    monkeypatch.delenv("PYTHONPATH")
    assert fill(library, tmp_path).complete, "mended, the next run makes everything"


@contextmanager
def full_disk(largest: int = 6000) -> Iterator[None]:
    """Nothing longer than so many bytes can be written, by this process or those it starts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_says_so_and_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    library = publish(tmp_path, MAIL)
    fill(library, tmp_path)
    audio = library.generation().audio(document_of(library, "outlook/svara"))
    assert audio is not None
    library.pool.path(audio.sound).unlink()  # It has its clips, and only the pool is full.
    digest = library.generation().digest
    with full_disk(), pytest.raises(EnvironmentalError) as caught:
        fill(library, tmp_path)
    assert caught.value.what.key == "build.disk_full"
    assert library.generation().digest == digest
    assert fill(library, tmp_path).complete


def test_sentences_that_had_no_room_are_named_and_made_when_there_is_room(tmp_path: Path) -> None:
    library = publish(tmp_path, MAIL)
    with full_disk():
        report = fill(library, tmp_path)
    assert report.ready == 0 and [u.index for u in report.unspoken] == [0, 1, 2]
    assert {u.why.key for u in report.unspoken} == {"speech.worker_wrote_nothing"}
    assert fill(library, tmp_path).complete


KILLED = """
import sys
from pathlib import Path
from kompetensportal.actions.content.voice import fill
from kompetensportal.store.content.library import Library
data = Path(sys.argv[1])
fill(Library(data), data, "pyttsx3", progress=lambda done, of: print(done, flush=True))
"""


def test_a_run_that_is_killed_leaves_a_whole_library_and_the_next_one_goes_on(
    tmp_path: Path,
) -> None:
    many = [
        lesson(f"outlook/nr-{n}", [f"Nummer {n}", *[f"Rad {n} {m}." for m in range(20)]])
        for n in range(15)
    ]
    library = publish(tmp_path, *many)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None and process.stdout.readline() == b"1\n"
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    for document in (work.document for work in voice.order(library.generation())):
        audio = library.generation().audio(document)
        if audio is not None:
            library.pool.read(audio.sound)
            library.pool.read(audio.timing)
    report = fill(library, tmp_path)
    assert report.complete and report.clips < 15 * 21, "clips that were made are not made again"


def test_two_runs_at_once_both_end_well(tmp_path: Path) -> None:
    many = [lesson(f"outlook/nr-{n}", [f"Nummer {n}", "Läs mer."]) for n in range(8)]
    library = publish(tmp_path, *many)
    running = [
        subprocess.Popen([sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    assert fill(library, tmp_path).made == 0


def test_a_preview_pays_only_for_the_sentence_that_changed(tmp_path: Path) -> None:
    library = publish(tmp_path, MAIL)
    narrator = voice.open_narrator(tmp_path, "pyttsx3")
    try:
        long = [f"Det här är mening nummer {n} av många." for n in range(40)]
        voice.read_aloud(narrator, library.pool, lesson("a/b", long))
        for number in range(3):
            made, long[20] = narrator.made, f"En ny mening, den {number}:e, står här."
            read = voice.read_aloud(narrator, library.pool, lesson("a/b", long))
            assert read.audio is not None and read.missing == ()
            assert narrator.made == made + 1
    finally:
        narrator.close()


def test_the_command_makes_audio_and_require_fails_when_some_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(tmp_path, MAIL)
    assert main(["voice", "--data", str(tmp_path), "--require"]) == 0
    assert "1 av 1 texter går att lyssna på." in capsys.readouterr().out
    publish(tmp_path, MAIL, lesson("outlook/so", ["Ka jawaab", "Fur."], language="so"))
    assert main(["voice", "--data", str(tmp_path)]) == 0
    assert main(["voice", "--data", str(tmp_path), "--require"]) == 2
    said = capsys.readouterr().out
    assert "1 av 2 texter" in said and "outlook/so, mening 0: Ka jawaab" in said
    assert "Vi läser inte upp med ett annat språks röst" in said


def test_the_command_without_an_engine_succeeds_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, MAIL)
    monkeypatch.setenv("KP_VOICE", "none")
    assert main(["voice", "--data", str(tmp_path), "--language", "en"]) == 0
    assert "The voice is turned off" in capsys.readouterr().out
    assert main(["voice", "--data", str(tmp_path), "--require"]) == 2


def test_an_engine_that_nobody_knows_is_named_with_the_likely_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, MAIL)
    monkeypatch.setenv("KP_VOICE", "pytttsx")
    assert main(["voice", "--data", str(tmp_path)]) == 2
    assert "pyttsx3" in capsys.readouterr().err
