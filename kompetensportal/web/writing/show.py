"""`POST /skriva/visa/<path>`: a text as a reader gets it, from the editor as it is now.

The same templates as the reading pages, joined for somebody who is not signed in. What comes is
only to be looked at: it runs no script, sends no form, and may stand in a frame of ours alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from flask import Response, abort, current_app, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.writing.show_draft import Shown, show
from kompetensportal.compiler.read import locate
from kompetensportal.languages import LANGUAGES, SWEDISH
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.generation import Generation
from kompetensportal.web import security
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import to_sign_in
from kompetensportal.web.assets import ASSETS
from kompetensportal.web.context import person, portal, words
from kompetensportal.web.reader.joined import join
from kompetensportal.web.reader.lesson import lesson_main
from kompetensportal.web.reader.prepared import Asked
from kompetensportal.web.reader.views import prepared
from kompetensportal.web.reading import Reading
from kompetensportal.web.shell import Heads, Reader
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.hear import FILES
from kompetensportal.web.writing.proofing import proofing
from kompetensportal.web.writing.sent_draft import LARGEST_BODY, checked, guard

WAYS = ("phone", "print", "easy", "standard", *(code for code in LANGUAGES if "-" not in code))
"""How a draft can be shown; a language: the edition that there would be in it."""
FORMS = tuple(form.value for form in Form)
EDITOR = "workshop.edit_text"
SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>", re.DOTALL)
"""None runs in the frame; left in the page each would be a broken promise in the console."""


@pages.post("/skriva/visa/<path:path>")
@csrf.takes_large_forms(LARGEST_BODY)
def show_draft(path: str) -> AnyResponse:
    """The page of a draft. `as` is one of `WAYS`."""
    if person() is None:
        return to_sign_in()
    guard(path)
    way = request.form.get("as", WAYS[0])
    if way not in WAYS:
        abort(400)
    # A form's text has the line ends of a letter.
    text = checked(request.form.get("text", "").replace("\r\n", "\n"))
    language = way if way in LANGUAGES and way != SWEDISH.code else ""
    at_hand, library = proofing(), portal().library.generation()
    shown = show(path, text, library, at_hand.around, at_hand.pictures, language=language)
    html = _page(path, shown, library, Form(way) if way in FORMS else shown.form, language)
    return _framed(_for_looking(html, way))


def let_editor_frame(response: Response) -> Response:
    """The editor's page may hold the frame; no other page may."""
    if request.endpoint == EDITOR and "Content-Security-Policy" not in response.headers:
        response.headers["Content-Security-Policy"] = security.FRAMING
    return response


pages.after_request(let_editor_frame)


class _WithDraft:
    """The library with a draft in place of what is published of its text."""

    def __init__(self, library: Generation, shown: Shown) -> None:
        self._library, self._shown = library, shown
        self.entries: Mapping[str, Entry] = {**library.entries, shown.entry.id: shown.entry}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def document(self, name: str) -> Lesson:
        """A lesson of the draft, or of the library."""
        return self._shown.documents.get(name) or self._library.document(name)


def _page(path: str, shown: Shown, library: Generation, form: Form, language: str) -> str:
    place = locate(path)
    assert place is not None  # `guard` has seen to it.
    who = Reader(words().language, Reading(form=form))
    asked = Asked(cast(Generation, _WithDraft(library, shown)), who.language, form, inside=True)
    page = prepared().made(
        lambda: lesson_main(asked, shown.entry, place.address, language=language), asked
    )
    assert page is not None
    heads = Heads(current_app._get_current_object())  # type: ignore[attr-defined]
    return "".join(join(page, who, heads.of(who), place.address))


def _for_looking(html: str, way: str) -> str:
    """Without scripts, with the draft's pictures; links open beside the frame."""
    html = SCRIPT.sub("", html)
    for name in set(re.findall(r"/p/([0-9a-f]{32}\.[a-z0-9]{1,8})", html)):
        if not portal().library.pool.holds(name):
            html = html.replace(f"/p/{name}", f"{FILES}{name}")
    html = html.replace('href="#', 'target="_self" href="#')
    paper = (
        f'<link rel="stylesheet" href="{ASSETS.address("paper.css")}">' if way == "print" else ""
    )
    return html.replace("</head>", f'<base target="_blank">{paper}</head>', 1)


def _framed(html: str) -> Response:
    answer = make_response(html)
    answer.headers["Content-Security-Policy"] = security.FRAMED
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
