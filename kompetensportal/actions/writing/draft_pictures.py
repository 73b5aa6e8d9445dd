"""Pictures of drafts: read from the content folder, also those that no build has seen yet."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from kompetensportal.compiler.check import read_attachment
from kompetensportal.compiler.pictures import Picture, Prepared, prepare
from kompetensportal.model.content.finding import Finding
from kompetensportal.store.content.pool import Pool

MOST = 512
"""Pictures that are remembered; a lathund has ten."""


class DraftPictures:
    """What a draft's text needs to know of pictures; prepared once for each content of a file.

    What was made of them lies in a pool of its own, from which a draft is shown.
    """

    def __init__(self, root: Path, pool: Pool) -> None:
        self._root, self._pool = root, pool
        self._known: OrderedDict[str, tuple[object, Picture | Finding | None]] = OrderedDict()

    def known(self, path: str) -> Picture | Finding | None:
        """What there is at a content path; None when there is no such file."""
        try:
            stat = (self._root / path).stat()
            stamp: object = (stat.st_mtime_ns, stat.st_size)
        except (OSError, ValueError):
            stamp = None
        kept = self._known.get(path)
        if kept is None or kept[0] != stamp or not self._holds(kept[1]):
            kept = self._known[path] = stamp, self._prepare(path)
            if len(self._known) > MOST:
                self._known.popitem(last=False)
        return kept[1]

    def _holds(self, known: Picture | Finding | None) -> bool:
        """Whether the pool still has a picture: its files are removed after a day."""
        return not isinstance(known, Picture) or self._pool.holds(known.name)

    def _prepare(self, path: str) -> Picture | Finding | None:
        content = read_attachment(self._root, path)
        if not isinstance(content, bytes):
            return content
        made = prepare(content, path)
        if not isinstance(made, Prepared):
            return made
        for name, data in made.files:
            self._pool.put(data, name.rpartition(".")[2])
        return made.picture
