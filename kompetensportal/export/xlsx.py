"""Tables as an Excel file: `workbook({"Svar": [["Fråga", "Antal"], ["Nivå", 12]]})`.

The first row of a sheet is its head. Numbers and days are numbers and days; a text is always a
text, never a formula or a link, whatever it begins with, so nothing in it is carried out when
somebody opens the file. The same tables give the same bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
"""Characters in one cell; Excel refuses a file with more."""
LONGEST_NAME = 31
"""Characters in the name of a sheet."""
MOST_ROWS = 1_048_576
_WIDEST = 60
_NOT_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_MADE = datetime(2000, 1, 1)


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """The bytes of an .xlsx file.

    sheets: name -> rows of text, int, float, bool, date, datetime or None; the first is the head.
    A name that Excel would refuse is made fit. Raises ValueError for more rows than Excel has.
    """
    # Takes 40 ms to import, and only a download needs it.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": _MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    taken: set[str] = set()
    for name, rows in (sheets or {"": []}).items():
        if len(rows) > MOST_ROWS:
            raise ValueError(f"{len(rows)} rows: a sheet has room for {MOST_ROWS}")
        sheet = book.add_worksheet(_fit(name, taken))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, moment, None if number else head)
        _set_widths(sheet, rows)
        sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _write(  # noqa: PLR0917 - a cell is its place, its value and how it looks
    sheet: Worksheet, row: int, column: int, value: object, moment: Format, look: Format | None
) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < 1e15:
        sheet.write_number(row, column, value, look)
    elif isinstance(value, datetime) and value.year >= 1900:
        # Excel knows no time zones: the clock that is shown is the one that was given.
        sheet.write_datetime(row, column, value.replace(tzinfo=None), moment)
    elif isinstance(value, date) and value.year >= 1900:
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write_string(row, column, _plain(str(value)), look)


def _plain(text: str) -> str:
    """A text that fits a cell, without the signs that XML has no room for."""
    kept = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
    return kept.encode("utf-8", "replace").decode()[:LONGEST_TEXT]


def _fit(name: str, taken: set[str]) -> str:
    """A name as Excel wants it: short, without some signs, and once."""
    plain = " ".join(_plain(name).translate(_NOT_IN_NAME).split()).strip("'")[:LONGEST_NAME]
    plain = "Blad" if plain.casefold() in {"", "history"} else plain
    fit, number = plain, 1
    while fit.casefold() in taken:
        number += 1
        ending = f" {number}"
        fit = plain[: LONGEST_NAME - len(ending)] + ending
    taken.add(fit.casefold())
    return fit


def _set_widths(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    widths: dict[int, int] = {}
    for row in rows[:500]:
        for column, value in enumerate(row):
            length = len(str(value)) if value is not None else 0
            widths[column] = max(widths.get(column, 0), length)
    for column, width in widths.items():
        sheet.set_column(column, column, min(_WIDEST, max(10, width + 2)))
