"""A draft that a page of the workshop sends as JSON: who may, how much, and what is wrong with it.

Whatever is refused is told as JSON as well (`what`, `mend`), in the writer's words: a script shows
it beside the text, and the text stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import wraps
from pathlib import PurePosixPath

from flask import Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.writing import content_folder, rights
from kompetensportal.compiler.read import locate
from kompetensportal.errors import KompetensportalError, MistakeError, NotAllowedError
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import to_sign_in
from kompetensportal.web.context import person, portal, words
from kompetensportal.words import say

LARGEST_TEXT = 200_000
"""Bytes of a draft, twenty times a long lathund."""
LARGEST_BODY = 3 * LARGEST_TEXT
"""Bytes of what is sent: JSON may write a character with six, a form with nine."""
SURROGATE = re.compile("[\ud800-\udfff]")
Answer = Callable[[str, str], Response]


class TooLargeError(MistakeError):
    """The text is larger than any lathund."""


def answers_drafts(view: Answer) -> Callable[[str], AnyResponse]:
    """For a view of (path, text): hands it the draft that was sent, or tells what is wrong.

    Whose session has ended is led to the sign-in as on every page; a script sees that it is.
    """

    @wraps(view)
    def wrapper(path: str) -> AnyResponse:
        if person() is None:
            return to_sign_in()
        try:
            guard(path)
            answer = view(path, _text_sent())
        except KompetensportalError as error:
            answer = _told(error)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return csrf.takes_large_forms(LARGEST_BODY)(wrapper)


def guard(path: str) -> None:
    """Let only those go on who may write the file at a path.

    Raises NotAllowedError, or MistakeError for a path that is no content's.
    """
    with portal().database.session() as session:
        root = content_folder.current(portal().settings)
        not_hers = ("proofing.not_yours", "proofing.not_yours_mend")
        rights.check(session, root, person(), path, words=not_hers)
    if locate(path) is None or ".." in PurePosixPath(path).parts or "\0" in path:
        raise MistakeError(say("proofing.no_place", path=path[:80]), say("proofing.no_place_mend"))


def checked(text: str) -> str:
    """A draft's text, when it can be one. Raises MistakeError."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_TEXT:
        raise TooLargeError(
            say("proofing.too_large", limit=LARGEST_TEXT // 1000), say("proofing.too_large_mend")
        )
    if found := SURROGATE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise MistakeError(say("proofing.half_sign", line=line), say("proofing.half_sign_mend"))
    return text


def _text_sent() -> str:
    try:
        body = request.get_data(cache=False)
    except RequestEntityTooLarge as error:
        raise TooLargeError(
            say("proofing.too_large", limit=LARGEST_TEXT // 1000), say("proofing.too_large_mend")
        ) from error
    try:
        sent = json.loads(body.decode())
    except UnicodeDecodeError as error:
        raise MistakeError(
            say("proofing.not_utf8", place=error.start), say("proofing.not_utf8_mend")
        ) from error
    except (ValueError, RecursionError) as error:
        raise _not_understood() from error
    text = sent.get("text") if isinstance(sent, dict) else None
    if not isinstance(text, str):
        raise _not_understood()
    return checked(text)


def _not_understood() -> MistakeError:
    return MistakeError(say("proofing.not_understood"), say("proofing.not_understood_mend"))


def _told(error: KompetensportalError) -> Response:
    said = words()
    mend = said.say(error.mend) if error.mend else ""
    answer = jsonify(what=said.say(error.what), mend=mend)
    answer.status_code = _status(error)
    return answer


def _status(error: KompetensportalError) -> int:
    kinds: tuple[tuple[type[KompetensportalError], int], ...] = (
        (TooLargeError, 413),
        (NotAllowedError, 403),
        (MistakeError, 400),
    )
    return next((status for kind, status in kinds if isinstance(error, kind)), 503)
