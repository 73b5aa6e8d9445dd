"""A changed fact reaches the readers with the next publication, by the texts that use it alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from library_fixtures import Content

from kompetensportal.actions.content.build import build, findings_of
from kompetensportal.actions.content.index import make_index
from kompetensportal.actions.content.publish import PublishReport, publish
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.library import Library

TODAY = date(2026, 11, 21)
CALLS, MAILS = (f"lathundar/outlook/{name}.md" for name in ("ring", "mejla"))


@pytest.fixture
def folder(content: Content) -> Content:
    """Beside two texts without facts, one that uses each of two."""
    content.lathund("ring", "Ring {it-telefon}.")
    content.lathund("mejla", "Mejla {it-mejl}.")
    facts(content, "08-123 45 67")
    return content


def facts(content: Content, number: str, mail: str = "it@exempel.se") -> None:
    (content.root / "lathundar/fakta.yaml").write_text(
        f"it-telefon:\n  vad: Numret\n  värde: {number}\nit-mejl:\n  vad: Mejl\n  värde: {mail}\n",
        encoding="utf-8",
    )


def out(content: Content, data: Path) -> PublishReport:
    return publish(content.root, data, today=TODAY, proofread=False)


def text_of(data: Path, id_: str) -> str:
    generation = Library(data).generation()
    return generation.lesson(generation.entries[id_], Form.EASY).text


def test_a_changed_fact_compiles_and_publishes_only_the_texts_that_use_it(
    folder: Content, tmp_path: Path
) -> None:
    out(folder, tmp_path)
    assert "Ring 08-123 45 67." in text_of(tmp_path, "outlook/ring")
    before = Library(tmp_path).generation().entries["outlook/ring"].editions[0][1]
    facts(folder, "010-765 43 21")
    assert build(folder.root, tmp_path).compiled == (CALLS,)
    assert out(folder, tmp_path).published == (CALLS,)
    assert "Ring 010-765 43 21." in text_of(tmp_path, "outlook/ring")
    after = Library(tmp_path).generation().entries["outlook/ring"].editions[0][1]
    # Audio belongs to a document: the new one is read aloud anew, the others keep theirs.
    assert before.document != after.document


def test_nothing_is_compiled_again_when_no_fact_changes(folder: Content, tmp_path: Path) -> None:
    out(folder, tmp_path)
    path = folder.root / "lathundar/fakta.yaml"
    path.write_text("# En rad.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert build(folder.root, tmp_path).compiled == ()
    assert out(folder, tmp_path).published == ()


def test_search_finds_the_new_number(folder: Content, tmp_path: Path) -> None:
    out(folder, tmp_path)
    facts(folder, "010-765 43 21")
    out(folder, tmp_path)
    index = make_index(tmp_path, Library(tmp_path).generation())
    hits = index.search("765 43 21").hits
    assert [hit.card.id for hit in hits][:1] == ["outlook/ring"]


def test_a_fact_that_comes_later_reaches_the_text_that_already_names_it(
    folder: Content, tmp_path: Path
) -> None:
    folder.lathund("larm", "Ring {larm}.")
    out(folder, tmp_path)
    assert "{larm}" in text_of(tmp_path, "outlook/larm")
    path = folder.root / "lathundar/fakta.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "larm:\n  värde: '112'\n", encoding="utf-8")
    assert out(folder, tmp_path).published == ("lathundar/outlook/larm.md",)
    assert "Ring 112." in text_of(tmp_path, "outlook/larm")


def test_a_folder_without_the_file_has_the_facts_that_ship(folder: Content, tmp_path: Path) -> None:
    (folder.root / "lathundar/fakta.yaml").unlink()
    out(folder, tmp_path)
    assert "Ring fråga din chef om numret." in text_of(tmp_path, "outlook/ring")


def test_a_broken_file_leaves_readers_what_they_had_and_is_told(
    folder: Content, tmp_path: Path
) -> None:
    out(folder, tmp_path)
    (folder.root / "lathundar/fakta.yaml").write_text("it-telefon: [", encoding="utf-8")
    report = out(folder, tmp_path)
    assert [(f.path, f.rule) for f in report.findings if f.severity.value == "error"] == [
        ("lathundar/fakta.yaml", "facts-broken")
    ]
    assert report.published == ()
    assert "Ring 08-123 45 67." in text_of(tmp_path, "outlook/ring")
    facts(folder, "08-123 45 67")
    assert not [f for f in out(folder, tmp_path).findings if f.rule == "facts-broken"]


def test_a_build_tells_of_a_misspelt_fact_and_of_one_that_is_not_filled_in(
    folder: Content, tmp_path: Path
) -> None:
    folder.lathund("fel", "Ring {it-telfon}.")
    facts(folder, "")
    build(folder.root, tmp_path)
    found = {(f.path, f.rule) for f in findings_of(tmp_path)}
    assert ("lathundar/outlook/fel.md", "fact-unknown") in found
    assert (CALLS, "fact-empty") in found
    assert MAILS not in {path for path, _ in found}
