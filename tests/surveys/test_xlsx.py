"""Excel files: what goes in comes out, and nothing in them is carried out."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from zipfile import ZipFile

import openpyxl
import pytest

from kompetensportal.export.xlsx import MOST_ROWS, workbook

DANGEROUS = [
    "=1+1",
    '=HYPERLINK("https://example.org","Tryck")',
    "+46 70",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "https://example.org",
    "mailto:a@example.org",
    "internal:Blad!A1",
    "{=1+1}",
    "12",
    "",
]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_numbers_days_and_words_come_out_as_they_went_in() -> None:
    made = workbook(
        {"Svar": [["Fråga", "Antal"], ["Nivå", 12], [date(2026, 2, 28), 3.5], [None, True]]}
    )
    sheet = opened(made)["Svar"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Fråga", "Antal"]
    assert rows[1] == ["Nivå", 12]
    assert rows[2] == [datetime(2026, 2, 28), 3.5]
    assert rows[3] == [None, True]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_is_never_a_formula_or_a_link(text: str) -> None:
    made = workbook({"Svar": [["Ord"], [text]]})
    cell = opened(made)["Svar"]["A2"]
    assert cell.data_type in {"s", "n"} and cell.hyperlink is None
    assert (cell.value or "") == text
    assert b"<f>" not in ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml")


def test_names_of_sheets_are_made_fit_and_different() -> None:
    names = [
        "Hur gick det? [a/b]",
        "Hur gick det   a b",
        "x" * 60,
        "x" * 61,
        "",
        "history",
        "'citat'",
    ]
    made = opened(workbook({name: [["a"]] for name in names}))
    assert len(made.sheetnames) == len(names) == len({name.casefold() for name in made.sheetnames})
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in made.sheetnames)


def test_what_a_cell_has_no_room_for_is_kept_as_far_as_it_goes() -> None:
    rows = [
        ["a"],
        ["x" * 40_000],
        ["\x00\x0b\ud800 kvar"],
        [float("nan")],
        [10**20],
        [date(1700, 1, 1)],
    ]
    sheet = opened(workbook({"Svar": rows}))["Svar"]
    assert len(sheet["A2"].value) == 32_767
    assert sheet["A3"].value == "? kvar"
    assert [sheet[f"A{n}"].value for n in (4, 5, 6)] == ["nan", str(10**20), "1700-01-01"]


def test_a_moment_keeps_its_clock() -> None:
    moment = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
    assert opened(workbook({"a": [["när"], [moment]]}))["a"]["A2"].value == moment.replace(
        tzinfo=None
    )


def test_the_same_tables_give_the_same_bytes_and_too_many_rows_are_refused() -> None:
    rows = [["a"], [1]]
    assert workbook({"Svar": rows}) == workbook({"Svar": rows})
    assert opened(workbook({})).sheetnames == ["Blad"]
    with pytest.raises(ValueError, match="rows"):
        workbook({"Svar": [[]] * (MOST_ROWS + 1)})
