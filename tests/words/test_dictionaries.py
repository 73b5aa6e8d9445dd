"""Dictionary files that an administrator drops in: read when they are right, told when not.

The files are of our own making, in the formats of Lexin and of FreeDict (dictd).
"""

from __future__ import annotations

import gzip
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from words_portal import published  # type: ignore[import-not-found]

from kompetensportal.actions.content import aids
from kompetensportal.actions.content.glossary import open_shelf
from kompetensportal.cli.main import main
from kompetensportal.errors import MistakeError
from kompetensportal.language.dictionaries import open_dictionary
from kompetensportal.store.content.library import Library

LEXIN = """<?xml version="1.0" encoding="UTF-8"?>
<Dictionary>
  <Article ArticleID="1" Sortkey="brukare">
    <Lemma ID="1" Value="brukare" Type="subst." Variant="" VariantID="1">
      <Inflection>brukaren</Inflection>
      <Lexeme ID="2" Lexemeno="1" VariantID="1">
        <Definition ID="3">person som använder en tjänst</Definition>
        <TargetLang><Translation ID="4">isticmaale</Translation>
          <Translation ID="5">macmiil</Translation></TargetLang>
      </Lexeme>
    </Lemma>
  </Article>
  <Article ArticleID="2" Sortkey="insats">
    <Lemma ID="6" Value="in|sats" Type="subst." Variant="" VariantID="2">
      <Lexeme ID="7" Lexemeno="1" VariantID="2">
        <TargetLang><Translation ID="8">taageero</Translation></TargetLang>
      </Lexeme>
    </Lemma>
  </Article>
</Dictionary>
"""
ARTICLES = {
    "00databaseshort": "00-database-short\n     a small dictionary of our own",
    "brukare": "brukare /brʉːkarə/\n1. käyttäjä <n>, asiakas",
    "insats": "insats\npanos",
}
DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"


def number(value: int) -> str:
    digits = DIGITS[value % 64]
    while value := value // 64:
        digits = DIGITS[value % 64] + digits
    return digits


def freedict(folder: Path, packed: bool = True) -> Path:
    """A dictd dictionary with enough before its words that offsets take two digits."""
    index, text = [], b"x" * 100
    for word, article in ARTICLES.items():
        written = article.encode() + b"\n"
        index.append(f"{word}\t{number(len(text))}\t{number(len(written))}\n")
        text += written
    (folder / "swe-fin.index").write_text("".join(index), encoding="utf-8")
    if packed:
        (folder / "swe-fin.dict.dz").write_bytes(gzip.compress(text))
    else:
        (folder / "swe-fin.dict").write_bytes(text)
    return folder / "swe-fin.index"


def test_lexin_is_read(tmp_path: Path) -> None:
    path = tmp_path / "swe_som.xml"
    path.write_text(LEXIN, encoding="utf-8")
    dictionary = open_dictionary(path)
    assert (dictionary.source, dictionary.language) == ("Lexin", "so")
    assert dictionary.translations == {
        "brukare": ("isticmaale", "macmiil"),
        "insats": ("taageero",),
    }


@pytest.mark.parametrize("packed", [True, False])
def test_freedict_is_read(tmp_path: Path, packed: bool) -> None:
    dictionary = open_dictionary(freedict(tmp_path, packed))
    assert (dictionary.source, dictionary.language) == ("FreeDict", "fi")
    assert dictionary.translations == {"brukare": ("käyttäjä", "asiakas"), "insats": ("panos",)}


def test_the_card_shows_what_the_dictionary_adds_and_that_nobody_has_looked(glossary: Path) -> None:
    content, data = glossary / "content", glossary / "data"
    (data / "ordbocker").mkdir()
    (data / "ordbocker" / "swe_ara2.xml").write_text(LEXIN, encoding="utf-8")
    freedict(data / "ordbocker")
    published(content, data)
    words = Library(data).generation().words
    said = [(t.language, t.text, t.source, t.reviewed) for t in words["brukare"].translations]
    assert said[2:] == [("fi", "käyttäjä, asiakas", "FreeDict", False)]
    assert said[1][2] == "Kompetensportalen"  # What an author wrote stands.
    assert ("ar", "taageero", "Lexin", False) in [
        (t.language, t.text, t.source, t.reviewed) for t in words["insats"].translations
    ]
    assert aids.fill(Library(data), data) == 0


def wrong_xml(folder: Path) -> Path:
    path = folder / "swe_ara.xml"
    path.write_text("<Dictionary><Article></Dictionary>", encoding="utf-8")
    return path


def another_xml(folder: Path) -> Path:
    path = folder / "swe_ara.xml"
    path.write_text("<html><p>Not found</p></html>", encoding="utf-8")
    return path


def without_translations(folder: Path) -> Path:
    path = folder / "swe_ara.xml"
    path.write_text('<D><Article><Lemma Value="a"/></Article></D>', encoding="utf-8")
    return path


def cut_short(folder: Path) -> Path:
    path = freedict(folder)
    packed = path.with_suffix(".dict.dz")
    packed.write_bytes(packed.read_bytes()[:-30])
    return path


def not_gzip(folder: Path) -> Path:
    path = freedict(folder)
    path.with_suffix(".dict.dz").write_bytes(b"hello")
    return path


def no_articles(folder: Path) -> Path:
    path = freedict(folder)
    path.with_suffix(".dict.dz").unlink()
    return path


def no_index(folder: Path) -> Path:
    path = freedict(folder)
    path.write_text("brukare = käyttäjä\n", encoding="utf-8")
    return path


def beyond_the_end(folder: Path) -> Path:
    path = freedict(folder)
    path.write_text("brukare\tZZZZ\tB\n", encoding="utf-8")
    return path


def strange_name(folder: Path) -> Path:
    path = folder / "min ordbok.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


WRONG = [
    wrong_xml,
    another_xml,
    without_translations,
    cut_short,
    not_gzip,
    no_articles,
    no_index,
    beyond_the_end,
    strange_name,
]


@pytest.mark.parametrize("make", WRONG)
def test_a_file_of_the_wrong_format_is_told(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    with pytest.raises(MistakeError) as told:
        open_dictionary(path)
    assert told.value.mend is not None
    assert path.name in str(told.value.what.args)


def test_one_wrong_file_does_not_keep_the_others_away(
    glossary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, data = glossary / "content", glossary / "data"
    (data / "ordbocker").mkdir()
    wrong_xml(data / "ordbocker")
    freedict(data / "ordbocker")
    published(content, data)
    assert any(t.language == "fi" for t in Library(data).generation().words["insats"].translations)
    assert [name for name, _, _ in open_shelf(data).refused] == ["swe_ara.xml"]
    assert main(["words", "--data", str(data), "--language", "sv"]) == 1
    said = capsys.readouterr().out
    assert "swe_ara.xml är ingen ordbok i Lexins format" in said
    assert "FreeDict" in said
    assert "Traceback" not in said
