"""Pictures are suggested to authors, who choose: drawings that exist, and icons of the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from words_portal import GUIDE, write  # type: ignore[import-not-found]

from kompetensportal.actions.content.suggest_pictures import suggest
from kompetensportal.cli.main import main
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import decode, locate
from kompetensportal.model.content.source import Source
from kompetensportal.words import catalogue

REPOSITORY = Path(__file__).parents[2]
LISTS: tuple[list[str], dict[str, list[str]]] = (
    ["mail", "mail-forward", "mailbox", "healthicons:doctor"],
    {"mejl": ["mail"], "läkare": ["doctor"]},
)


def test_drawings_are_found_by_any_form_of_the_word(tmp_path: Path) -> None:
    text = GUIDE.replace("![En skärm]", "![Två skärmar med brukarens mejl]")
    root = write(tmp_path, guide=text)
    for word in ("skärm", "skärmarna", "mejlet"):
        found = suggest(root, word, *LISTS)
        assert [d.path for d in found.drawings] == ["lathundar/lifecare/bilder/en.svg"]
        assert found.drawings[0].text == "Två skärmar med brukarens mejl"


def test_icons_are_found_over_what_a_picture_of_the_word_shows(tmp_path: Path) -> None:
    assert suggest(tmp_path, "mejlen", *LISTS).icons == ("mail", "mail-forward")
    assert suggest(tmp_path, "läkare", *LISTS).icons == ("healthicons:doctor",)


def test_nothing_is_suggested_for_a_word_that_is_none(tmp_path: Path) -> None:
    found = suggest(write(tmp_path), "xyzzy", *LISTS)
    assert (found.drawings, found.icons) == ((), ())


def test_the_command_suggests_for_the_content_that_ships(
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = ["--content", str(REPOSITORY), "--language", "sv"]
    assert main(["pictures", "lösenordet", *content]) == 0
    assert "logga-in.svg: Rutor för användarnamn och lösenord." in capsys.readouterr().out
    assert main(["pictures", "telefon", *content]) == 0
    assert "Ikoner: " in capsys.readouterr().out
    assert main(["pictures", "xyzzy", *content]) == 1
    assert "Det finns ingen bild för xyzzy än." in capsys.readouterr().out


def test_a_step_without_a_picture_says_how_to_find_one() -> None:
    path = "lathundar/lifecare/skriv.md"
    place = locate(path)
    assert place is not None
    text = GUIDE.replace("![En skärm](bilder/en.svg)", "")
    source = decode(path, place.kind, text.encode())
    assert isinstance(source, Source)
    compiled = compile_source(source, pictures=lambda _: None, full=True)
    told = [f for f in compiled.findings if f.rule == "step-picture"]
    assert len(told) == 2
    assert "kompetensportal pictures insatserna" in catalogue("sv").say(told[1].mend)


def test_the_finding_names_drawings_that_may_fit_those_of_the_same_system_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = {
        "lathundar/lifecare/andra.md": "bilder/en.svg",
        "lathundar/annat/tredje.md": "../lifecare/bilder/en.svg",
    }
    seen = "Fingret trycker på insatser"
    guide = GUIDE.replace("![En skärm](bilder/en.svg)", "")
    root = write(tmp_path, guide=guide)
    for number, (path, picture) in enumerate(drawn.items()):
        name = f"bilder/bild-{number}.svg"
        file = root / path
        (file.parent / "bilder").mkdir(parents=True, exist_ok=True)
        (file.parent / name).write_bytes((root / "lathundar/lifecare/bilder/en.svg").read_bytes())
        text = GUIDE.replace("lifecare/skriv", path.removeprefix("lathundar/")[:-3])
        text = text.replace("![En skärm](bilder/en.svg)", f"![{seen}]({name})")
        file.write_text(text.replace(picture, name), encoding="utf-8")
    arguments = ["--content", str(root), "--data", str(tmp_path / "data"), "--language", "sv"]
    assert main(["check", "lathundar/lifecare/skriv.md", *arguments]) in (0, 1)
    told = capsys.readouterr().out
    assert told.count("[step-picture]") == 2
    first, second = f"![{seen}](bilder/bild-0.svg)", f"![{seen}](../annat/bilder/bild-1.svg)"
    line = next(line for line in told.splitlines() if "passar" in line and first in line)
    assert line.index(first) < line.index(second)
    assert "kompetensportal pictures insatserna" in line


def test_where_no_drawing_fits_the_finding_says_how_to_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path, guide=GUIDE.replace("![En skärm](bilder/en.svg)", ""))
    arguments = ["--content", str(root), "--data", str(tmp_path / "data"), "--language", "sv"]
    main(["check", "lathundar/lifecare/skriv.md", *arguments])
    told = capsys.readouterr().out
    assert "Bilder som finns: kompetensportal pictures insatserna" in told
    assert "passar" not in told


def test_a_new_word_begins_with_what_a_word_needs(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    arguments = ["--content", str(tmp_path), "--language", "sv"]
    assert main(["new", "ord", "Ögonlock", *arguments]) == 0
    text = (tmp_path / "courses" / "ordlista" / "ogonlock.md").read_text(encoding="utf-8")
    assert "ord: Ögonlock" in text
    assert main(["check", "courses/ordlista", *arguments]) == 1
