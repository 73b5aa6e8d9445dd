"""The figures of a survey as one flat table, for CSV and Excel alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kompetensportal.model.surveys.figures import Answered, Figure
from kompetensportal.words import Catalogue

Row = list[str | int | float | None]
COLUMNS = ("question", "by", "group", "n", "mean", "low", "high", "answer", "share")


def survey_rows(
    tables: Iterable[tuple[str, Sequence[Answered], Callable[[str], str]]], words: Catalogue
) -> list[Row]:
    """One row for each answer of each group, with the head first.

    tables: what it is broken down by in words (empty: not at all), figures, and how a group is
    called. A hidden group has its name and no figures.
    """
    rows: list[Row] = [[words.text(f"surveys.column_{name}") for name in COLUMNS]]
    for by, found, called in tables:
        for one in found:
            for figure in one.groups if by else (one.total,):
                name = called(figure.group) if by else words.text("surveys.everybody")
                rows += _rows([one.thread.question.prompt, by, name], one, figure)
    return rows


def _rows(begin: Row, one: Answered, figure: Figure) -> list[Row]:
    if figure.hidden:
        return [[*begin, None, None, None, None, None, None]]
    mean = figure.mean
    middle: Row = (
        [round(mean.value, 2), round(mean.low, 2), round(mean.high, 2)]
        if mean is not None
        else [None, None, None]
    )
    return [
        [*begin, figure.n, *middle, answer, round(share.value, 3)]
        for answer, share in zip(one.thread.question.answers, figure.shares, strict=True)
    ]
