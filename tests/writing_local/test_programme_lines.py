"""Activities as lines of a programme: one is changed, every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetensportal.model.writing.programme_lines import (
    added,
    changed,
    moved,
    outline,
    removed,
    written,
)

SHIPPED = sorted((Path(__file__).parents[2] / "courses/introduktionsprogram").glob("*.md"))
A = "::: aktivitet Ett {#ett}\nvem: chef\nsenast: dag 1\n\nFörst.\n\n::: tips\nBra.\n:::\n:::\n"
B = "::: aktivitet Två {#tva}\nsenast: vardag 5\n:::\n"
C = "::: aktivitet Tre {#tre}\nBara ord: inga.\n:::\n"
TEXT = f"---\ntitel: P\n---\n\nHej.\n\n## Först\n\n{A}\n{B}\n## Sedan\n\n{C}"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_programme_is_read_and_written_byte_for_byte(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = outline(text).activities
    assert len(found) == text.count("::: aktivitet")
    for one in found:
        block = "".join(text.splitlines(keepends=True)[one.start : one.stop])
        assert "".join(written(one.title, one.id, one.settings, one.body)) == block
        same = changed(text, one, title=one.title, settings=one.settings, body=one.body)
        assert same == text


def test_an_activity_is_known_by_its_parts() -> None:
    one, two, three = outline(TEXT).activities
    assert (one.id, one.title, one.section) == ("ett", "Ett", "Först")
    assert one.settings == {"vem": "chef", "senast": "dag 1"}
    assert one.body == "Först.\n\n::: tips\nBra.\n:::"
    assert (two.settings, two.body) == ({"senast": "vardag 5"}, "")
    assert three.section == "Sedan"
    assert three.body == "Bara ord: inga."


def test_a_changed_setting_changes_its_line_alone() -> None:
    one = outline(TEXT).activities[0]
    settings = {"senast": "dag 3", "vem": "chef"}
    made = changed(TEXT, one, title=one.title, settings=settings, body=one.body)
    assert made == TEXT.replace("senast: dag 1", "senast: dag 3")


def test_one_goes_and_one_comes() -> None:
    one = outline(TEXT).activities[1]
    without = removed(TEXT, one)
    assert without == TEXT.replace(f"{B}\n", "")
    assert added(without, "Först", written("Två", "tva", {"senast": "vardag 5"}, "")) == TEXT


def test_a_new_section_is_made_last() -> None:
    made = added(TEXT, "Sist", written("Fyra", "fyra", {}, ""))
    assert made == TEXT + "\n## Sist\n\n::: aktivitet Fyra {#fyra}\n:::\n"


def test_up_and_down_lead_through_the_sections_and_back() -> None:
    down = moved(TEXT, "ett", 1)
    assert [one.id for one in outline(down).activities] == ["tva", "ett", "tre"]
    further = moved(down, "ett", 1)
    ids = [(one.id, one.section) for one in outline(further).activities]
    assert ids == [("tva", "Först"), ("ett", "Sedan"), ("tre", "Sedan")]
    assert moved(moved(further, "ett", -1), "ett", -1) == TEXT
    assert moved(TEXT, "tre", 1) == TEXT


def test_a_file_of_windows_keeps_its_line_ends() -> None:
    text = TEXT.replace("\n", "\r\n")
    one = outline(text).activities[1]
    made = changed(text, one, title="Ny", settings=one.settings, body="Rad\r\nTvå")
    assert "\n" not in made.replace("\r\n", "")
    assert moved(text, "ett", 1).replace("\r\n", "\n") == moved(TEXT, "ett", 1)
