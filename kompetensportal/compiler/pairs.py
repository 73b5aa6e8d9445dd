"""The two forms of one text: whoever reads the easy one must not miss anything."""

from __future__ import annotations

from collections.abc import Iterator

from kompetensportal.compiler.rows import Row
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.words import Argument, say


def check_pair(first: Row, sibling: Row | None) -> Iterator[Finding]:
    """A step, a picture or a warning that the standard form has and the easy one has not."""
    if sibling is None:
        if first.form is Form.STANDARD:
            place = first.place("id")
            yield _finding(first, "easy-missing", place, Severity.WARNING, title=first.title)
        return
    if first.form is sibling.form:
        args: dict[str, Argument] = {"other": first.path}
        yield _finding(sibling, "sibling-form", sibling.place("id"), Severity.ERROR, **args)
        return
    easy, standard = (first, sibling) if first.form is Form.EASY else (sibling, first)
    if first.kind is Kind.SURVEY and easy.anchors != standard.anchors:
        # Answers of both are counted together: by the question's id and the answer's number.
        args = {"other": standard.path}
        yield _finding(easy, "easy-other-survey", easy.place("id"), Severity.ERROR, **args)
    yield from _steps(easy, standard)
    if easy.warnings < standard.warnings:
        args = {"easy": easy.warnings, "standard": standard.warnings, "other": standard.path}
        yield _finding(easy, "easy-lacks-warning", easy.place("id"), Severity.ERROR, **args)


def _steps(easy: Row, standard: Row) -> Iterator[Finding]:
    shown = {step: (picture, line) for step, picture, line in easy.steps}
    last = easy.place("id")
    for step, picture, line in standard.steps:
        args: dict[str, Argument] = {"step": step, "other": standard.path, "line": line}
        if step not in shown:
            yield _finding(easy, "easy-lacks-step", last, Severity.ERROR, **args)
            continue
        last = shown[step][1], 1
        if picture and not shown[step][0]:
            yield _finding(easy, "easy-lacks-picture", last, Severity.ERROR, **args)


def _finding(
    row: Row, rule: str, place: tuple[int, int], severity: Severity, **args: Argument
) -> Finding:
    words = f"findings.{rule.replace('-', '_')}"
    return Finding(
        rule, severity, row.path, *place, say(words, **args), say(f"{words}_mend", **args)
    )
