"""A picture on its way into a text: taken in, opened for the tools, shown before it is built."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from flask import Response, abort, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.writing import content_folder, rights
from kompetensportal.actions.writing.pictures import (
    Taken,
    for_the_tools,
    picture_file,
    take_in,
)
from kompetensportal.actions.writing.pictures_notes import keep, notes_of
from kompetensportal.actions.writing.review import desk, pictures_of
from kompetensportal.compiler.pictures import Prepared, prepare
from kompetensportal.errors import (
    KompetensportalError,
    MistakeError,
    NotAllowedError,
    NotFoundError,
)
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.picture import LARGEST
from kompetensportal.store.writing import pictures as kept
from kompetensportal.web import notice
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import allowed, signed_in, viewer
from kompetensportal.web.context import person, portal, words
from kompetensportal.web.writing.group import pages
from kompetensportal.words import say

P = ParamSpec("P")
FIELD = "picture"
_ROOM = LARGEST + 100_000
"""Bytes of a form with a picture."""


def _answers(view: Callable[P, AnyResponse]) -> Callable[P, AnyResponse]:
    """Tell a script what is wrong as JSON; everybody else gets the page of the error."""

    @wraps(view)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> AnyResponse:
        if not for_script():
            return view(*args, **kwargs)
        try:
            if person() is None:
                mend = say("picturebank.signed_out_mend")
                raise NotAllowedError(say("picturebank.signed_out"), mend)
            return view(*args, **kwargs)
        except KompetensportalError as error:
            return _told(error)

    return wrapper


def for_script() -> bool:
    """Whether a script asked: it gets JSON, a form gets a page."""
    offered = ["text/html", "application/json"]
    return request.accept_mimetypes.best_match(offered) == "application/json"


@pages.post("/skriva/bild/<path:path>")
@csrf.takes_large_forms(_ROOM)
@_answers
@allowed(Act.WRITE)
def take_picture(path: str) -> AnyResponse:
    """Takes `picture` (a file) and what is told of it; out: `src`, `width`, `height`, `path`."""
    return _take(path)


@pages.post("/skriva/bilder/ny")
@csrf.takes_large_forms(_ROOM)
@_answers
@allowed(Act.WRITE)
def put_in_bank() -> AnyResponse:
    """The same for a picture that no text shows yet; `mapp` says what it belongs to."""
    return _take(request.form.get("mapp", ""))


@pages.post("/skriva/bild-oppna")
@csrf.takes_large_forms(_ROOM)
@_answers
@allowed(Act.WRITE)
def open_picture() -> AnyResponse:
    """A picture that the browser cannot open, as WebP for its tools. It is kept nowhere."""
    file = request.files.get(FIELD)
    data = file.stream.read(LARGEST + 1) if file else b""
    made = for_the_tools(data, _name(file.filename if file else ""))
    return Response(made, mimetype="image/webp", headers={"Cache-Control": "no-store"})


@pages.get("/skriva/bildfil/<path:path>")
@signed_in
def picture_of_content(path: str) -> AnyResponse:
    """A picture of the content folder as it is now, also when no build has seen it.

    `?text=` is a draft that shows it: who reviews that sees its pictures and need not be a writer.
    """
    root = content_folder.current(portal().settings)
    if not may(viewer(), Act.WRITE, today()) and not _reviews(root, request.args.get("text"), path):
        abort(403)
    try:
        file = picture_file(root, path)
    except NotFoundError:
        abort(404)
    content, kind = file.read_bytes(), mimetypes.guess_type(path)[0] or "image/webp"
    if path.endswith(".svg"):
        made = prepare(content, path)
        if not isinstance(made, Prepared):
            abort(404)
        [(_, content)] = made.files
    response = Response(content, mimetype=kind)
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    return response.make_conditional(request)


def _reviews(root: Path, text: str | None, picture: str) -> bool:
    """Whether somebody is on the desk of a text that shows a picture."""
    if not text:
        return False
    with portal().database.session() as session:
        return picture in pictures_of(desk(session, root, text, viewer())).values()


def _take(path: str) -> AnyResponse:
    settings, form = portal().settings, request.form
    with portal().database.session() as session:
        not_hers = ("picturebank.not_yours", "picturebank.not_yours_mend")
        rights.check(session, content_folder.current(settings), viewer(), path, words=not_hers)
    file = request.files.get(FIELD)
    data = file.stream.read(LARGEST + 1) if file else b""
    root = content_folder.ensure(settings)
    taken = take_in(root, path, data, _name(file.filename if file else ""), form.get("text", ""))
    with portal().database.session() as session:
        before = kept.of(session, taken.path, taken.sha)
        keep(session, notes_of(before, form, form.getlist("shown")))
    if for_script():
        return jsonify(_shown(taken))
    notice.tell(say("picturebank.taken"))
    return redirect(url_for("workshop.one_picture", path=taken.path), 303)


def _shown(taken: Taken) -> dict[str, str | int]:
    return {
        "src": taken.src,
        "width": taken.width,
        "height": taken.height,
        "path": taken.path,
        "alt": request.form.get("text", ""),
    }


def _name(given: str | None) -> str:
    """What the sender's file is called, for words on it."""
    return " ".join((given or "").replace("\\", "/").rpartition("/")[2].split())[:80] or "?"


def _told(error: KompetensportalError) -> AnyResponse:
    what, mend = words().say(error.what), words().say(error.mend) if error.mend else ""
    response = jsonify(what=what, mend=mend)
    response.status_code = next((s for kind, s in _STATUS if isinstance(error, kind)), 503)
    response.headers["Cache-Control"] = "no-store"
    return response


_STATUS = ((NotAllowedError, 403), (NotFoundError, 404), (MistakeError, 400))
