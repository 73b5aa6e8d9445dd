"""The index of the library that is published now, kept open between requests.

The first request of a library opens its index, and builds it when nobody has. When a newer library
is published, the older index answers until the newer one is ready beside it.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from threading import Lock, Thread

from kompetensportal.actions.content.index import make_index
from kompetensportal.errors import KompetensportalError
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.search.index import SearchIndex

TRY_AGAIN_SECONDS = 60.0
logger = logging.getLogger(__name__)


class CurrentIndex:
    """One portal's index. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index: SearchIndex | None = None
        self._texts = ""
        self._making = ""
        self._failed_at = -TRY_AGAIN_SECONDS

    def of(self, data: Path, generation: Generation) -> SearchIndex:
        """The index for a library, or an older one while that is made.

        Raises EnvironmentalError when there is none and none can be made.
        """
        index = self._index
        if index is not None and self._texts == generation.text_digest:
            return index
        with self._lock:
            if self._index is None:
                self._make(data, generation)
            elif self._is_wanted(generation.text_digest):
                self._making = generation.text_digest
                Thread(target=self._make_beside, args=(data, generation), daemon=True).start()
            assert self._index is not None
            return self._index

    def _is_wanted(self, texts: str) -> bool:
        rested = time.monotonic() - self._failed_at > TRY_AGAIN_SECONDS
        return texts not in (self._texts, self._making) and rested

    def _make(self, data: Path, generation: Generation) -> None:
        index = make_index(data, generation)
        index.warm()
        # The older index is not closed: another request may be asking it. It goes when they do.
        self._index, self._texts = index, generation.text_digest

    def _make_beside(self, data: Path, generation: Generation) -> None:
        try:
            self._make(data, generation)
        except KompetensportalError:
            logger.exception("the search index could not be made; the older one answers")
            self._failed_at = time.monotonic()
        finally:
            self._making = ""
