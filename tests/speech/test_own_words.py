"""The table of own words: written whole, by two at once, and never over somebody else's change."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from test_clips import full_disk  # type: ignore[import-not-found]

from kompetensportal.actions.content.own_words import (
    ConflictError,
    OwnWord,
    fault_of,
    own_path,
    read_own,
    remove,
    save,
)
from kompetensportal.errors import EnvironmentalError, MistakeError
from kompetensportal.speech.normalise import spoken, version

LMO = OwnWord("LMO", "ell emm o", "mobil omsorg")


def test_a_word_is_added_changed_renamed_and_removed_and_the_rest_stays(tmp_path: Path) -> None:
    path = own_path(tmp_path, "sv")
    path.write_text("# Våra ord\nPhoniro\tfoniro\n\nhalv rad\n", encoding="utf-8")
    save(tmp_path, "sv", LMO, None)
    changed = OwnWord("LMO", "elmo", "")
    save(tmp_path, "sv", changed, LMO)
    save(tmp_path, "sv", OwnWord("LMO:s", "elmos"), changed)
    rows, faulty = read_own(tmp_path, "sv")
    assert [row.written for row in rows] == ["LMO:s", "Phoniro"]
    assert faulty == [(4, "halv rad")]
    remove(tmp_path, "sv", OwnWord("LMO:s", "elmos"))
    before = path.read_text(encoding="utf-8")
    assert before == "# Våra ord\nPhoniro\tfoniro\n\nhalv rad\n"


def test_a_word_that_stands_twice_is_one_after_it_was_changed(tmp_path: Path) -> None:
    path = own_path(tmp_path, "sv")
    path.write_text("LMO\tfel\nTES\ttess\nLMO\tell emm o\tmobil omsorg\n", encoding="utf-8")
    save(tmp_path, "sv", OwnWord("LMO", "elmo"), LMO)
    assert path.read_text(encoding="utf-8") == "LMO\telmo\nTES\ttess\n"


def test_what_somebody_else_has_done_meanwhile_is_shown_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    save(tmp_path, "sv", LMO, None)
    theirs = OwnWord("LMO", "elmo")
    save(tmp_path, "sv", theirs, LMO)
    for attempt in (lambda: save(tmp_path, "sv", OwnWord("LMO", "l m o"), LMO),
                    lambda: save(tmp_path, "sv", OwnWord("LMO", "l m o"), None),
                    lambda: remove(tmp_path, "sv", LMO)):  # fmt: skip
        with pytest.raises(ConflictError) as caught:
            attempt()
        assert caught.value.now == theirs
    remove(tmp_path, "sv", theirs)
    with pytest.raises(ConflictError) as caught:
        save(tmp_path, "sv", LMO, theirs)
    assert caught.value.now is None
    assert read_own(tmp_path, "sv") == ([], [])


def test_many_who_add_at_once_lose_nothing(tmp_path: Path) -> None:
    words = [OwnWord(f"Ord{number}", f"ord {number} x") for number in range(24)]
    threads = [threading.Thread(target=save, args=(tmp_path, "sv", one, None)) for one in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {row.written for row in read_own(tmp_path, "sv")[0]} == {w.written for w in words}


@pytest.mark.parametrize(
    ("written", "said", "key"),
    [
        ("", "ell", "pronounce.row_empty"),
        ("LMO", " ", "pronounce.row_empty"),
        ("# LMO", "ell", "pronounce.row_comment"),
        ("L" * 61, "ell", "pronounce.row_long"),
        ("LMO", "e" * 201, "pronounce.row_long"),
        ("->", "pil", "pronounce.row_no_word"),
        ("LMO", "...", "pronounce.row_no_letters"),
    ],
)
def test_a_row_that_would_not_do_is_explained(
    tmp_path: Path, written: str, said: str, key: str
) -> None:
    with pytest.raises(MistakeError) as caught:
        save(tmp_path, "sv", OwnWord(written, said), None)
    assert caught.value.what.key == key and caught.value.mend is not None
    assert not own_path(tmp_path, "sv").exists()


def test_tabs_and_line_breaks_cannot_break_the_table(tmp_path: Path) -> None:
    save(tmp_path, "sv", OwnWord("L\tMO", "ell\nemm o", "ett\t två"), None)
    assert read_own(tmp_path, "sv") == ([OwnWord("L MO", "ell emm o", "ett två")], [])
    assert fault_of(LMO) is None


def test_a_full_disk_leaves_the_table_as_it_was(tmp_path: Path) -> None:
    save(tmp_path, "sv", LMO, None)
    with full_disk(10), pytest.raises(EnvironmentalError):
        save(tmp_path, "sv", OwnWord("Phoniro", "foniro"), None)
    assert read_own(tmp_path, "sv") == ([LMO], [])
    assert [path.name for path in tmp_path.glob("*.tsv")] == ["uttal.sv.tsv"]


def test_a_saved_word_is_said_at_once_and_only_in_its_language(tmp_path: Path) -> None:
    path = own_path(tmp_path, "sv")
    before = version((path,))
    save(tmp_path, "sv", LMO, None)
    assert spoken("Öppna LMO.", "sv", (path,)).text == "Öppna ell emm o."
    save(tmp_path, "sv", OwnWord("LMO", "elmo"), LMO)
    assert spoken("Öppna LMO.", "sv", (path,)).text == "Öppna elmo."
    assert spoken("Open LMO.", "en", (path,)).text == "Open L M O."
    assert version((path,)) != before
