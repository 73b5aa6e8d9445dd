"""`kompetensportal listen`: one file to hear, and what a recording of each sentence is called."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable
from pathlib import Path

import player_content  # type: ignore[import-not-found]
import pytest
import tone_voice  # type: ignore[import-not-found]
from test_recorded import tones, write  # type: ignore[import-not-found]

from kompetensportal.cli.main import main

FILE = "lathundar/outlook/svara.md"
Out = pytest.CaptureFixture[str]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "content"
    player_content.write(root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("KP_DATA", str(tmp_path / "data"))
    return root


def listen(*arguments: str) -> int:
    return main(["listen", *arguments])


def test_a_file_becomes_sound_and_its_timing(
    content: Path, hear: Callable[[bytes], array[int]]
) -> None:
    assert listen(FILE, "--out", "prov.mp3") == 0
    timing = json.loads((content / "prov.json").read_text())
    samples = hear((content / "prov.mp3").read_bytes())
    assert abs(len(samples) * 1000 / 22_050 - timing["duration"]) < 60
    assert [s["s"] for s in timing["sentences"]][:4] == [0, 1, 2, 3]


def test_one_sentence_is_made_alone_and_named_after_the_file(content: Path) -> None:
    assert listen(FILE, "--sentence", "2") == 0
    timing = json.loads((content / "svara.json").read_text())
    assert [s["s"] for s in timing["sentences"]] == [2]
    assert not (content.parent / "data").exists(), "to listen makes no portal"


def test_the_list_tells_names_and_marks_what_is_recorded(content: Path, capsys: Out) -> None:
    assert listen(FILE, "--list") == 0
    said = capsys.readouterr().out
    assert "svara.inspelat" in said
    lines = [line for line in said.splitlines() if "Läs hela mejlet" in line]
    step, sentence = lines
    name = step.split()[0]
    assert name.startswith("las-") and step.endswith("Läs hela mejlet. Tänk efter.")
    assert not step.startswith("*")
    write(content / "lathundar" / "outlook" / "svara.inspelat" / f"{name}.wav", tones(0.6, 0.5))
    assert listen(FILE, "--list") == 0
    assert f"* {name}" in capsys.readouterr().out
    assert listen(FILE, "--out", "prov.mp3") == 0
    by_number = {s["s"]: s for s in json.loads((content / "prov.json").read_text())["sentences"]}
    first = int(sentence.split()[1])
    assert 550 < by_number[first]["end"] - by_number[first]["start"] < 850


def test_it_shows_how_everything_is_said(content: Path, capsys: Out) -> None:
    assert listen(FILE, "--text") == 0
    assert "Öppna autlok." in capsys.readouterr().out


def test_engine_and_voice_can_be_chosen(content: Path, capsys: Out) -> None:
    tone_voice.make(content.parent / "data" / "voices")
    chosen = ("--engine", "piper", "--voice", "sv_SE-ton-low")
    assert listen(FILE, "--sentence", "1", *chosen) == 0
    assert (content / "svara.mp3").stat().st_size > 1000
    assert listen(FILE, "--engine", "piper", "--voice", "nobody") == 2
    said = capsys.readouterr().err
    assert "nobody" in said and "sv_SE-ton-low" in said
    assert listen(FILE, "--engine", "none") == 3


@pytest.mark.parametrize("wrong", ["lathundar/outlook/finns-inte.md", "lathundar", "svara.txt"])
def test_a_file_that_is_not_there_is_named(content: Path, capsys: Out, wrong: str) -> None:
    assert listen(wrong) == 2
    assert wrong in capsys.readouterr().err


def test_what_is_no_text_is_named(content: Path, capsys: Out) -> None:
    (content / "tom.md").write_bytes(b"\xff\xfe\x00\x01")
    assert listen("tom.md") == 2
    assert "tom.md" in capsys.readouterr().err
    assert listen(FILE, "--sentence", "999") == 2
    assert "999" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(content: Path, capsys: Out) -> None:
    assert listen(FILE, "--sentence", "1", "--out", "ingen/mapp/a.mp3") == 3
    assert "ingen/mapp/a.mp3" in capsys.readouterr().err


def test_a_text_outside_of_the_content_can_be_heard_too(content: Path, tmp_path: Path) -> None:
    text = (content / FILE).read_text(encoding="utf-8")
    elsewhere = tmp_path / "egen.md"
    elsewhere.write_text(text, encoding="utf-8")
    assert listen(str(elsewhere), "--sentence", "1") == 0
    assert (content / "egen.mp3").is_file()
