"""Reading pages as they are before anybody in particular reads them.

A page is a shell (once for each interface language) + what is on it (once for each library) +
what is known of the reader (each time). The first two are joined here and kept in memory, until
the library or the assets change; `web.front` and the views of this folder join the third.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from flask import Flask, g

from kompetensportal.model.content.library import Edition, Entry
from kompetensportal.model.content.source import Form
from kompetensportal.model.learning.day import today
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library
from kompetensportal.web.assets import ASSETS
from kompetensportal.web.shell import OPEN, Shell, cut, open_text
from kompetensportal.words import catalogue

MOST_PAGES = 1_000
"""Prepared pages kept in memory; about 40 kB each."""


@dataclass(frozen=True, slots=True)
class Text:
    """The lesson that a page shows, in one form."""

    entry: Entry
    edition: Edition
    questions: tuple[str, ...]
    address: str
    steps: tuple[str, ...] = ()
    """Ids of its steps."""


@dataclass(frozen=True, slots=True)
class Main:
    """What stands in `<main>` of a page, made for an interface language."""

    title: str
    """Words of the page's title; HTML."""
    html: str = field(repr=False)
    """With places for what is personal."""
    here: str = ""
    text: Text | None = None
    variants: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Ways in which a personal place may be filled; with places of their own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that only its reader is missing from."""

    shell: Shell
    text: Text | None
    variants: Mapping[str, Shell]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is made for."""

    library: Generation
    language: str
    form: Form
    inside: bool
    """Somebody is signed in: internal texts are there, too."""


Maker = Callable[[str, Asked], Main | None]
"""Makes what stands on the page of a path; None when there is no such page."""


class Pages:
    """The prepared pages of one portal. Safe to share between threads."""

    def __init__(self, app: Flask, library: Library, make: Maker) -> None:
        self._app, self._library, self._make = app, library, make
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, Form, bool], Page] = OrderedDict()
        self._shells = lru_cache(None)(self._make_shell)
        self._of = ("", -1, date.min)

    @property
    def state(self) -> tuple[str, int, date]:
        """Changes with the library (its digest), the assets and the day: some texts are late."""
        return self._library.generation().digest, ASSETS.generation, today()

    def holds(self, path: str, language: str, form: Form, *, inside: bool) -> bool:
        """Whether a page is prepared, so that `find` costs nothing."""
        return (path, language, form, inside) in self._kept

    def find(self, path: str, language: str, form: Form, *, inside: bool) -> Page | None:
        """The page of a path, or None when there is none for such a reader."""
        library, now = self._library.generation(), self.state
        key = (path, language, form, inside)
        with self._lock:
            if self._of != now:
                self._of = now
                self._kept.clear()
                self._shells.cache_clear()
            elif (page := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return page
            state = self._of
        asked = Asked(library, language, form, inside)
        page = self.made(lambda: self._make(path, asked), asked)
        if page is not None:
            with self._lock:
                if self._of == state:
                    self._kept[key] = page
                    if len(self._kept) > MOST_PAGES:
                        self._kept.popitem(last=False)
        return page

    def made(self, make: Callable[[], Main | None], asked: Asked) -> Page | None:
        """A page that is kept nowhere. `make` is called as nobody, in the language asked for."""
        with self._app.app_context():
            g.words, g.person, g.shell = catalogue(asked.language), None, True
            main = make()
        if main is None:
            return None
        shell = self._shells(asked.language, main.here, main.text is not None)
        whole = shell.replace(f"{OPEN}title\x03", main.title).replace(f"{OPEN}main\x03", main.html)
        variants = {name: cut(html) for name, html in main.variants.items()}
        return Page(cut(whole), main.text, variants)

    def _make_shell(self, language: str, here: str, is_text: bool) -> str:
        return open_text(self._app, "reader/page.html", language, here=here, is_text=is_text)
