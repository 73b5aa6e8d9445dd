"""What differs from reader to reader on every page, and shells that are made once without it.

A template writes `{{ personal("account") }}`. On an ordinary page that is filled in at once. While
a shell is made it is left open, and so is every `{{ slot("…") }}`: a shell is rendered once for
each interface language, and a page is then a plain join of strings.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast
from urllib.parse import quote

from flask import Flask, g, get_flashed_messages, render_template, request
from markupsafe import Markup

from kompetensportal.catalogues import quality
from kompetensportal.languages import LANGUAGES, language_of
from kompetensportal.model.accounts.person import Person, Role
from kompetensportal.model.learning.day import today
from kompetensportal.web import reading
from kompetensportal.web.account import csrf
from kompetensportal.web.context import person, words
from kompetensportal.web.reading import Reading
from kompetensportal.words import catalogue, starter_folder

OPEN, CLOSE = "\x02", "\x03"
"""Around the name of a place that is still open; no HTML holds these control characters."""
_PLACE = re.compile(f"{OPEN}([a-z_0-9]+){CLOSE}")
SHELL_WORDS = "LC_MESSAGES/shell.po"
_READERS = 512
"""How many readers' heads of the page are kept in memory."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a page, and how."""

    language: str
    reading: Reading
    person: Person | None = None

    @property
    def mark(self) -> str:
        """Tells what one reader left in a shared browser from another's; names nobody."""
        if self.person is None:
            return ""
        return hashlib.blake2b(self.person.id.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Shell:
    """A text with open places: text, name, text, name, ..., text."""

    pieces: tuple[str, ...] = field(repr=False)

    def filled(self, values: Mapping[str, str | list[str]]) -> list[str]:
        """The pieces with every place filled. Raises KeyError for one that is not."""
        pieces = [self.pieces[0]]
        for name, text in zip(self.pieces[1::2], self.pieces[2::2], strict=True):
            value = values[name]
            if isinstance(value, str):
                pieces.append(value)
            else:
                pieces += value
            pieces.append(text)
        return pieces

    @property
    def names(self) -> frozenset[str]:
        """The places that are open."""
        return frozenset(self.pieces[1::2])


def cut(text: str) -> Shell:
    """A text with marked places, as a shell."""
    return Shell(tuple(_PLACE.split(text)))


def slot(name: str) -> Markup:
    """An open place of a shell."""
    return Markup(f"{OPEN}{name}{CLOSE}")


def open_text(app: Flask, template: str, language: str, **values: object) -> str:
    """Render a template once for an interface language, with its places marked but open."""
    with app.app_context():
        g.words, g.person, g.shell = catalogue(language), None, True
        return render_template(template, **values)


def personal(name: str) -> Markup:
    """A personal part of a page, or its place while a shell is made."""
    if g.get("shell"):
        return slot(name)
    return Markup(PARTS[name]())


def reader() -> Reader:
    """Who reads this request's page."""
    if "reader" not in g:
        how = reading.of_browser(request.cookies, g.get("visit"))
        g.reader = Reader(words().language, how, person())
    return cast(Reader, g.reader)


def where() -> str:
    """This page's address inside another address: what the sign-in leads back to."""
    return quote(request.full_path.rstrip("?"), safe="/")


def _reading_attributes() -> str:
    if on_tablet():
        return str(slot("reading"))
    return reader().reading.as_attributes()


def on_tablet() -> bool:
    """Whether a page is made to lie on a tablet (`web.device.content`), where nobody signs in."""
    return bool(g.get("on_tablet"))


def _flash() -> str:
    said = get_flashed_messages(with_categories=True)
    return render_template("shell/flash.html", messages=said) if said else ""


def _head(template: str) -> Callable[[], str]:
    return lambda: render_template(f"shell/{template}.html", reader=reader(), path=request.path)


HEAD = ("language", "adapt", "account", "nav")
"""The parts that show who one is; they hold the places `csrf` and `where`."""
PARTS: dict[str, Callable[[], str]] = {
    "reading": _reading_attributes,
    "csrf": csrf.field,
    "where": where,
    "flash": _flash,
    **{name: _head(name) for name in HEAD},
}
"""The personal parts of every page."""


INTRODUCTION = ("introduktion", "/introduktion/", "route")
ROLE_PAGES = (
    (Role.MENTOR, "handledare", "/handledare/", "users"),
    (Role.MANAGER, "chef", "/chef/", "users-group"),
    (Role.AUTHOR, "skriva", "/skriva/", "pencil"),
    (Role.ADMINISTRATOR, "admin", "/admin/", "settings"),
)
"""Role, id, address and icon of the pages that a role opens."""


class Heads:
    """The heads of pages for the readers of late, with only form token and address open."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._of = lru_cache(_READERS)(self._make)

    def of(self, who: Reader) -> Mapping[str, Shell]:
        """The parts named in `HEAD`, for a reader whose pages are joined."""
        return self._of(who)

    def _make(self, who: Reader) -> Mapping[str, Shell]:
        def part(name: str) -> Shell:
            named = f"shell/{name}.html"
            return cut(open_text(self._app, named, who.language, reader=who, path=""))

        return {name: part(name) for name in HEAD}


def register(app: Flask) -> None:
    """Give templates `personal`, `slot` and the ways of each role."""
    app.jinja_env.globals.update(
        personal=personal,
        on_tablet=on_tablet,
        slot=slot,
        own_pages=own_pages,
        choices=reading.CHOICES,
        panel=reading.PANEL,
        languages_offered=languages_offered(),
        language_name=lambda code: language_of(code).name,
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """A language of the chooser."""

    code: str
    name: str
    direction: str
    quality: str


def languages_offered() -> tuple[Offered, ...]:
    """The languages of the chooser, and who answers for the words that everybody meets."""
    top = starter_folder("translations")
    return tuple(
        Offered(one.code, one.name, one.direction, quality(top / one.folder / SHELL_WORDS))
        for one in LANGUAGES.values()
    )


def own_pages(who: Person, every: bool = False) -> list[tuple[str, str, str]]:
    """Id, address and icon of a person's own pages: her introduction, and what her roles open.

    Without `every`, somebody who leads others finds her own introduction in the menu only.
    """
    roles = who.roles(today())
    opened = [(id, address, icon) for role, id, address, icon in ROLE_PAGES if role in roles]
    own = every or Role.EMPLOYEE in roles or not opened
    return [INTRODUCTION, *opened] if own else opened
