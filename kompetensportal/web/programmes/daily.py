"""The first request of a day does what is to be done once a day, so that no clock has to run."""

from __future__ import annotations

import logging

from flask import current_app, request

from kompetensportal.actions.programmes.daily import once_a_day
from kompetensportal.model.learning.day import today
from kompetensportal.web.context import portal
from kompetensportal.web.programmes.group import pages

DONE_ON = "programmes_done_on"
_NOT_BY = ("/static/", "/p/", "/las/", "/api/")
logger = logging.getLogger(__name__)


@pages.before_app_request
def first_request_of_the_day() -> None:
    """Do it, in a transaction of its own. When it fails the page is shown all the same."""
    day = today()
    if request.path.startswith(_NOT_BY) or current_app.extensions.get(DONE_ON) == day:
        return
    current_app.extensions[DONE_ON] = day
    try:
        with portal().database.session() as session:
            once_a_day(session, portal().library.generation(), day)
    except Exception:
        logger.exception("what is done for programmes once a day failed")
