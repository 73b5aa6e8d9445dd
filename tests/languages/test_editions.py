"""Editions in other languages: made when texts are published, Swedish where they lack words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kompetensportal import po
from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.content.translate import translate
from kompetensportal.actions.content.voice import fill
from kompetensportal.cli.main import main
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.library import Translation
from kompetensportal.store.content.library import Library

TODAY = date(2026, 11, 22)
ID = "try/byt-tid"
ENGLISH = {
    "Byt tid": "Change a time",
    "Så byter du tid.": "How to change a time.",
    "Läs först. Se [hjälpen](https://exempel.se/hjalp).": (
        "Read first. See [the help](https://exempel.se/hjalp)."
    ),
    "Gör så här": "How to do it",
    "Tryck på **Byt**.": "Press **Byt** (Change).",
    "En knapp med ordet Byt": "A button with the word Byt",
    "Skriv den nya tiden.": "Write the new time. Then wait.",
    "En ruta för tiden": "A box for the time",
    "Bra att veta": "Good to know",
    "Du kan ändra igen.": "You can change it again.",
    "Vem ser tiden?": "Who sees the time?",
    "Chefen": "The manager",
    "Byt": "Byt | Change",
    "Dag": "Day",
    "Tid": "Time",
}


def write(content: Path, words: dict[str, str], header: str = "", language: str = "en") -> None:
    translate(content, language)
    path = content / "translations" / language / "content" / "try.po"
    file = po.parse(path.read_text(encoding="utf-8"))
    fields = [(name, header or value if name[0] == "X" else value) for name, value in file.header]
    made = [replace(e, translation=words.get(e.source, ""), fuzzy=False) for e in file.entries]
    path.write_text(po.dump(fields, made), encoding="utf-8")


def published(content: Path, data: Path) -> Library:
    publish(content, data, today=TODAY, proofread=False)
    return Library(data)


def edition(library: Library, language: str = "en") -> tuple[Translation, Lesson]:
    found = library.generation().entries[ID].translation(language)
    assert found is not None
    return found, library.generation().document(found.edition.document)


def test_the_edition_says_it_in_the_language_with_links_and_bold(
    content: Path, tmp_path: Path
) -> None:
    write(content, ENGLISH)
    found, lesson = edition(published(content, tmp_path / "data"))
    assert (found.edition.title, found.summary) == ("Change a time", "How to change a time.")
    assert '<a href="https://exempel.se/hjalp" rel="external noopener">the help</a>' in lesson.html
    assert "Press <strong>Byt</strong> (Change)." in lesson.html
    assert 'alt="A button with the word Byt"' in lesson.html
    assert [step.id for step in lesson.steps] == ["byt", "skriv"]
    assert '<h2 id="gor-sa-har">' in lesson.html
    assert lesson.questions[1].answers == ("byt", "change")
    assert {s.language for s in lesson.sentences if s.index < 5} == {"en"}


def test_what_is_not_translated_is_swedish_and_marked(content: Path, tmp_path: Path) -> None:
    write(content, ENGLISH)
    found, lesson = edition(published(content, tmp_path / "data"))
    assert not found.complete
    swedish = [s.text for s in lesson.sentences if s.language == "sv"]
    assert "Alla" in swedish
    assert "Chefen" not in swedish
    assert '<span lang="sv" dir="ltr"><span class="s"' in lesson.html
    # A row is in one language: its other cell lacks a translation.
    assert "Måndag" in swedish


def test_a_changed_sentence_is_swedish_until_it_is_translated_again(
    content: Path, tmp_path: Path
) -> None:
    write(content, ENGLISH)
    before, _ = edition(published(content, tmp_path / "data"))
    path = content / "lathundar" / "try" / "byt-tid.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Skriv den nya tiden.", "Välj en ny tid."), encoding="utf-8")
    found, lesson = edition(published(content, tmp_path / "data"))
    assert found.translated == before.translated - 1
    assert ("Välj en ny tid.", "sv") in [(s.text, s.language) for s in lesson.sentences]
    assert "Write the new time" not in lesson.html
    translate(content, "en")
    found, lesson = edition(published(content, tmp_path / "data"))
    assert "Write the new time" not in lesson.html, "a fuzzy translation is not shown"


def test_a_translation_that_lost_its_link_is_not_shown(content: Path, tmp_path: Path) -> None:
    broken = {"Läs först. Se [hjälpen](https://exempel.se/hjalp).": "Read first."}
    write(content, {**ENGLISH, **broken})
    _, lesson = edition(published(content, tmp_path / "data"))
    assert "Read first." not in lesson.html
    assert "Läs först." in lesson.html


def test_a_broken_catalogue_costs_its_own_editions_only(
    content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(content, ENGLISH)
    write(content, ENGLISH, language="fi")
    (content / "translations" / "fi" / "content" / "try.po").write_text("no gettext\n")
    library = published(content, tmp_path / "data")
    entry = library.generation().entries[ID]
    assert [t.language for t in entry.translations] == ["en"]
    assert "translations/fi/content/try.po" in caplog.text


def test_who_answers_for_it_is_known_and_a_removed_catalogue_takes_its_edition(
    content: Path, tmp_path: Path
) -> None:
    write(content, ENGLISH)
    assert not edition(published(content, tmp_path / "data"))[0].reviewed
    write(content, ENGLISH, header="reviewed")
    assert edition(published(content, tmp_path / "data"))[0].reviewed
    (content / "translations" / "en" / "content" / "try.po").unlink()
    library = published(content, tmp_path / "data")
    assert library.generation().entries[ID].translations == ()


def test_editions_are_read_aloud_in_their_own_language(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    write(content, ENGLISH)
    library = published(content, data)
    found, lesson = edition(library)
    assert {s.language for s in lesson.sentences} == {"sv", "en"}

    report = fill(library, data, "pyttsx3", content=content)

    assert report.complete, report
    assert ("en", 1, 1) in [(c.language, c.ready, c.documents) for c in report.coverage]
    generation = library.generation()
    audio = generation.audio(found.edition.document)
    assert audio is not None and audio.missing == 0
    assert len(generation.pool.read(audio.sound)) > 10_000
    timing = json.loads(generation.pool.read(audio.timing))
    timed = {s["s"]: s for s in timing["sentences"]}
    assert timed.keys() == {s.index for s in lesson.sentences}
    for sentence in lesson.sentences:
        times = [word[1] for word in timed[sentence.index]["words"]]
        assert times and times == sorted(times), sentence
    assert main(["voice", "--data", str(data), "--spoken"]) == 0
    assert f"{ID} [en]" in capsys.readouterr().out


def test_publishing_again_makes_nothing_anew(content: Path, tmp_path: Path) -> None:
    write(content, ENGLISH)
    root = tmp_path / "data" / "library" / "root.json"
    published(content, tmp_path / "data")
    before = root.read_bytes()
    published(content, tmp_path / "data")
    assert root.read_bytes() == before


def test_content_without_translations_has_none(content: Path, tmp_path: Path) -> None:
    library = published(content, tmp_path / "data")
    assert library.generation().root.translations == ()
