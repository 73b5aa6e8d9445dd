"""What differs from reader to reader on every page, and shells that are made once without it.

A template writes `{{ personal("account") }}`. On an ordinary page that is filled in at once. While
a shell is made (`Shell`) it is left open, and so is every `{{ slot("…") }}`: a shell is rendered
once for each interface language, and a page is then a plain join of strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

from flask import Flask, current_app, g, get_flashed_messages, render_template, request
from markupsafe import Markup

from kompetensportal.model.person import Person, Role
from kompetensportal.web import reading
from kompetensportal.web.context import INTERFACE_LANGUAGES, person, words
from kompetensportal.web.reading import Reading
from kompetensportal.words import catalogue

OPEN, CLOSE = "\x02", "\x03"
"""Around the name of a place that is still open; no HTML holds these control characters."""
_PLACE = re.compile(f"{OPEN}([a-z_]+){CLOSE}")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a page, and how."""

    language: str
    reading: Reading
    address: str
    """Path of the page, to come back to it."""
    person: Person | None = None
    csrf: str = ""
    """The field that shows that a form comes from our page; empty when signed out."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A template as text with open places: text, name, text, name, ..., text."""

    pieces: tuple[str, ...] = field(repr=False)

    def filled(self, values: Mapping[str, str]) -> Shell:
        """With some places filled; the others stay open."""
        pieces = [self.pieces[0]]
        for name, text in zip(self.pieces[1::2], self.pieces[2::2], strict=True):
            if name in values:
                pieces[-1] += values[name] + text
            else:
                pieces += [name, text]
        return Shell(tuple(pieces))

    def join(self, values: Mapping[str, str]) -> str:
        """With every place filled. Raises KeyError for one that is not."""
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in self.pieces[1::2]]
        return "".join(pieces)

    @property
    def names(self) -> frozenset[str]:
        """The places that are open."""
        return frozenset(self.pieces[1::2])


def cut(text: str) -> Shell:
    """A text with marked places, as a shell."""
    return Shell(tuple(_PLACE.split(text)))


def make_shell(app: Flask, template: str, language: str, **values: object) -> Shell:
    """Render a template once, with all its places open."""
    with app.app_context():
        g.words, g.person, g.shell = catalogue(language), None, True
        return cut(render_template(template, **values))


def slot(name: str) -> Markup:
    """An open place of a shell."""
    return Markup(f"{OPEN}{name}{CLOSE}")


def personal(name: str) -> Markup:
    """A personal part of a page, or its place while a shell is made."""
    if g.get("shell"):
        return slot(name)
    return Markup(PARTS[name](reader()))


def reader() -> Reader:
    """Who reads this request's page."""
    if "reader" not in g:
        field = current_app.extensions.get("csrf_field")
        g.reader = Reader(
            words().language,
            reading.from_cookie(request.cookies.get(reading.COOKIE, "")),
            request.full_path.rstrip("?"),
            person(),
            str(field()) if field is not None else "",
        )
    return cast(Reader, g.reader)


def _part(template: str) -> Callable[[Reader], str]:
    def render(who: Reader) -> str:
        return render_template(f"shell/{template}.html", reader=who)

    return render


def _flash(_reader: Reader) -> str:
    said = get_flashed_messages(with_categories=True)
    return render_template("shell/flash.html", messages=said) if said else ""


PARTS: dict[str, Callable[[Reader], str]] = {
    "reading": lambda who: who.reading.as_attributes(),
    "language": _part("language"),
    "adapt": _part("adapt"),
    "account": _part("account"),
    "nav": _part("nav_roles"),
    "csrf": lambda who: who.csrf,
    "flash": _flash,
}
"""The personal parts of every page."""


def register(app: Flask) -> None:
    """Give templates `personal`, `slot` and the ways of each role."""
    app.jinja_env.globals.update(
        personal=personal,
        slot=slot,
        role_pages=role_pages,
        interface_languages=INTERFACE_LANGUAGES,
    )


def role_pages(who: Person) -> list[tuple[str, str, str]]:
    """Address, icon and words of the pages that a person's roles open."""
    roles = who.roles(datetime.now(UTC).astimezone().date())
    return [
        (address, icon, key)
        for role, address, icon, key in (
            (Role.MENTOR, "/handledare/", "users", "shell.mentor"),
            (Role.MANAGER, "/chef/", "users-group", "shell.manager"),
            (Role.ADMINISTRATOR, "/admin/", "settings", "shell.administration"),
        )
        if role in roles
    ]
