"""The group of the administrator's pages: nobody else comes in, whatever page it is."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from kompetensportal.errors import KompetensportalError
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.learning.day import today
from kompetensportal.web.account.session import to_sign_in
from kompetensportal.web.context import person, words

pages = Blueprint("administration", __name__, url_prefix="/admin")


@pages.before_request
def only_administrators() -> Response | None:
    """Sign in first; 403 for everybody who does not administer."""
    if person() is None:
        return to_sign_in()
    if not may(person(), Act.ADMINISTER, today()):
        abort(403)
    return None


def said(error: KompetensportalError) -> tuple[str, str]:
    """What is wrong and how to mend it, in words for the form that was sent."""
    return words().say(error.what), words().say(error.mend) if error.mend else ""
