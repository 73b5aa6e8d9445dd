"""The group of pages on how words are said: for those who write or administer."""

from __future__ import annotations

from flask import Blueprint, abort, request

from kompetensportal.actions.content.own_words import LANGUAGES

pages = Blueprint("pronunciation", __name__, url_prefix="/uttal")


def language() -> str:
    """The language that a page is about; 404 for one whose words are not in a table."""
    asked = request.values.get("sprak", LANGUAGES[0])
    if asked not in LANGUAGES:
        abort(404)
    return asked
