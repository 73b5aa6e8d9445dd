"""What the checks across files know of each file: small, plain, and kept between builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kompetensportal.model.content.source import Form, Kind


@dataclass(frozen=True, slots=True)
class Link:
    """Something in a file that must exist elsewhere in the tree."""

    what: str
    """`link` (target is a content path), `lesson`, `course`, `related`, `task`, `see`, `teaching`,
    `goal` (an id)."""
    target: str
    anchor: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """One file as the others see it."""

    path: str
    kind: Kind
    id: str
    form: Form
    sibling: bool
    title: str
    anchors: tuple[str, ...]
    """Of a text; of a word of the glossary the forms that its file names, in small letters; of
    goals their ids."""
    links: tuple[Link, ...]
    files: tuple[str, ...]
    """Content paths of the pictures and downloads that it uses, and the needs of its local facts
    (`facts.need`)."""
    steps: tuple[tuple[str, bool, int], ...]
    """(id, whether it has a picture, line) of its steps."""
    pictures: int
    warnings: int
    """Number of `::: varning` boxes."""
    review: str
    """The review date as written, or empty."""
    places: tuple[tuple[str, int, int], ...]
    """(key, line, column) of `id`, `granskas` and `ord`."""

    def place(self, key: str) -> tuple[int, int]:
        """Where a key stands."""
        return next(((line, col) for name, line, col in self.places if name == key), (1, 1))


def to_plain(row: Row) -> list[Any]:
    """A row as plain lists, for JSON."""
    links = [[k.what, k.target, k.anchor, k.line, k.column] for k in row.links]
    return [
        row.path,
        row.kind.value,
        row.id,
        row.form.value,
        row.sibling,
        row.title,
        list(row.anchors),
        links,
        list(row.files),
        [list(step) for step in row.steps],
        row.pictures,
        row.warnings,
        row.review,
        [list(place) for place in row.places],
    ]


def from_plain(plain: list[Any]) -> Row:
    """The row that `to_plain` wrote."""
    path, kind, id_, form, sibling, title, anchors, links, files, steps = plain[:10]
    pictures, warnings, review, places = plain[10:]
    return Row(
        path,
        Kind(kind),
        id_,
        Form(form),
        sibling,
        title,
        tuple(anchors),
        tuple(Link(*link) for link in links),
        tuple(files),
        tuple((step, shown, line) for step, shown, line in steps),
        pictures,
        warnings,
        review,
        tuple((key, line, column) for key, line, column in places),
    )
