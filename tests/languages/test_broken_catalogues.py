"""What is wrong in a catalogue is told with file and key, and the Swedish words stand in."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kompetensportal import words
from kompetensportal.catalogues import Fault, read
from kompetensportal.languages import LANGUAGES, language_of
from kompetensportal.settings import read_settings
from kompetensportal.words import Borrowed, Catalogue

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"

"""
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
SWEDISH = """msgid "try.hello"
msgstr "Hej %(name)s!"

msgid "try.bold"
msgstr "Tryck här"

msgid "try.days"
msgid_plural "try.days"
msgstr[0] "%(n)s dag"
msgstr[1] "%(n)s dagar"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in ("sv", "pl"):
        (tmp_path / language / "LC_MESSAGES").mkdir(parents=True)
    plain = HEAD.format(language="sv", plurals="nplurals=2; plural=(n != 1);")
    (tmp_path / "sv" / "LC_MESSAGES" / "try.po").write_text(plain + SWEDISH, encoding="utf-8")
    return tmp_path


def polish(folder: Path, text: str, plurals: str = POLISH) -> Path:
    po = folder / "pl" / "LC_MESSAGES" / "try.po"
    po.write_text(HEAD.format(language="pl", plurals=plurals) + text, encoding="utf-8")
    return po


DAYS = 'msgid "try.days"\nmsgid_plural "try.days"\n'


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ('msgid "try.hello"\nmsgstr "Cześć %(nam)s!"\n', "try.hello", "placeholder"),
        ('msgid "try.hello"\nmsgstr "Cześć!"\n', "try.hello", "placeholder"),
        ('msgid "try.hello"\nmsgstr "Cześć %(name!"\n', "try.hello", "placeholder"),
        ('msgid "try.hello"\nmsgstr "100 % %(name)s"\n', "try.hello", "placeholder"),
        (DAYS + 'msgstr[0] "%(n)s dzień"\nmsgstr[1] "%(n)s dni"\n', "try.days", "plural"),
        ('msgid "try.days"\nmsgstr "dni"\n', "try.days", "plural"),
        ('msgid "try.bold"\nmsgstr "<b>Tutaj</b>"\n', "try.bold", "html"),
        ('msgid "try.bold"\nmsgstr "<script>alert(1)</script>"\n', "try.bold", "html"),
        ('msgid "try.nothing"\nmsgstr "Nic"\n', "try.nothing", "unknown"),
        ("this is no gettext\n", "", "unreadable"),
    ],
)
def test_a_fault_is_found_and_the_message_left_out(
    folder: Path, text: str, key: str, kind: str
) -> None:
    good = 'msgid "try.bold"\nmsgstr "Tutaj"\n\n' if key not in ("try.bold", "") else ""
    po = polish(folder, good + text)
    texts, faults = read(po)
    assert faults == [Fault(po, key, kind)]
    assert texts.gettext("try.hello") == "try.hello"
    if good:
        assert texts.gettext("try.bold") == "Tutaj", "what is right beside it is used"
    assert read(po)[1] == faults, "it is told each time, not only the first"


def test_a_sound_catalogue_is_compiled_once(folder: Path) -> None:
    po = polish(folder, 'msgid "try.hello"\nmsgstr "Cześć %(name)s!"\n')
    texts, faults = read(po)
    assert faults == []
    assert texts.gettext("try.hello") == "Cześć %(name)s!"
    assert po.with_suffix(".mo").is_file()


def test_bytes_that_are_no_text_cost_only_their_catalogue(folder: Path) -> None:
    po = folder / "pl" / "LC_MESSAGES" / "try.po"
    po.write_bytes(b"\xff\xfe\x00 msgid")
    assert [fault.kind for fault in read(po)[1]] == ["unreadable"]


def test_a_page_with_a_broken_catalogue_says_swedish_and_the_log_says_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    beside = tmp_path / "sv" / "LC_MESSAGES"
    beside.mkdir(parents=True)
    plain = HEAD.format(language="sv", plurals="nplurals=2; plural=(n != 1);")
    (beside / "shell.po").write_text(
        plain + 'msgid "shell.progress"\nmsgstr "%(done)s av %(of)s klart"\n', encoding="utf-8"
    )
    text = plain + 'msgid "shell.progress"\nmsgstr "%(dun)s / %(of)s"\n'
    (folder / "shell.po").write_text(text, encoding="utf-8")
    arabic = Catalogue("ar", folder)
    with caplog.at_level(logging.WARNING):
        said = arabic.text("shell.progress", done=1, of=2)
    assert said == "1 av 2 klart"
    assert isinstance(said, Borrowed)
    assert "ar/LC_MESSAGES/shell.po" in caplog.text
    assert "shell.progress" in caplog.text


def test_a_language_that_does_not_exist_is_swedish() -> None:
    for code in ("xx", "", "../../etc", "sv_SIMPLE", "AR"):
        assert language_of(code).code == "sv"
        assert words.catalogue(code).text("shell.sign_in") == "Logga in"


def test_a_setting_with_such_a_language_is_told_with_the_likely_one(tmp_path: Path) -> None:
    with pytest.raises(words.KompetensportalError) as told:
        read_settings(tmp_path, {"KP_LANGUAGE": "sv_simple"})
    assert told.value.what.key == "settings.no_such_language"
    assert told.value.mend is not None
    assert told.value.mend.as_dict()["likely"] == "sv-simple"


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_counts_days_and_large_numbers_are_said_in_every_language(code: str) -> None:
    catalogue = words.catalogue(code)
    for n in (0, 1, 2, 3, 5, 11, 21, 100, 101, 1_300_000):
        assert catalogue.text("reader.guides", n=n)
    assert "1300000" not in catalogue.text("reader.guides", n=1_300_000)


def test_polish_counts_as_polish_does() -> None:
    polish = words.catalogue("pl")
    said = [polish.text("reader.guides", n=n) for n in (1, 3, 5, 22)]
    assert said == ["1 instrukcja", "3 instrukcje", "5 instrukcji", "22 instrukcje"]
