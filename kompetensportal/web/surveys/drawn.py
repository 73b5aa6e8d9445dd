"""A question's figures as charts, each with the table of the same figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kompetensportal.model.content.survey import AnswerKind
from kompetensportal.model.surveys.figures import Answered, Figure
from kompetensportal.model.surveys.statistics import Interval
from kompetensportal.web import dates
from kompetensportal.web.charts.bars import Bar, bars
from kompetensportal.web.charts.lines import Point, line
from kompetensportal.web.context import t, words


@dataclass(frozen=True, slots=True)
class Table:
    """A chart and its table; the chart may be missing, the table never."""

    title: str
    chart: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What the page shows of a question."""

    prompt: str
    current: bool
    hidden: bool
    n: int
    said: str
    """The mean and how sure it is, in a sentence; empty for a choice."""
    tables: tuple[Table, ...]


def question(over_time: Answered, by_group: Answered, called: Callable[[str], str]) -> Question:
    """All charts of one question."""
    total, asked = over_time.total, over_time.thread.question
    tables: list[Table] = []
    if not total.hidden:
        tables.append(_shares(over_time))
        if asked.kind is AnswerKind.SCALE:
            tables.append(_over_time(over_time))
        # One group beside nothing says what the whole says already.
        if len(by_group.groups) > 1:
            tables.append(_by_group(by_group, called))
    return Question(
        asked.prompt,
        over_time.thread.current,
        total.hidden,
        total.n,
        _said(over_time),
        tuple(tables),
    )


def _said(one: Answered) -> str:
    mean, answers = one.total.mean, one.thread.question.answers
    if mean is None:
        return ""
    sure = t(f"surveys.certainty_{mean.certainty(len(answers) - 1)}")
    return t(
        "surveys.mean_said",
        mean=number(mean.value),
        low=number(mean.low),
        high=number(mean.high),
        worst=answers[0],
        best=answers[-1],
        highest=len(answers),
        sure=sure,
    )


def _shares(one: Answered) -> Table:
    asked, total = one.thread.question, one.total
    rows = [
        Bar(answer, share.value, share.low, share.high, percent(share.value))
        for answer, share in zip(asked.answers, total.shares, strict=True)
    ]
    title = t("surveys.chart_shares", question=asked.prompt)
    return Table(
        t("surveys.shares"),
        Markup(bars(rows, 1.0, title, t("surveys.chart_in_table"))),
        (t("surveys.column_answer"), t("surveys.column_share"), t("surveys.between")),
        tuple(
            (answer, percent(share.value), between(share))
            for answer, share in zip(asked.answers, total.shares, strict=True)
        ),
    )


def _over_time(one: Answered) -> Table:
    asked = one.thread.question
    points = [_point(figure) for figure in one.groups]
    title = t("surveys.chart_time", question=asked.prompt)
    chart = line(points, 1, len(asked.answers), title, t("surveys.chart_in_table"))
    return Table(t("surveys.over_time"), Markup(chart), _mean_head("month"), _mean_rows(one, month))


def _point(figure: Figure) -> Point:
    if figure.mean is None:
        return Point(month(figure.group))
    return Point(month(figure.group), figure.mean.value, figure.mean.low, figure.mean.high)


def _by_group(one: Answered, called: Callable[[str], str]) -> Table:
    asked = one.thread.question
    title = t("surveys.chart_groups", question=asked.prompt)
    if asked.kind is not AnswerKind.SCALE:
        head = (t("surveys.column_group"), t("surveys.column_n"), *asked.answers)
        rows = tuple(_share_row(figure, called, len(asked.answers)) for figure in one.groups)
        return Table(t("surveys.groups"), Markup(""), head, rows)
    drawn = [
        Bar(called(f.group), f.mean.value, f.mean.low, f.mean.high, number(f.mean.value))
        for f in one.groups
        if f.mean is not None
    ]
    chart = bars(drawn, len(asked.answers), title, t("surveys.chart_in_table"), 1)
    return Table(t("surveys.groups"), Markup(chart), _mean_head("group"), _mean_rows(one, called))


def month(written: str) -> str:
    """`2026-04` as one says it."""
    return dates.month(date.fromisoformat(f"{written}-01"))


def _mean_head(first: str) -> tuple[str, ...]:
    return (
        *tuple(t(f"surveys.column_{name}") for name in (first, "n", "mean")),
        t("surveys.between"),
    )


def _mean_rows(one: Answered, called: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    few = t("surveys.too_few")
    return tuple(
        (called(f.group), str(f.n), number(f.mean.value), between(f.mean, number))
        if f.mean is not None
        else (called(f.group), few, "–", "–")
        for f in one.groups
    )


def _share_row(figure: Figure, called: Callable[[str], str], answers: int) -> tuple[str, ...]:
    if figure.hidden:
        return (called(figure.group), t("surveys.too_few"), *("–" for _ in range(answers)))
    shares: Sequence[Interval] = figure.shares
    return (called(figure.group), str(figure.n), *(percent(share.value) for share in shares))


def between(interval: Interval, written: Callable[[float], str] | None = None) -> str:
    """Between what a figure lies, as it is read."""
    said = written or percent
    return t("surveys.from_to", low=said(interval.low), high=said(interval.high))


def number(value: float) -> str:
    """A mean with one decimal, as the reader's language writes it."""
    text = f"{value:.1f}"
    return text if words().language == "en" else text.replace(".", ",")


def percent(share: float) -> str:
    """A share as it is read: 62 %."""
    return t("surveys.percent", share=f"{share * 100:.0f}")
