"""Rules across the words of the glossary: one word explains a form, and `se` goes in no circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kompetensportal.compiler.rows import Row
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.words import Argument, say


def check_words(rows: Iterable[Row]) -> Iterator[Finding]:
    """Findings about the rows of the glossary's files."""
    words = sorted(rows, key=lambda row: row.path)
    yield from _twice(words)
    yield from _circles(words)


def _twice(words: list[Row]) -> Iterator[Finding]:
    """Of two words that claim a form the second is told."""
    owners: dict[str, Row] = {}
    for row in words:
        for form in row.anchors:
            first = owners.setdefault(form, row)
            if first is not row:
                yield _finding(row, "word-twice", row.place("ord"), form=form, other=first.path)


def _circles(words: list[Row]) -> Iterator[Finding]:
    """Each circle once, at the file of it that comes first."""
    by_id = {row.id: row for row in words}
    ahead = {row.id: [k for k in row.links if k.what == "see"] for row in words}
    told: set[frozenset[str]] = set()
    for row in words:
        circle = _way_back(row.id, {id_: [k.target for k in links] for id_, links in ahead.items()})
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            first = next(k for k in ahead[row.id] if k.target == circle[1])
            titles = " → ".join(by_id[id_].title for id_ in circle)
            yield _finding(row, "word-circle", (first.line, first.column), circle=titles)


def _way_back(start: str, ahead: dict[str, list[str]]) -> list[str]:
    """The shortest way from a word over `se` back to itself; empty when there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        longer = []
        for way in ways:
            for target in ahead.get(way[-1], ()):
                if target == start:
                    return [*way, start]
                if target in ahead and target not in seen:
                    seen.add(target)
                    longer.append([*way, target])
        ways = longer
    return []


def _finding(row: Row, rule: str, place: tuple[int, int], **args: Argument) -> Finding:
    words = f"findings.{rule.replace('-', '_')}"
    what, mend = say(words, **args), say(f"{words}_mend", **args)
    return Finding(rule, Severity.ERROR, row.path, *place, what, mend)
