"""`POST /skriva/ordet-ar-ratt/<path>`: a word of the text is right; `?bort=ja` takes it back."""

from __future__ import annotations

from flask import Response, jsonify, request

from kompetensportal.actions.writing import content_folder
from kompetensportal.actions.writing.word_list import accept, take_back
from kompetensportal.web.context import portal
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.sent_draft import answers_drafts


@pages.post("/skriva/ordet-ar-ratt/<path:path>")
@answers_drafts
def word_is_right(path: str, text: str) -> Response:
    """`text` is the word; from now on no text is told that it is unknown."""
    root = content_folder.ensure(portal().settings)
    (take_back if request.args.get("bort") else accept)(root, text)
    return jsonify(word=text)
