"""Pages for when something went wrong: what happened, and what one can do now."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.errors import (
    ConflictError,
    EnvironmentalError,
    KompetensportalError,
    NotAllowedError,
    NotFoundError,
)
from kompetensportal.web.context import words

logger = logging.getLogger(__name__)

STATUS: tuple[tuple[type[KompetensportalError], int], ...] = (
    (NotFoundError, 404),
    (NotAllowedError, 403),
    (ConflictError, 409),
    (EnvironmentalError, 503),
)
EXPLAINED = {400, 403, 404, 405, 409, 413, 500, 503}
"""Statuses with words of their own; others are told as the nearest of them."""
LONGEST_GUESS = 60
"""Characters of the address that are offered as words to search for."""


def register(app: Flask) -> None:
    """Answer every error with a page that helps."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(KompetensportalError, _ours)
    app.register_error_handler(Exception, _unexpected)


def _http(error: HTTPException) -> AnyResponse:
    if error.response is not None:
        return error.get_response()
    response = _page(error.code or 500)
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers[name] = value
    return response


def _ours(error: KompetensportalError) -> AnyResponse:
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 400)
    if status == 503:
        logger.error("%s %s: %s", request.method, request.path, error)
    what = words().say(error.what)
    mend = words().say(error.mend) if error.mend else ""
    return _page(status, what=what, mend=mend)


def _unexpected(error: Exception) -> AnyResponse:
    number = secrets.token_hex(4)
    logger.error("error %s at %s %s", number, request.method, request.path, exc_info=error)
    return _page(500, number=number)


def _page(status: int, what: str = "", mend: str = "", number: str = "") -> Response:
    kind = status if status in EXPLAINED else 400 if status < 500 else 500
    page = render_template(
        "errors/error.html",
        kind=kind,
        status=status,
        what=what,
        mend=mend,
        number=number,
        guess=_guess() if kind == 404 else "",
    )
    response = make_response(page, status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _guess() -> str:
    """What somebody may have looked for, by the end of the address."""
    last = request.path.rstrip("/").rpartition("/")[2]
    return " ".join(last.rpartition(".")[0].split("-") if "." in last else last.split("-"))[
        :LONGEST_GUESS
    ]
