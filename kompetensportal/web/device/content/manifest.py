"""What is to lie on a tablet: every address, and the SHA-256 of what it shows.

The manifest is made when a tablet first asks after the library, the assets or the program changed,
and kept in memory for each choice of systems and languages; nearly all of it comes from
`TabletBlobs`, so one text that changed costs two pages.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import brotli
import orjson
from flask import Flask, Response, current_app, request

from kompetensportal.model.content.goals import GOALS_GROUP
from kompetensportal.model.device.device import Choices, Device
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.tablet_blobs import TabletBlobs
from kompetensportal.web.assets import ASSETS, BUILT
from kompetensportal.web.context import Portal
from kompetensportal.web.device import screens
from kompetensportal.web.device.content.pages import QR, SHELL, TabletPages, Wanted
from kompetensportal.web.device.content.paths import CERTIFICATES, NO_NETWORK
from kompetensportal.web.device.content.program import program
from kompetensportal.web.device.content.tables import SearchTables
from kompetensportal.web.front import encoding_of
from kompetensportal.web.pool_files import TYPES, UNKNOWN_TYPE

VERSION = 1
MOST_KEPT = 8
"""Manifests in memory: one for each choice of systems and languages, of about 1 MB."""
NOT_FOR_TABLETS = ("word-icons.json", "picture-words.json")
"""Assets that only the server reads."""
_ASSET_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
}
SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One manifest, ready to send."""

    tag: str
    bodies: Mapping[str, bytes] = field(repr=False)
    """By encoding."""


class Manifests:
    """The manifests of one portal. Safe to share between threads."""

    def __init__(self, app: Flask) -> None:
        self._app, self._portal = app, cast(Portal, app.extensions["portal"])
        self.blobs = TabletBlobs(self._portal.settings.data)
        self._pages = TabletPages(app, self.blobs)
        self._search = SearchTables(app, self._portal.settings, self.blobs)
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, ...], Manifest] = OrderedDict()

    def of(self, choices: Choices, root: str) -> Manifest:
        """What is to lie on a device with these choices. root: the portal's address."""
        library = self._portal.library.generation()
        languages = tuple(sorted({"sv", *choices.languages}))
        systems = tuple(sorted(choices.systems))
        key = (library.digest, program(), languages, systems, root)
        # One tablet makes it, the others wait: it is the same work for all.
        with self._lock:
            if key not in self._kept:
                shown = library.only(systems) if systems else library
                with self._app.app_context():  # Nothing of the request that asks gets into it.
                    self._kept[key] = self._make(Wanted(shown, languages, root), library)
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def forget(self) -> None:
        """Make every manifest again: something that one names was not as it said."""
        with self._lock:
            self._kept.clear()

    def _make(self, wanted: Wanted, whole: Generation) -> Manifest:
        first = self._portal.settings.language
        spoken = [first, *(code for code in wanted.languages if code != first)]
        pages = {language: self._pages.of(wanted, language) for language in spoken}
        made = [one for forms in pages.values() for page in forms.values() for one in page.values()]
        shells = self._pages.shells({n for one in made for n in one.refers if n.startswith(SHELL)})
        tables = self._search.of(wanted.library, whole, spoken)
        sizes = {one.sha: one.size for one in [*made, *shells.values(), *tables.blobs]}
        named = {n for one in [*made, *shells.values()] for n in one.refers} - set(shells)
        # What the pages of a person refer to: the questions of her self-assessment, read aloud.
        named |= {f"/p/{one.sound}" for one in whole.group_audio(GOALS_GROUP).values()}
        paths = {
            language: {
                path: {form: one.sha for form, one in page.items()} for path, page in forms.items()
            }
            for language, forms in pages.items()
        }
        value: dict[str, Any] = {
            "v": VERSION,
            "assets": program(),
            "languages": spoken,
            "pages": paths[first],
            "more": {language: paths[language] for language in spoken[1:]},
            "shells": sorted(one.sha for one in shells.values()),
            "files": self._files(named, wanted),
            "search": tables.named(),
            "own": dict.fromkeys(screens.ABOUT_ONE, screens.OWN_PAGE)
            | {CERTIFICATES: CERTIFICATES},
            "no_network": NO_NETWORK,
            "sizes": sizes,
        }
        generation = hashlib.sha256(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)).hexdigest()
        published = self._portal.library.published // 1_000_000
        body = orjson.dumps(value | {"generation": generation[:16], "published": published})
        return Manifest(
            hashlib.sha256(body).hexdigest()[:24],
            {"": body, "br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6)},
        )

    def _files(self, named: Iterable[str], wanted: Wanted) -> dict[str, list[str | int]]:
        """Address -> SHA-256, bytes and type of everything that is no page."""
        everything = list(named)
        found: dict[str, list[str | int]] = {}
        codes = self._pages.codes((a for a in everything if a.startswith(QR)), wanted.root)
        for address, made in codes.items():
            found[address] = [made.sha, made.size, SVG]
        paths = {a: self.path(a) for a in everything if a.startswith("/p/")}
        assets = ASSETS.addresses().items()
        paths |= {a: self.path(a) for name, a in assets if name not in NOT_FOR_TABLETS}
        for address, hashed in self.blobs.hashed(paths).items():
            found[address] = [hashed.sha, hashed.size, type_of(address)]
        return found

    def path(self, address: str) -> Path:
        """Where the file of an address `/p/...` or `/static/...` lies."""
        name = address.rpartition("/")[2]
        if address.startswith("/p/"):
            return self._portal.library.pool.path(name)
        return BUILT / name


def type_of(address: str) -> str:
    """The media type of a file by its ending."""
    ending = address.rpartition(".")[2]
    return _ASSET_TYPES.get(ending) or TYPES.get(ending, UNKNOWN_TYPE)


def manifests() -> Manifests:
    """The manifests of the portal that answers this request."""
    return cast(Manifests, current_app.extensions["tablet_manifests"])


def root_address() -> str:
    """The portal's address, without a slash at its end."""
    portal = cast(Portal, current_app.extensions["portal"])
    return (portal.settings.public_url or request.host_url).rstrip("/")


def answer(device: Device) -> Response:
    """The manifest for a device; 304 when it has this one."""
    made = manifests().of(device.choices, root_address())
    encoding = encoding_of(request.headers.get("Accept-Encoding", ""))
    response = Response(made.bodies[encoding], mimetype="application/json")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    response.set_etag(made.tag, weak=True)
    response.make_conditional(request)
    return response
