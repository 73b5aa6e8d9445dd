"""Whoosh, and only here. Pinned to 2.7.4: its successors bring replaced documents back.

One field holds a document's terms with its weights as whole numbers. Scores are summed here from
the postings of each term; `tests/search` holds them to Whoosh's own `Or` of boosted `Term`s.
(`DisjunctionMax` and scaled `Or` score wrongly in all versions.) Every state of the library has an
index, and so a searcher, of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh import fields, formats, index, scoring
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage, copy_to_ram
from whoosh.reading import TermNotFound
from whoosh.util.varints import varint

FIELD = "terms"
MEGABYTES = 64
ONE = varint(1)
CODEC = W3Codec(blocklimit=1024, compression=0)
"""Long blocks, not compressed: a third less work to write, and they are always read whole."""


class Weighted(fields.FieldType):  # type: ignore[misc]
    """A field whose value is term -> weight, worked out beforehand."""

    def __init__(self) -> None:
        self.format = formats.Frequency()
        self.analyzer = None
        # Lengths are never asked for; without them Whoosh looks for their file at every posting.
        self.scorable = True
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
    writer = opened.writer(limitmb=MEGABYTES, codec=CODEC)
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
    # Whoosh's own lock; builders wait for each other by `folder.build`.
    (folder / f"{index._DEF_INDEX_NAME}_WRITELOCK").unlink(missing_ok=True)


class Postings:
    """An index opened for asking; may be shared between threads, which take turns."""

    def __init__(self, folder: Path) -> None:
        # Read whole (5 MB for 1,000 texts): a mapped file that somebody cuts short would end the
        # portal's process, and the folder may be thrown away while this index still answers.
        self._index = copy_to_ram(FileStorage(str(folder), supports_mmap=False)).open_index()
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

    def scores(self, boosts: Mapping[str, int]) -> dict[int, int]:
        """Number -> score of every document that has one of the terms.

        The sum of boost times weight: what `Or` of boosted `Term`s gives with `Frequency`, but in
        whole numbers and without a queue over the terms, which takes longer than the sums.
        """
        found: dict[int, int] = {}
        with self._turn:
            for term, boost in boosts.items():
                for number, weight in self._postings(term):
                    found[number] = found.get(number, 0) + boost * weight
        return found

    def _postings(self, term: str) -> Iterator[tuple[int, int]]:
        """(number, weight) of the documents that have a term."""
        try:
            matcher = self._searcher.postings(FIELD, term)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher.id(), round(matcher.weight())
            matcher.next()

    def table(self) -> Iterator[tuple[str, str, int]]:
        """Every (term, id, weight): the whole index as a plain list."""
        reader = self._searcher.reader()
        ids = {number: stored["id"] for number, stored in reader.iter_docs()}
        for term in reader.field_terms(FIELD):
            for number, weight in self._postings(term):
                yield term, ids[number], weight

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
        self._index.close()
