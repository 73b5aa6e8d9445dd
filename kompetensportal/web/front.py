"""In front of Flask: prepared pages and assets, answered from memory.

Flask's dispatch is the cost of a page, not its bytes. So this WSGI layer answers what it can alone:

- assets, from memory, compressed when they were built, for ever;
- a reading page for somebody who is not signed in, joined and compressed once for each interface
  language and way of reading, with an ETag;
- a lesson for somebody who is signed in, joined with what is known of her, never stored.

Everything else, and everything unusual about a request, goes on to Flask, whose views give the same
pages. A new library or new assets are noticed by a stat.
"""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

import brotli
from flask import Flask

from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.errors import EnvironmentalError
from kompetensportal.web import deflate, notice, reading, security
from kompetensportal.web.account import csrf
from kompetensportal.web.account.visits import SESSION_COOKIE, Visits
from kompetensportal.web.context import LANGUAGE_COOKIE, Portal, language_of
from kompetensportal.web.front_assets import FrontAssets
from kompetensportal.web.quick import Headers, Start
from kompetensportal.web.reader.joined import join
from kompetensportal.web.reader.known import Memory
from kompetensportal.web.reader.prepared import Pages
from kompetensportal.web.shell import Heads, Reader
from kompetensportal.web.start import signed_out_parts

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

READING = ("/lathundar/", "/kurser/", "/ordlista/")
MOST_READY = 400
"""Answers kept ready; about 40 kB each with their compressed forms."""
MOST_FIELDS = 4_096
"""Sessions whose form field is kept."""
ENCODINGS = ("br", "gzip", "")


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer for everybody who reads in one way."""

    tag: str
    bodies: dict[str, tuple[list[tuple[str, str]], bytes]]
    """Headers and bytes by encoding."""


class Front:
    """The layer; see the module."""

    def __init__(self, app: Flask, inner: WSGIApplication) -> None:
        self._app, self._inner = app, inner
        self._portal = cast(Portal, app.extensions["portal"])
        self._pages = cast(Pages, app.extensions["pages"])
        self._memory = cast(Memory, app.extensions["memory"])
        self._visits = cast(
            Visits, app.extensions.setdefault("visits", Visits(self._portal.database))
        )
        self._heads = Heads(app)
        self._assets = FrontAssets()
        self._common = [
            ("Content-Type", "text/html; charset=utf-8"),
            *security.headers(self._portal.settings),
        ]
        self._lock = threading.Lock()
        self._ready: OrderedDict[tuple[str, Reader], Ready] = OrderedDict()
        self._state: object = None
        self._key = b""
        self._field = lru_cache(MOST_FIELDS)(self._make_field)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request, or hand it on."""
        method = environ["REQUEST_METHOD"]
        if method in ("GET", "HEAD"):
            path: str = environ["PATH_INFO"]
            if path.startswith("/static/"):
                answer = self._assets.answer(environ, start)
            elif (path == "/" or path.startswith(READING)) and not environ.get("QUERY_STRING"):
                answer = self._page_or_none(path, environ, start)
            else:
                answer = None
            if answer is not None:
                return answer if method == "GET" else []
            return self._inner(environ, start)
        taken = self._inner(environ, start)
        self._memory.forget()  # A form was taken: what is known of people may be another thing.
        return taken

    def at_once(self, environ: Mapping[str, str]) -> tuple[str, Headers, bytes] | None:
        """The answer to a plain GET (`web.quick`) when all of it lies in memory: an asset, a page
        for everybody, a lesson for somebody who was here just now."""
        path = environ["PATH_INFO"]
        said: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers) -> None:
            said.append((status, headers))

        if path.startswith("/static/"):
            body = self._assets.answer(environ, start) if self._assets.has(path) else None
        else:
            ready = self._in_memory(path, cookies_of(environ.get("HTTP_COOKIE", "")))
            body = self._page_or_none(path, environ, start) if ready else None
        return None if body is None else (*said[0], b"".join(body))

    def _in_memory(self, path: str, cookies: Mapping[str, str]) -> bool:
        """Whether a page needs no disk, database or template."""
        token = cookies.get(SESSION_COOKIE, "")
        if not token:
            return (path, self._somebody(cookies)) in self._ready
        visit = self._visits.fresh(token)
        if visit is None or not self._memory.holds(visit.person.id):
            return False
        how = reading.of_browser(cookies, visit)
        language = language_of(visit.person.language, self._portal.settings)
        return self._pages.holds(path, language, how.form, inside=True)

    def _page_or_none(
        self, path: str, environ: Mapping[str, str], start: Start
    ) -> list[bytes] | None:
        try:
            return self._page(path, environ, start)
        except EnvironmentalError:
            return None  # Flask meets the same, and tells it on a page.

    def _page(self, path: str, environ: Mapping[str, str], start: Start) -> list[bytes] | None:
        cookies = cookies_of(environ.get("HTTP_COOKIE", ""))
        if notice.COOKIE in cookies:
            return None  # Something is to be told once: Flask reads and removes it.
        token = cookies.get(SESSION_COOKIE, "")
        visit = self._visits.of(token) if token else None
        if visit is None:
            return self._for_everybody(path, self._somebody(cookies), environ, start)
        if visit.must_change:
            return None
        how = reading.of_browser(cookies, visit)
        language = language_of(visit.person.language, self._portal.settings)
        return self._for_one(path, Reader(language, how, visit.person), token, environ, start)

    def _somebody(self, cookies: Mapping[str, str]) -> Reader:
        """Who reads without having signed in."""
        language = language_of(cookies.get(LANGUAGE_COOKIE, ""), self._portal.settings)
        return Reader(language, reading.from_cookie(cookies.get(reading.COOKIE, "")))

    def _for_everybody(
        self, path: str, who: Reader, environ: Mapping[str, str], start: Start
    ) -> list[bytes] | None:
        state, key = self._pages.state, (path, who)
        with self._lock:
            if state != self._state:
                self._state = state
                self._ready.clear()
            ready = self._ready.get(key)
            if ready is not None:
                self._ready.move_to_end(key)
        if ready is None:
            ready = self._make(path, who)
            if ready is None:
                return None
            with self._lock:
                if state == self._state:
                    self._ready[key] = ready
                    if len(self._ready) > MOST_READY:
                        self._ready.popitem(last=False)
        headers, body = ready.bodies[encoding_of(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        if ready.tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", [h for h in headers if h[0] in _KEPT_IN_304])
            return []
        start("200 OK", headers)
        return [body]

    def _make(self, path: str, who: Reader) -> Ready | None:
        page = self._pages.find(path, who.language, who.reading.form, inside=False)
        if page is None:
            return None
        also: dict[str, str] = {name: "" for name in page.shell.names if name.startswith("done_")}
        if path == "/":
            also |= signed_out_parts(self._app, who.language)
        plain = "".join(join(page, who, self._heads.of(who), path, also=also)).encode()
        # No two encodings of a page share a tag; a reader keeps to one.
        tag = blake2b(plain, digest_size=12).hexdigest()
        made = {
            "": plain,
            "br": brotli.compress(plain, quality=9),
            "gzip": gzip.compress(plain, 9, mtime=0),
        }
        headers = [
            *self._common,
            ("Cache-Control", "no-cache"),
            ("Vary", "Accept-Encoding, Cookie"),
            ("ETag", f'W/"{tag}"'),
        ]
        bodies = {name: (_sized(headers, body, name), body) for name, body in made.items()}
        return Ready(tag, bodies)

    def _for_one(
        self, path: str, who: Reader, token: str, environ: Mapping[str, str], start: Start
    ) -> list[bytes] | None:
        page = self._pages.find(path, who.language, who.reading.form, inside=True)
        if page is None or page.text is None or who.person is None:
            return None
        library = self._portal.library.generation()
        known = self._memory.of(who.person.id, page.text.entry.id, library)
        pieces = join(page, who, self._heads.of(who), path, self._field(token), known)
        packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        body = deflate.gzip(pieces) if packed else "".join(pieces).encode()
        headers = [*self._common, ("Cache-Control", "private, no-store")]
        start("200 OK", _sized(headers, body, "gzip" if packed else ""))
        return [body]

    def _make_field(self, token: str) -> str:
        # One token serves a session: what is compressed (`deflate`) never holds it, so its length
        # tells nothing, and it need not be salted anew each time.
        if not self._key:
            self._key = ensure_key(self._portal.settings.data)
        made = csrf.make(self._key, token)
        return f'<input type="hidden" name="{csrf.FIELD}" value="{made}">'


def register(app: Flask) -> None:
    """Put the layer in front of a portal whose page groups are all there."""
    front = Front(app, app.wsgi_app)
    app.extensions["front"] = front
    app.wsgi_app = front  # type: ignore[assignment, method-assign]


_KEPT_IN_304 = {"ETag", "Cache-Control", "Vary", "Content-Security-Policy"}


def cookies_of(header: str) -> dict[str, str]:
    """The cookies of a request; of two with one name the first, as Flask takes it."""
    found: dict[str, str] = {}
    for part in header.split(";"):
        name, mark, value = part.strip().partition("=")
        if mark:
            found.setdefault(name, value.strip('"'))
    return found


@lru_cache(256)
def encoding_of(accepted: str) -> str:
    """The best encoding that a browser takes."""
    names = {
        part.partition(";")[0].strip()
        for part in accepted.lower().split(",")
        if part.partition(";")[2].replace(" ", "") not in {"q=0", "q=0.0"}
    }
    return next(name for name in ENCODINGS if name in names or not name)


def _sized(headers: list[tuple[str, str]], body: bytes, encoding: str) -> list[tuple[str, str]]:
    own = [("Content-Encoding", encoding)] if encoding else []
    return [*headers, *own, ("Content-Length", str(len(body)))]
