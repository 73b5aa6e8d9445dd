"""Reading pages as they lie on a tablet: the same for everybody, in a shell, a title and a main.

Shells are few, so an edit of a text changes that page alone. The shell is the portal's own with
the tablet's script and its way to "Who are you?"; what is personal is filled in by that script.
Each page is made once: its key says what it was made of.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import cast
from urllib.parse import quote

import orjson
from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import escape

from kompetensportal.errors import KompetensportalError
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.pool import digest
from kompetensportal.store.content.tablet_blobs import Made, TabletBlobs
from kompetensportal.web.context import portal
from kompetensportal.web.device.content.paths import VIEWS, places_of
from kompetensportal.web.device.content.program import program
from kompetensportal.web.reader import places
from kompetensportal.web.reader.prepared import Asked, Main
from kompetensportal.web.reader.qr import code_of
from kompetensportal.web.reading import Reading
from kompetensportal.web.shell import Reader, cut, slot
from kompetensportal.web.surveys import on_tablet
from kompetensportal.words import catalogue

TITLE, MAIN, READING = "<!--kp:title-->", "<!--kp:main-->", " data-kp-reading"
"""Where the service worker puts a page's parts into its shell; the last stands in `<html>`."""
QR, SHELL = "/qr", "shell "
"""Of an address that is drawn; before the hash by which a page refers to its shell."""
_FILES = re.compile(r"/(?:p/[0-9a-f]{32}\.[a-z0-9]{1,8}|qr/[^\"\s]+)")
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_MAIN = re.compile(r"(<main\b[^>]*>)(.*)(</main>)", re.S)
_BATCH = 100
Body = tuple[bytes, tuple[str, ...]]
"""Bytes, and the addresses of files that they refer to."""
Maker = Callable[[], Body]
Forms = Mapping[str, Made]
"""A page's blobs by form."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What pages are made for."""

    library: Generation
    languages: tuple[str, ...]
    """Of editions."""
    root: str
    """Address of the portal, without a slash at its end: what QR codes lead to."""


class TabletPages:
    """The pages of one portal."""

    def __init__(self, app: Flask, blobs: TabletBlobs) -> None:
        self._app, self._blobs = app, blobs
        self._shells: dict[tuple[object, ...], str] = {}

    def of(self, wanted: Wanted, language: str) -> Mapping[str, Forms]:
        """Every page by its path, made for an interface language."""
        jobs: dict[tuple[str, Form], tuple[str, Maker]] = {}

        def add(path: str, form: Form, made_of: object, maker: Maker) -> None:
            jobs[path, form] = digest(f"{path} {form} {state} {made_of}".encode()), maker

        with self._app.app_context():
            owner = portal().settings.organisation
        state = f"{program()} {wanted.root} {language} {owner}"
        for place in places_of(wanted.library, wanted.languages):
            for form in Form if place.has_forms else (Form.EASY,):
                asked = Asked(wanted.library, language, form, True)
                maker = self._reading_page(place.path, asked, wanted.root)
                add(place.path, form, place.made_of(form), maker)
        for path in VIEWS:
            maker = self._view(path, language, wanted.root)
            add(path, Form.EASY, wanted.library.digest, maker)
        for path, entry in on_tablet.surveys_of(wanted.library).items():
            for form in Form:
                shown = partial(on_tablet.page, wanted.library, entry)
                maker = self._rendered(path, language, wanted.root, form, shown)
                add(path, form, (wanted.library.digest, on_tablet.works()), maker)
        made = self._make(jobs.values())
        found: dict[str, dict[str, Made]] = {}
        for (path, form), (key, _) in jobs.items():
            found.setdefault(path, {})[form.value] = made[key]
        return found

    def codes(self, addresses: Iterable[str], root: str) -> dict[str, Made]:
        """QR codes by their address `/qr/...`."""

        def drawn(address: str) -> Maker:
            return lambda: (code_of(root + address.removeprefix(QR)), ())

        jobs = {a: (digest(f"{root} {a}".encode()), drawn(a)) for a in addresses}
        made = self._make(jobs.values())
        return {address: made[key] for address, (key, _) in jobs.items()}

    def shells(self, names: Iterable[str]) -> dict[str, Made]:
        """Shells by the names under which pages refer to them."""
        names = list(names)
        made = self._blobs.made(names)
        return {name: made[name] for name in names if name in made}

    def _make(self, jobs: Iterable[tuple[str, Maker]]) -> dict[str, Made]:
        """What was made before, and what is made now."""
        makers = dict(jobs)
        found = self._whole(self._blobs.made(makers))
        waiting: dict[str, Body] = {}
        for key, maker in makers.items():
            if key not in found:
                waiting[key] = maker()
                if len(waiting) == _BATCH:
                    found |= self._blobs.keep(waiting)
                    waiting.clear()
        found |= self._blobs.keep(waiting)
        self._blobs.mark_used([*makers, *_shells_of(found)])
        return found

    def _whole(self, made: dict[str, Made]) -> dict[str, Made]:
        """Those whose shells are still there."""
        there = self._blobs.made(_shells_of(made))
        return {
            key: one
            for key, one in made.items()
            if all(name in there for name in one.refers if name.startswith(SHELL))
        }

    def _reading_page(self, path: str, asked: Asked, root: str) -> Maker:
        def make() -> Body:
            with self._as_tablet("/", asked.language, root):
                g.shell = True
                main = places.make(path, asked)
                assert main is not None
                shell = self._shell(asked.language, main, root)
            return self._body(shell, main.title, _filled(main, path), main)

        return make

    def _view(self, path: str, language: str, root: str) -> Maker:
        def make() -> Body:
            with self._as_tablet(path, language, root):
                view = self._app.view_functions[str(request.endpoint)]
                try:
                    shown = cast(ResponseReturnValue, view(**(request.view_args or {})))
                    answer = self._app.make_response(shown)
                except KompetensportalError as error:
                    # What the portal tells of it (an empty statement) is what the tablet shows.
                    told = self._app.handle_user_exception(error)
                    answer = self._app.make_response(told)
                shell, title, main = _split(answer.get_data(as_text=True))
            return self._body(shell, title, main)

        return make

    def _rendered(
        self, path: str, language: str, root: str, form: Form, show: Callable[[], str]
    ) -> Maker:
        def make() -> Body:
            with self._as_tablet(path, language, root, form):
                shell, title, main = _split(show())
            return self._body(shell, title, main)

        return make

    def _shell(self, language: str, main: Main, root: str) -> str:
        key = (language, main.here, main.text is not None, program(), root)
        if key not in self._shells:
            g.shell = False
            html = render_template(
                "reader/page.html", here=main.here, is_text=main.text is not None
            )
            self._shells[key] = _split(html)[0]
        return self._shells[key]

    def _body(self, shell: str, title: str, main: str, page: Main | None = None) -> Body:
        """A page's blob, which refers to its shell and to files."""
        content = shell.encode()
        sha = hashlib.sha256(content).hexdigest()
        named = f"{SHELL}{sha}"
        if named not in self._blobs.made([named]):
            self._blobs.keep({named: (content, tuple(_FILES.findall(shell)))})
        values: dict[str, str] = {"shell": sha, "title": title, "main": main}
        if page is not None and page.text is not None:
            values |= {"lesson": page.text.entry.id, "version": page.text.edition.version}
        return orjson.dumps(values), (named, *dict.fromkeys(_FILES.findall(main)))

    @contextmanager
    def _as_tablet(
        self, path: str, language: str, root: str, form: Form = Form.EASY
    ) -> Iterator[None]:
        """A request of nobody, in a language; `g` is its own, also within another request."""
        with self._app.app_context(), self._app.test_request_context(path, base_url=root):
            g.words, g.person, g.visit = catalogue(language), None, None
            g.reader, g.on_tablet = Reader(language, Reading(form)), True
            g.shell = False  # Inside of a request `g` is that request's: nothing may be left in it.
            yield


def _shells_of(made: Mapping[str, Made]) -> set[str]:
    return {name for one in made.values() for name in one.refers if name.startswith(SHELL)}


def _filled(main: Main, path: str) -> str:
    """A main with its personal places as they are for nobody who may yet tell who she is."""
    ways = main.variants
    values: dict[str, str | list[str]] = {
        "csrf": "",
        "event": "",
        "who": "",
        "done_on": "",
        "changed": "",
        "writer": "",
        "where": quote(path, safe="/"),
        "my_way": "",
        "begin": "",
        "find_level": "h1",
    }
    if main.text is not None:
        values["form"] = cut(ways["form"]).filled(values)
        values["ending"] = cut(ways["ending_open"]).filled(values)
        plain = cut(ways["unanswered"]).filled(values)
        values |= {f"feedback_{n}": plain for n in range(len(main.text.questions))}
    shell = cut(main.html)
    values |= {name: "" for name in shell.names if name.startswith("done_")} | values
    return "".join(shell.filled(values))


def _split(html: str) -> tuple[str, str, str]:
    """Shell, title and main of a page; a fragment without a main is its own main."""
    title, main = _TITLE.search(html), _MAIN.search(html)
    if title is None or main is None:
        return MAIN, "", html
    owner = f" - {escape(portal().settings.organisation)}"
    words = title[1].removesuffix(owner)
    end = owner if words != title[1] else ""
    shell = (
        f"{html[: title.start(1)]}{TITLE}{end}"
        f"{html[title.end(1) : main.end(1)]}{MAIN}{html[main.start(3) :]}"
    )
    return shell.replace(str(slot("reading")), READING), words, main[2]
