"""What the tablet searches with, as blobs: made once for each state of the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from flask import Flask

from kompetensportal.actions.content.index import make_index
from kompetensportal.settings import Settings
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.pool import digest
from kompetensportal.store.content.tablet_blobs import Made, TabletBlobs
from kompetensportal.store.search.index import SearchIndex
from kompetensportal.web.device.content import search
from kompetensportal.web.device.content.program import program


@dataclass(frozen=True, slots=True)
class Tables:
    """The blobs of one search."""

    table: Made
    texts: Made
    words: Mapping[str, Made]
    """By interface language."""

    @property
    def blobs(self) -> tuple[Made, ...]:
        """All of them."""
        return self.table, self.texts, *self.words.values()

    def named(self) -> dict[str, object]:
        """As the manifest names them."""
        words = {code: made.sha for code, made in self.words.items()}
        return {"table": self.table.sha, "texts": self.texts.sha, "words": words}


class SearchTables:
    """The search of tablets of one portal."""

    def __init__(self, app: Flask, settings: Settings, blobs: TabletBlobs) -> None:
        self._app, self._settings, self._blobs = app, settings, blobs
        self._index: tuple[str, SearchIndex] | None = None

    def of(self, library: Generation, whole: Generation, languages: Iterable[str]) -> Tables:
        """Table, texts and words. library: what lies on the tablet, `whole` all there is."""
        here = {*library.entries, *library.courses, *library.programmes}
        state = digest(f"{program()} {whole.text_digest} {sorted(here)}".encode())
        table = self._made(f"table {state}", lambda: search.table(self._open(whole), here))
        texts = self._made(f"texts {state}", lambda: search.texts(self._open(whole), here))
        words = {code: self._words(library, code) for code in languages}
        return Tables(table, texts, words)

    def _words(self, library: Generation, language: str) -> Made:
        key = f"words {program()} {library.digest} {language}"
        return self._made(key, lambda: search.words_of(self._app, library, language))

    def _made(self, key: str, make: Callable[[], Any]) -> Made:
        found = self._blobs.made([key])
        if key not in found:
            found = self._blobs.keep({key: (orjson.dumps(make()), ())})
        self._blobs.mark_used([key])
        return found[key]

    def _open(self, whole: Generation) -> SearchIndex:
        if self._index is None or self._index[0] != whole.text_digest:
            self._index = whole.text_digest, make_index(self._settings.data, whole)
        return self._index[1]
