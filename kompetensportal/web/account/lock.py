"""The words of the lock, for `static/js/account/lock.js`, which knows none."""

from __future__ import annotations

from flask import Response, abort, jsonify

from kompetensportal.web.account.group import pages
from kompetensportal.web.context import INTERFACE_LANGUAGES
from kompetensportal.words import catalogue

DAY = 24 * 3600


@pages.get("/las/<language>.json", endpoint="lock_words")
def lock_words(language: str) -> Response:
    """What the page says before and after it locks. Asking is no activity."""
    if language not in INTERFACE_LANGUAGES:
        abort(404)
    words = catalogue(language)
    answer = jsonify(
        warning=words.text("account.lock_warning"),
        stay=words.text("account.lock_stay"),
        locked=words.text("account.locked"),
        sign_in=words.text("account.sign_in"),
    )
    answer.headers["Cache-Control"] = f"public, max-age={DAY}"
    return answer
