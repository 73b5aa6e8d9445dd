"""A new code of six digits for somebody who has forgotten hers, from her mentor or manager.

Without a network a mentor gives it at the tablet (docs/offline.md); here it counts on every tablet.
"""

from __future__ import annotations

from flask import abort, render_template, request
from werkzeug.wrappers import Response

from kompetensportal.actions.portal.change_secret import give
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import accesses
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.web.account.session import signed_in, viewer, visits
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import sight
from kompetensportal.web.follow_up.start_card import TRUSTED


@pages.route("/chef/<person_id>/kod", methods=["GET", "POST"], endpoint="new_code")
@signed_in
def show(person_id: str) -> str | Response:
    """What a new code does; then the code, shown once. Not for managers and the like."""
    with portal().database.session() as opened:
        seen = sight(opened, person_id, Act.CONFIRM)
        accesses.log(opened, viewer().id, [person_id], "person")
    if seen.about.roles(today()) & TRUSTED:
        abort(403)
    code = ""
    if request.method == "POST":
        code = give(portal().database, seen.about.id, Secret.CODE)
        visits().forget()
    return render_template("follow_up/new_code.html", about=seen.about, sight=seen, code=code)
