"""Tables of Word: those that hold data stay tables, those that hold a page together do not.

Many lathundar are a table with a number, a text and a picture in each row. Its rows are steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kompetensportal.actions.writing.bring_in.noting import Notes
from kompetensportal.actions.writing.bring_in.package import Element
from kompetensportal.actions.writing.bring_in.typed import bare_number
from kompetensportal.actions.writing.bring_in.word_styles import value
from kompetensportal.model.writing.brought_in import (
    Block,
    Item,
    Paragraph,
    Span,
    Table,
    Words,
)

MOST_COLUMNS = 12
_SPACE = Span(" ")


@dataclass
class Tables:
    """Reads tables; `apart` gives the blocks of a cell, `words` those of a paragraph."""

    notes: Notes
    apart: Callable[[Element], list[Block]]
    words: Callable[[Element], Words]

    def read(self, table: Element, blocks: list[Block]) -> None:
        """Add a table, or what it held together, to the blocks."""
        rows = [[(cell, self.apart(cell)) for cell in _cells(row)] for row in _rows(table)]
        rows = [row for row in rows if row]
        if _holds_data(rows):
            blocks.append(Table(_even([_data_row(row) for row in rows])))
            return
        if len(rows) > 1:
            self.notes.count("layout_tables")
        for row in rows:
            blocks += _unfolded([cell for _, cell in row])


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter("tr") if _table_of(row) is table]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter("tc") if _row_of(cell) is row]


def _table_of(row: Element) -> Element:
    above = row.getparent()
    while above is not None and above.tag != "tbl":
        above = above.getparent()
    return above


def _row_of(cell: Element) -> Element:
    above = cell.getparent()
    while above is not None and above.tag != "tr":
        above = above.getparent()
    return above


def _holds_data(rows: list[list[tuple[Element, list[Block]]]]) -> bool:
    """Text alone, in two rows and two columns or more, and no row is numbered as a step."""
    if len(rows) < 2 or max(map(len, rows)) < 2 or max(map(len, rows)) > MOST_COLUMNS:
        return False
    blocks = [block for row in rows for _, cell in row for block in cell]
    if not all(isinstance(block, Paragraph) for block in blocks):
        return False
    return len([row for row in rows if _step_number([cell for _, cell in row])]) < len(rows) - 1


def _data_row(row: list[tuple[Element, list[Block]]]) -> list[Words]:
    cells: list[Words] = []
    for element, blocks in row:
        joined: list[Span] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                joined += [_SPACE, *block.words] if joined else block.words
        cells.append(tuple(joined))
        wide = value(element.find("tcPr/gridSpan"))
        cells += [()] * (min(int(wide), MOST_COLUMNS) - 1 if wide.isdecimal() else 0)
    return cells


def _even(rows: list[list[Words]]) -> tuple[tuple[Words, ...], ...]:
    most = max(map(len, rows))
    return tuple((*row, *((),) * (most - len(row))) for row in rows)


def _unfolded(cells: list[list[Block]]) -> list[Block]:
    """What a row held together, as text; one that begins with a bare number is a step."""
    number = _step_number(cells)
    blocks = [block for cell in (cells[1:] if number else cells) for block in cell]
    if number:
        for at, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                blocks[at] = Item(0, number, block.words)
                return [blocks.pop(at), *blocks]
    return blocks


def _step_number(cells: list[list[Block]]) -> int | None:
    """The number of a row whose first cell holds nothing else."""
    first = cells[0]
    if len(cells) < 2 or len(first) != 1 or not isinstance(first[0], Paragraph):
        return None
    return bare_number(first[0].words)
