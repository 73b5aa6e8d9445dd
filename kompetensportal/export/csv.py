"""Tables as CSV that Excel in Swedish opens right: UTF-8 with BOM, semicolons, CRLF.

A cell that a spreadsheet would take for a formula is made a text by an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from kompetensportal.export.table import Row
from kompetensportal.words import Catalogue

Cell = str | int | date | None
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a formula begins with, here or after a sign that a spreadsheet strips."""


def to_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ";") -> bytes:
    """A table as the bytes of a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_cell(text) for text in head])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def introduction_csv(rows: Iterable[Row], words: Catalogue) -> bytes:
    """The table of introductions, its head in the reader's language, days as ÅÅÅÅ-MM-DD."""
    head = [words.text(f"export.{name}") for name in COLUMNS]
    return to_csv(
        head,
        (
            (
                row.person.name,
                row.person.user_name,
                row.units,
                row.professions,
                row.programme,
                row.start,
                row.ended,
                row.mentor,
                row.done,
                row.total,
                row.percent,
                row.late,
                row.waiting,
                row.next,
                row.next_due,
            )
            for row in rows
        ),
    )


COLUMNS = (
    "name",
    "user_name",
    "unit",
    "profession",
    "programme",
    "start",
    "ended",
    "mentor",
    "done",
    "total",
    "percent",
    "late",
    "waiting",
    "next",
    "next_due",
)
"""Keys of the columns' names, in order."""


def _cell(value: Cell) -> str | int:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    text = value.replace("\0", "")
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(FORMULA) else text
