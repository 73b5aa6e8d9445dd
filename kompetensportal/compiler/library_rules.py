"""Checks across files, from their rows alone: no file is read or compiled again.

    findings = check_rows(rows, today=date.today())

`rows` are `Compiled.row` of all files of the tree; those of files that have not changed may come
from an earlier build (`rows.from_plain`). Pure functions; the cost grows with the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from functools import partial

from kompetensportal.compiler.glossary_rules import check_words
from kompetensportal.compiler.pairs import check_pair
from kompetensportal.compiler.read import GOALS, address_of, locate
from kompetensportal.compiler.rows import Link, Row
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Kind
from kompetensportal.words import Argument, say

MOST_GUESSES = 40
"""How many times the likely target is looked for among all files: 10 ms each in a large tree."""


@dataclass(slots=True)
class Tree:
    """The rows by what one looks them up by."""

    by_path: dict[str, Row] = field(default_factory=dict)
    by_id: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    guesses: int = 0

    def first(self, id_: str) -> Row | None:
        """The file that an id names: never a sibling."""
        return next((row for row in self.by_id.get(id_, ()) if not row.sibling), None)

    def likely(self, wanted: str, among: Iterable[str]) -> str:
        """The nearest of some names, or empty."""
        self.guesses += 1
        names = list(among)
        tail = "/" + wanted.rpartition("/")[2]
        same_name = next((name for name in names if name.endswith(tail)), "")
        if same_name or self.guesses > MOST_GUESSES:
            return same_name
        return next(filter(partial(_similar_end, wanted), _nearest(wanted, names)), "")


def _nearest(wanted: str, names: list[str]) -> list[str]:
    return get_close_matches(wanted, names, n=3, cutoff=0.6)


def _similar_end(one: str, other: str) -> bool:
    """Whether the last parts are alike: a common folder alone makes no likely target."""
    ends = one.rpartition("/")[2], other.rpartition("/")[2]
    return SequenceMatcher(None, *ends).ratio() >= 0.6


def check_rows(rows: Iterable[Row], *, today: date, full: bool = True) -> list[Finding]:
    """All findings that concern more than one file, in order of path and line.

    Args:
        rows: every file of the tree.
        today: the day that review dates are compared with.
        full: False leaves out what only `check` and `publish` ask for (links, pairs, reviews).
    """
    tree = tree_of(rows)
    found = list(_ids(tree))
    if full:
        for row in tree.by_path.values():
            found += _targets(tree, row)
            found += _review(row, today)
        found += _pairs(tree)
        found += check_words(row for row in tree.by_path.values() if row.kind is Kind.WORD)
    found.sort(key=lambda f: (f.path, f.line, f.column, f.rule))
    return found


def check_row(rows: Iterable[Row], path: str, *, today: date) -> list[Finding]:
    """What `check_rows` says of one file of the tree; what the others lack is not looked for.

    Of two files with one id it is this one that is told of: the other was there before.
    """
    tree = tree_of(rows)
    row = tree.by_path[path]
    alike = Tree(tree.by_path, {row.id: tree.by_id[row.id]})
    found = [*_ids(alike, path), *_targets(tree, row), *_review(row, today), *_pairs(alike)]
    if row.kind is Kind.WORD:
        found += check_words(row for row in tree.by_path.values() if row.kind is Kind.WORD)
    return [one for one in found if one.path == path]


def tree_of(rows: Iterable[Row]) -> Tree:
    """Rows, ready to be looked up."""
    tree = Tree()
    for row in rows:
        tree.by_path[row.path] = row
        tree.by_id[row.id].append(row)
    return tree


def moved(rows: Iterable[Row]) -> dict[str, str]:
    """Content path -> page, for the files whose id is not the one that their path tells.

    Files that link to one of these are compiled with this mapping (`compile_source`).
    """
    found = {}
    for row in rows:
        place = locate(row.path)
        if place is not None and place.id != row.id:
            found[row.path] = address_of(row.kind, row.id)
    return found


def _finding(
    row: Row, rule: str, place: tuple[int, int], severity: Severity, **args: Argument
) -> Finding:
    words = f"findings.{rule.replace('-', '_')}"
    return Finding(
        rule, severity, row.path, *place, say(words, **args), say(f"{words}_mend", **args)
    )


def _ids(tree: Tree, newest: str = "") -> Iterator[Finding]:
    """An id names one text; a sibling has the id of the file it stands beside."""

    def order(row: Row) -> tuple[bool, str]:
        return row.path == newest, row.path

    for id_, rows in tree.by_id.items():
        firsts = sorted((row for row in rows if not row.sibling), key=order)
        for row in firsts[1:]:
            args: dict[str, Argument] = {"id": id_, "other": firsts[0].path}
            yield _finding(row, "id-twice", row.place("id"), Severity.ERROR, **args)
        siblings = sorted((row for row in rows if row.sibling), key=order)
        for row in siblings[1:]:
            args = {"id": id_, "other": siblings[0].path}
            yield _finding(row, "id-twice", row.place("id"), Severity.ERROR, **args)
        if siblings and not firsts:
            yield _alone(tree, siblings[0])


def _alone(tree: Tree, row: Row) -> Finding:
    first = row.path.replace(".latt.md", ".md").replace(".fyllig.md", ".md")
    beside = tree.by_path.get(first)
    if beside is not None:
        args: dict[str, Argument] = {"id": row.id, "other": first, "likely": beside.id}
        return _finding(row, "sibling-id", row.place("id"), Severity.ERROR, **args)
    args = {"id": row.id, "other": first}
    return _finding(row, "sibling-alone", row.place("id"), Severity.ERROR, **args)


def _targets(tree: Tree, row: Row) -> Iterator[Finding]:
    for link in row.links:
        check = _link if link.what == "link" else _named
        yield from check(tree, row, link)


def _link(tree: Tree, row: Row, link: Link) -> Iterator[Finding]:
    target = tree.by_path.get(link.target)
    place = link.line, link.column
    if target is None:
        likely = tree.likely(link.target, tree.by_path)
        rule = "link-target" if likely else "link-target-far"
        args: dict[str, Argument] = {"target": link.target}
        if likely:
            args["likely"] = likely
        yield _finding(row, rule, place, Severity.ERROR, **args)
    elif link.anchor and not any(link.anchor in r.anchors for r in tree.by_id[target.id]):
        near = get_close_matches(link.anchor, target.anchors, n=1, cutoff=0.4)
        likely = near[0] if near else ", ".join(target.anchors[:8]) or "–"
        args = {"target": link.target, "anchor": link.anchor, "likely": likely}
        yield _finding(row, "link-anchor", place, Severity.ERROR, **args)


_READ = (Kind.LATHUND, Kind.LESSON)
_KINDS = {
    "lesson": _READ,
    "course": (Kind.COURSE,),
    "related": _READ,
    "task": (Kind.TASK,),
    "see": (Kind.WORD,),
    "teaching": _READ,
}


def _named(tree: Tree, row: Row, link: Link) -> Iterator[Finding]:
    """An id in the front matter or in an activity."""
    place = link.line, link.column
    if link.what == "goal":
        yield from _goal(tree, row, link)
        return
    if link.target == row.id and link.what in ("lesson", "related"):
        rule = "course-in-itself" if row.kind is Kind.COURSE else "related-itself"
        yield _finding(row, rule, place, Severity.ERROR, id=link.target)
        return
    target = tree.first(link.target)
    kinds = _KINDS[link.what]
    if target is not None and target.kind in kinds:
        return
    fits: Callable[[Row], bool] = lambda r: r.kind in kinds and not r.sibling  # noqa: E731
    names = [r.id for r in tree.by_path.values() if fits(r)]
    args: dict[str, Argument] = {"id": link.target}
    args["likely"] = tree.likely(link.target, names) or "–"
    yield _finding(row, f"no-such-{link.what}", place, Severity.ERROR, **args)


def _goal(tree: Tree, row: Row, link: Link) -> Iterator[Finding]:
    """A goal that a task names stands in the file of its system."""
    sheet, _, name = link.target.rpartition("/")
    owner = tree.first(f"{sheet}/{GOALS}")
    if owner is not None and name in owner.anchors:
        return
    sheets = [r for r in tree.by_path.values() if r.kind is Kind.GOALS]
    names = [f"{r.id.removesuffix(GOALS)}{anchor}" for r in sheets for anchor in r.anchors]
    args: dict[str, Argument] = {"id": link.target}
    args["likely"] = tree.likely(link.target, names) or "–"
    yield _finding(row, "no-such-goal", (link.line, link.column), Severity.ERROR, **args)


def _review(row: Row, today: date) -> Iterator[Finding]:
    if row.review and date.fromisoformat(row.review) < today:
        place = row.place("granskas")
        yield _finding(row, "review-passed", place, Severity.WARNING, day=row.review)


def _pairs(tree: Tree) -> Iterator[Finding]:
    for rows in tree.by_id.values():
        first = next((row for row in rows if not row.sibling), None)
        if first is None or first.kind not in (*_READ, Kind.SURVEY):
            continue
        sibling = next((row for row in rows if row.sibling), None)
        yield from check_pair(first, sibling)
