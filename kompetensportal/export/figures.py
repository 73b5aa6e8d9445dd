"""The funder's table as rows for CSV and Excel: what the page shows, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kompetensportal.export.csv import Cell, to_csv
from kompetensportal.export.xlsx import workbook
from kompetensportal.model.figures.table import Funder, Line
from kompetensportal.words import Catalogue

Names = Callable[[str, str], str]
"""Gives the name of a row: which table (`unit`, `training`, `period`), and its key."""
COLUMNS = ("people", "women", "men", "other", "times", "hours")
"""Keys of the columns after the name."""

Sheet = list[list[object]]


def tables(table: Funder, names: Names, words: Catalogue) -> dict[str, Sheet]:
    """Heading -> rows, the first of which is the head. None stands for what is left out."""
    parts = {
        "total": (table.total,),
        "unit": table.units,
        "training": table.trainings,
        "period": table.periods,
    }
    head = [words.text(f"figures.column_{name}") for name in COLUMNS]
    return {
        words.text(f"figures.per_{part}"): [
            [words.text(f"figures.row_{part}"), *head],
            *([names(part, line.key), *cells(line)] for line in lines),
        ]
        for part, lines in parts.items()
    }


def cells(line: Line) -> list[object]:
    """The numbers of a row in the order of `COLUMNS`; None for one that is left out."""
    count = line.count
    if count is None:
        return [None] * len(COLUMNS)
    genders = [count.women, count.men, count.other] if line.genders else [None] * 3
    return [count.people, *genders, count.times, line.hours]


def figures_csv(table: Funder, names: Names, words: Catalogue) -> bytes:
    """The tables one under the other, with which table it is in the first column."""
    left_out = words.text("figures.left_out")
    head: list[str] = [words.text("figures.table")]
    rows: list[list[Cell]] = []
    for heading, (first, *lines) in tables(table, names, words).items():
        if len(head) == 1:
            head += [words.text("figures.what"), *(str(cell) for cell in first[1:])]
        rows += [[heading, *_cells(line, left_out)] for line in lines]
    return to_csv(head, rows)


def figures_xlsx(table: Funder, names: Names, words: Catalogue) -> bytes:
    """One sheet for each table."""
    left_out = words.text("figures.left_out")
    return workbook(
        {
            heading: [[left_out if cell is None else cell for cell in row] for row in rows]
            for heading, rows in tables(table, names, words).items()
        }
    )


def _cells(line: list[object], left_out: str) -> Iterator[Cell]:
    for cell in line:
        if cell is None:
            yield left_out
        elif isinstance(cell, float):
            yield f"{cell:.1f}".replace(".", ",")  # As Excel in Swedish reads it.
        else:
            yield cell if isinstance(cell, int) else str(cell)
