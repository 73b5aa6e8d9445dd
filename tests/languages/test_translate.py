"""Catalogues of content: what is extracted, and that no translation is lost when texts change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kompetensportal import po
from kompetensportal.actions.content.translate import translate
from kompetensportal.cli.main import main
from kompetensportal.compiler.read import read
from kompetensportal.compiler.units import rebuilt, units
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.content.source import Source

PATH = "lathundar/try/byt-tid.md"


def catalogue(content: Path, language: str = "en") -> Path:
    return content / "translations" / language / "content" / "try.po"


def entries(content: Path) -> dict[str, po.PoEntry]:
    found = po.parse(catalogue(content).read_text(encoding="utf-8")).entries
    return {entry.context.partition(" | ")[2]: entry for entry in found}


def fill(content: Path, **given: str) -> None:
    """Translate every unit: as given by source, else a sign and its own words."""
    path = catalogue(content)
    file = po.parse(path.read_text(encoding="utf-8"))
    made = [replace(e, translation=given.get(e.source, f"~ {e.source}")) for e in file.entries]
    path.write_text(po.dump(file.header, made), encoding="utf-8")


def edit(content: Path, old: str, new: str) -> None:
    path = content / PATH
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_text_of_a_lathund_is_a_unit(content: Path) -> None:
    (stands,) = translate(content, "en")
    sources = [entry.source for entry in entries(content).values()]
    assert stands.units == len(sources)
    assert sources == [
        "Byt tid",
        "Så byter du tid.",
        "Läs först. Se [hjälpen](https://exempel.se/hjalp).",
        "Gör så här",
        "Tryck på **Byt**.",
        "En knapp med ordet Byt",
        "Skriv den nya tiden.",
        "En ruta för tiden",
        "Bra att veta",
        "Du kan ändra igen.",
        "Vem ser tiden?",
        "Chefen",
        "Ja. Chefen ser den.",
        "Alla",
        "Inte än. Läs tipset.",
        "Läs tipset.",
        "Vad står det på knappen?",
        "Byt",
        "Ja.",
        "Inte än. Titta på bilden.",
        "Dag",
        "Tid",
        "Måndag",
        "kl. 7",
    ]


def test_a_text_rebuilt_of_its_own_words_is_the_same_text(content: Path) -> None:
    source = read(content, PATH)
    assert isinstance(source, Source)
    every = units(source)
    again, count = rebuilt(source, "en", {unit.context: unit.text for unit in every})
    assert count == len(every)
    assert again.borrowed == frozenset()
    assert [unit.text for unit in units(again)] == [unit.text for unit in every]


def test_running_again_keeps_every_translation(content: Path) -> None:
    translate(content, "en")
    fill(content)
    before = catalogue(content).read_bytes()
    (stands,) = translate(content, "en")
    assert (stands.ready, stands.fuzzy) == (stands.units, 0)
    assert catalogue(content).read_bytes() == before


def test_a_changed_sentence_is_fuzzy_with_its_earlier_words_and_nothing_else_is(
    content: Path,
) -> None:
    translate(content, "en")
    fill(content)
    edit(content, "Skriv den nya tiden.", "Skriv en helt ny tid.")
    (stands,) = translate(content, "en")
    assert stands.fuzzy == 1
    changed = entries(content)["step skriv item 1"]
    assert changed.fuzzy
    assert changed.previous == "Skriv den nya tiden."
    assert changed.source == "Skriv en helt ny tid."
    assert changed.translation == "~ Skriv den nya tiden."
    edit(content, "Skriv en helt ny tid.", "Skriv en annan tid.")
    translate(content, "en")
    assert entries(content)["step skriv item 1"].previous == "Skriv den nya tiden."


def test_a_new_paragraph_moves_no_translation(content: Path) -> None:
    translate(content, "en")
    fill(content)
    edit(content, "Läs först.", "Det här är nytt och handlar om något annat.\n\nLäs först.")
    (stands,) = translate(content, "en")
    assert (stands.fuzzy, stands.units - stands.ready) == (0, 1)


def test_what_is_gone_lies_last_and_comes_back(content: Path) -> None:
    translate(content, "en")
    fill(content)
    edit(content, "Du kan ändra igen.", "")
    translate(content, "en")
    text = catalogue(content).read_text(encoding="utf-8")
    assert '#~ msgid "Du kan ändra igen."' in text
    edit(content, "::: tips Bra att veta\n", "::: tips Bra att veta\nDu kan ändra igen.")
    (stands,) = translate(content, "en")
    assert stands.ready == stands.units
    assert "#~" not in catalogue(content).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "translation", "kind"),
    [
        ("Läs först. Se [hjälpen](https://exempel.se/hjalp).", "See the help.", "link"),
        ("Läs först. Se [hjälpen](https://exempel.se/hjalp).", "See [it](https://x.se).", "link"),
        ("Tryck på **Byt**.", "Press Byt.", "bold"),
        ("Du kan ändra igen.", "<b>You</b> can.", "html"),
        ("Du kan ändra igen.", "You can. {#other}", "form"),
    ],
)
def test_a_translation_that_breaks_the_text_is_told(
    content: Path, source: str, translation: str, kind: str
) -> None:
    translate(content, "en")
    fill(content, **{source: translation})
    (stands,) = translate(content, "en")
    assert [message.key for message in stands.faults] == [f"translate.fault_{kind}"]
    assert stands.ready == stands.units - 1


def test_a_language_that_does_not_exist_is_told_with_the_likely_one(content: Path) -> None:
    for code in ("xx", "sv", "sv-simple", "../ar"):
        with pytest.raises(MistakeError) as told:
            translate(content, code)
        assert told.value.what.key == "translate.no_such_language"
    assert not (content / "translations").exists()


def test_a_path_without_lathundar_is_told(content: Path) -> None:
    with pytest.raises(NotFoundError):
        translate(content, "en", "lathundar/nothing")


def test_a_catalogue_that_cannot_be_read_is_not_written_over(content: Path) -> None:
    translate(content, "en")
    path = catalogue(content)
    for broken in (b'msgid "x\nmsgstr ""\n', b"\xff\xfe no text"):
        path.write_bytes(broken)
        with pytest.raises(MistakeError):
            translate(content, "en")
        assert path.read_bytes() == broken


def test_the_command_says_how_it_stands(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ["--content", str(content), "--data", str(tmp_path / "data")]
    assert main(["translate", "ar", *common]) == 0
    assert "translations/ar/content/try.po: 0 av 24" in capsys.readouterr().out
    assert main(["translate", "arabiska", *common]) == 2
    assert "arabiska" in capsys.readouterr().err
