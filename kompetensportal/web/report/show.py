"""The two pages of the report, for the portal and for the preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import render_template

from kompetensportal.model.content.explanation import Explanation, explanation_of
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.model.content.library import Edition, Entry
from kompetensportal.model.content.source import Form
from kompetensportal.model.content.text_report import Standing, TextReport, report_of
from kompetensportal.store.content.library import Library
from kompetensportal.web.context import words
from kompetensportal.web.report.chart import Chart, chart_of

MOST_POINTS = 60
"""So many points of the development are shown, the newest."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in the reader's words."""

    severity: str
    rule: str
    line: int
    what: str
    mend: str
    explanation: Explanation | None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and what was said of it."""

    sentence: Sentence
    findings: list[Shown] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """One form of a text."""

    form: Form
    edition: Edition
    report: TextReport
    about: list[Shown]
    """What is about the whole of it, or about no sentence."""
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Row:
    """One text in the table of the library."""

    entry: Entry
    form: Form
    edition: Edition
    report: TextReport


def text_page(home: str, library: Library, entry: Entry, reports: Mapping[str, TextReport]) -> str:
    """Both forms of a text, the findings under their sentences."""
    parts = []
    for form, edition in sorted(entry.editions, key=lambda pair: pair[0] is not Form.EASY):
        report = reports.get(edition.path) or report_of(edition.path, ())
        lesson = library.generation().document(edition.document)
        parts.append(_part(form, edition, report, lesson.sentences))
    return render_template("report/text.html", home=home, entry=entry, parts=parts)


def library_page(
    home: str,
    entries: Mapping[str, Entry],
    reports: Mapping[str, TextReport],
    standings: Sequence[Standing],
    proofread: bool,
) -> str:
    """Every text with its figures, the hardest first, and the development."""
    rows = [
        Row(entry, form, edition, reports.get(edition.path) or report_of(edition.path, ()))
        for entry in entries.values()
        for form, edition in entry.editions
    ]
    rows.sort(key=_hardest_first)
    points = list(standings)[-MOST_POINTS:]
    chart: Chart | None = chart_of([point.lix for point in points])
    return render_template(
        "report/library.html",
        home=home,
        rows=rows,
        points=points,
        chart=chart,
        proofread=proofread,
        number=_number,
    )


def _part(form: Form, edition: Edition, report: TextReport, sentences: Sequence[Sentence]) -> Part:
    by_sentence: defaultdict[int, list[Shown]] = defaultdict(list)
    there = {sentence.index for sentence in sentences}
    for finding in report.findings:
        # A text that was changed since may have fewer sentences.
        by_sentence[finding.sentence if finding.sentence in there else 0].append(_shown(finding))
    lines = [Line(one, by_sentence.get(one.index, []) if one.index else []) for one in sentences]
    return Part(form, edition, report, by_sentence.get(0, []), lines)


def _shown(finding: Finding) -> Shown:
    said = words()
    return Shown(
        finding.severity.value,
        finding.rule,
        finding.line,
        said.say(finding.what),
        said.say(finding.mend),
        explanation_of(said, finding.rule),
    )


def _hardest_first(row: Row) -> tuple[int, int, int, str]:
    report = row.report
    return (-report.errors, -report.warnings, -(report.lix or 0), row.edition.path)


def _number(value: float | None) -> str:
    """A figure with one decimal, as the reader's language writes it."""
    if value is None:
        return "–"
    comma = "." if words().language == "en" else ","
    return f"{value:.1f}".replace(".", comma)
