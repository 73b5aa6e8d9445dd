"""`kompetensportal voice`: counts by language and form, recordings, JSON, and what is said."""

from __future__ import annotations

import json
from pathlib import Path

import player_content  # type: ignore[import-not-found]
import pytest
from spoken_library import lesson, publish  # type: ignore[import-not-found]
from test_recorded import tones, write  # type: ignore[import-not-found]

from kompetensportal.actions.content import voice
from kompetensportal.actions.content.publish import publish as publish_files
from kompetensportal.cli.main import main
from kompetensportal.model.content.source import Form
from kompetensportal.model.learning.day import today
from kompetensportal.speech import recordings
from kompetensportal.store.content.library import Library

Out = pytest.CaptureFixture[str]
MAIL = lesson("outlook/svara", ["Svara på mejl", "Öppna Outlook kl. 8."])


def test_every_language_and_form_is_counted_and_a_missing_voice_is_named(
    tmp_path: Path, capsys: Out
) -> None:
    library = publish(
        tmp_path,
        MAIL,
        lesson("outlook/svara", ["Svara på alla mejl", "Öppna Outlook."], form=Form.STANDARD),
        lesson("outlook/en", ["Answer a mail", "Open Outlook."], language="en"),
        lesson("outlook/ar", ["الرد على البريد", "افتح Outlook."], language="ar"),
        lesson("outlook/so", ["Ka jawaab", "Fur Outlook."], language="so"),
    )
    assert main(["voice", "--data", str(tmp_path), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    counted = {(c["language"], c["form"]): (c["ready"], c["documents"]) for c in report["coverage"]}
    assert counted == {
        ("sv", "easy"): (1, 1),
        ("sv", "standard"): (1, 1),
        ("en", "easy"): (1, 1),
        ("ar", "easy"): (1, 1),
        ("so", "easy"): (0, 1),
    }
    assert report["no_voice"] == ["so"] and report["complete"] is False
    assert "Vi läser inte upp med ett annat språks röst" in report["unspoken"][0]["why"]
    generation = library.generation()
    for entry in generation.entries.values():
        for _, edition in entry.editions:
            assert (generation.audio(edition.document) is None) is (entry.id == "outlook/so")
    assert main(["voice", "--data", str(tmp_path), "--require"]) == 2
    said = capsys.readouterr().out
    assert "Svenska, lätt text: 1 av 1" in said and "Soomaali, lätt text: 0 av 1" in said


def test_all_that_is_said_can_be_read_through(tmp_path: Path, capsys: Out) -> None:
    publish(tmp_path, MAIL)
    assert main(["voice", "--data", str(tmp_path), "--spoken"]) == 0
    said = capsys.readouterr().out
    assert "Öppna Outlook kl. 8." in said and "= Öppna autlok klockan åtta." in said


def test_what_the_cards_of_the_glossary_say_can_be_read_through_too(
    tmp_path: Path, capsys: Out
) -> None:
    content, data = tmp_path / "content", tmp_path / "data"
    player_content.write(content)
    word = content / "courses" / "ordlista" / "las.md"
    word.parent.mkdir(parents=True)
    matter = "ord: lås\nförklaring: Stänger en dörr kl. 8.\nikon: lock"
    word.write_text(f"---\n{matter}\n---\n", encoding="utf-8")
    publish_files(content, data, today=today())
    assert main(["voice", "--data", str(data), "--spoken"]) == 0
    said = capsys.readouterr().out
    assert "ordlista/las\n    0  Lås.\n    1  Stänger en dörr kl. 8.\n" in said
    assert "= Stänger en dörr klockan åtta." in said


def test_a_recording_wins_goes_when_it_is_removed_and_is_named_when_it_fits_nothing(
    tmp_path: Path, capsys: Out
) -> None:
    content, data = tmp_path / "content", tmp_path / "data"
    player_content.write(content)
    publish_files(content, data, today=today())
    library = Library(data)
    voice.fill(library, data, "pyttsx3", content=content)
    document = library.generation().entries["outlook/svara"].editions[0][1].document
    before = library.generation().audio(document)
    text = library.generation().document(document)
    folder = content / "lathundar" / "outlook" / "svara.inspelat"
    name = next(name for name, sentences in recordings.names(text) if sentences[0].index == 1)
    write(folder / f"{name}.wav", tones(0.7))
    write(folder / "0000aaaa.wav", tones(0.7))
    command = ["voice", "--data", str(data), "--content", str(content)]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "1 mening inspelad av en person" in said and "0000aaaa.wav hör inte till någon" in said
    now = library.generation().audio(document)
    assert before is not None and now is not None
    assert now.recorded == 1 and now.sound != before.sound
    # Where the authors' files are not, what was recorded stays.
    assert voice.fill(library, data, "pyttsx3").made == 0
    (folder / f"{name}.wav").unlink()
    (folder / "0000aaaa.wav").unlink()
    assert main(command) == 0
    after = library.generation().audio(document)
    assert after is not None and (after.recorded, after.sound) == (0, before.sound)


def test_another_engine_is_used_when_it_is_asked_for(tmp_path: Path, capsys: Out) -> None:
    publish(tmp_path, MAIL)
    assert main(["voice", "--data", str(tmp_path), "--engine", "piper", "--require"]) == 2
    said = capsys.readouterr().out
    assert "ingen Piper-röst i mappen" in said
