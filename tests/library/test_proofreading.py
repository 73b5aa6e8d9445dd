"""Rules that ask a dictionary: in `check` and `publish`, never in `start`, each sentence once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from library_fixtures import Content

from kompetensportal.actions.content.proofread import KeptProofs
from kompetensportal.actions.content.publish import PublishReport, publish
from kompetensportal.actions.content.standing import keep_how_it_stands
from kompetensportal.language.proofreader import proofreader_version
from kompetensportal.store.content.proofs import FILE
from kompetensportal.store.content.text_reports import standings, text_reports, was_proofread

TODAY = date(2026, 11, 22)
HARD = "Autonomi är bra. Din autonomi är viktig."
WORD = """---
ord: autonomi
förklaring: Att du bestämmer själv.
ikon: user
översättningar:
  - språk: en
    text: autonomy
    källa: Kompetensportalen
    granskad: ja
---
"""


def published(content: Content, data: Path, *, proofread: bool = True) -> PublishReport:
    return publish(content.root, data, today=TODAY, proofread=proofread)


def write_hard(content: Content) -> Path:
    path = content.lathund("las", "Tryck på **Klar**.")
    text = path.read_text(encoding="utf-8").replace("Så här gör du.", HARD)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_hard_word_that_nothing_explains_withholds_a_text(
    content: Content, tmp_path: Path
) -> None:
    path = write_hard(content)
    report = published(content, tmp_path / "data")
    assert report.withheld == (path.relative_to(content.root).as_posix(),)
    assert [f.rule for f in report.findings if f.severity == "error"] == ["hard-word"]

    (content.root / "courses" / "ordlista").mkdir(parents=True)
    (content.root / "courses" / "ordlista" / "autonomi.md").write_text(WORD, encoding="utf-8")
    assert published(content, tmp_path / "data").withheld == ()


def test_what_is_only_served_is_judged_later(content: Content, tmp_path: Path) -> None:
    write_hard(content)
    data = tmp_path / "data"
    assert published(content, data, proofread=False).withheld == ()
    assert not (data / FILE).exists()
    assert not was_proofread(data)

    assert published(content, data).withheld
    assert was_proofread(data)
    # And serving once more does not forget what was said.
    assert published(content, data, proofread=False).withheld


def test_a_word_of_the_local_list_is_accepted(content: Content, tmp_path: Path) -> None:
    write_hard(content)
    words = content.root / "lathundar" / "ordlista.txt"
    words.write_text("# Våra ord\nautonomi\n", encoding="utf-8")
    assert published(content, tmp_path / "data").withheld == ()


def test_a_sentence_is_read_once_and_only_new_ones_after(tmp_path: Path) -> None:
    def read(*sentences: str) -> int:
        proofs = KeptProofs(tmp_path, proofreader_version())
        for sentence in sentences:
            assert bool(proofs(sentence).marks) == ("medelande" in sentence)
        proofs.close()
        return proofs.read

    assert read("Tryck på knappen.", "Läs ett medelande.") == 2
    assert read("Tryck på knappen.", "Läs ett medelande.") == 0
    assert read("Tryck på knappen.", "Läs ett meddelande.") == 1
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to look like one" * 40)
    assert read("Tryck på knappen.") == 1
    assert read("Tryck på knappen.") == 0


def test_other_dictionaries_begin_afresh(tmp_path: Path) -> None:
    for version, number in (("one", 1), ("one", 0), ("two", 1)):
        proofs = KeptProofs(tmp_path, version)
        proofs("Tryck på knappen.")
        proofs.close()
        assert proofs.read == number


def test_where_nothing_can_be_kept_everything_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    proofs = KeptProofs(tmp_path / "data", proofreader_version())
    assert proofs("Läs ett medelande.").marks
    proofs.close()


def test_the_development_has_a_point_for_each_change(content: Content, tmp_path: Path) -> None:
    data = tmp_path / "data"
    content.lathund("svara", "Tryck på **Klar**.")
    path = content.lathund("las", "Tryck på **Klar**.")
    published(content, data)
    published(content, data)
    assert len(standings(data)) == 1
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nDu får 10 % mer lön om du är duktig.\n", encoding="utf-8")
    published(content, data)
    first, second = standings(data)
    assert (first.warnings, second.warnings) == (0, 1)
    assert second.mean > first.mean
    report = text_reports(data)[path.relative_to(content.root).as_posix()]
    assert report.easy
    assert report.warnings == 1
    assert not keep_how_it_stands(data)
    with (data / "readability.jsonl").open("a", encoding="utf-8") as file:
        file.write("{ not a line\n")
    assert len(standings(data)) == 2
