"""Whoosh, and only here. Pinned to 2.7.4: its successors bring replaced documents back.

One field holds a document's terms with its weights as whole numbers; scores are sums of boost
times weight. Only plain Term and Or are asked (`DisjunctionMax` and scaled `Or` score wrongly), by
a fresh searcher for each state of the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh import fields, formats, index, query, scoring
from whoosh.util.varints import varint

FIELD = "terms"
MEGABYTES = 64
ONE = varint(1)


class Weighted(fields.FieldType):  # type: ignore[misc]
    """A field whose value is term -> weight, worked out beforehand."""

    def __init__(self) -> None:
        self.format = formats.Frequency()
        self.analyzer = None
        self.scorable = False
        self.stored = False
        self.unique = False
        self.vector = None
        self.column_type = None

    def index(
        self, value: Mapping[str, int], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh stores of each term."""
        for term, weight in value.items():
            yield term.encode(), 1, float(weight), ONE


SCHEMA = fields.Schema(
    id=fields.ID(unique=True, stored=True), page=fields.STORED, **{FIELD: Weighted()}
)
"""`page` is a dict of what is shown of a document; kept with it, never searched."""


class Row:
    """One document as it is written: id, what is kept with it, its weights."""

    __slots__ = ("id", "page", "weights")

    def __init__(self, id: str, page: dict[str, Any], weights: Mapping[str, int]) -> None:
        self.id, self.page, self.weights = id, page, weights


def write(folder: Path, rows: Iterable[Row], gone: Iterable[str] = ()) -> None:
    """Write rows to the index of a folder, which is made when it is not there.

    Rows with an id that is there replace it; `gone` are ids to take away.
    """
    fresh = not index.exists_in(str(folder))
    opened = index.create_in(str(folder), SCHEMA) if fresh else index.open_dir(str(folder))
    writer = opened.writer(limitmb=MEGABYTES)
    try:
        for id_ in gone:
            writer.delete_by_term("id", id_)
        for row in rows:
            values = {"id": row.id, "page": row.page, FIELD: row.weights}
            if fresh:
                writer.add_document(**values)
            else:
                writer.update_document(**values)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    opened.close()


class Postings:
    """An index opened for asking; may be shared between threads, which take turns."""

    def __init__(self, folder: Path) -> None:
        self._index = index.open_dir(str(folder))
        self._searcher = self._index.searcher(weighting=scoring.Frequency())
        # Whoosh reads with a place in the file that is shared; a question takes a millisecond.
        self._turn = Lock()

    def pages(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """(number, what is kept) of every document."""
        for number, stored in self._searcher.reader().iter_docs():
            yield number, stored["page"]

    def page(self, number: int) -> dict[str, Any]:
        """What is kept with one document."""
        with self._turn:
            stored: dict[str, Any] = self._searcher.stored_fields(number)["page"]
        return stored

    def scores(self, boosts: Mapping[str, int]) -> list[tuple[int, int]]:
        """(score, number) of every document that has one of the terms, in no order."""
        asked = query.Or([query.Term(FIELD, term, boost=n) for term, n in boosts.items()])
        with self._turn:
            found = self._searcher.search(asked, limit=None)
            return [(round(score), number) for number, score in found.items()]

    def table(self) -> Iterator[tuple[str, str, int]]:
        """Every (term, id, weight): the whole index as a plain list."""
        reader = self._searcher.reader()
        ids = {number: stored["id"] for number, stored in reader.iter_docs()}
        for term in reader.field_terms(FIELD):
            matcher = self._searcher.postings(FIELD, term)
            while matcher.is_active():
                yield term, ids[matcher.id()], round(matcher.weight())
                matcher.next()

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
        self._index.close()
