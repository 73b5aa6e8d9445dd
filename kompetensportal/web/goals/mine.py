"""My levels and my plan."""

from __future__ import annotations

from flask import render_template
from werkzeug.wrappers import Response

from kompetensportal.store.accounts import units
from kompetensportal.web import dates
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.goals.group import pages
from kompetensportal.web.goals.shown import known, name_of, picture, words_of
from kompetensportal.web.reader import addresses


@pages.get("/mig/kunskap")
@signed_in
def mine() -> str | Response:
    """The chart and its table, what helps next, and how levels are counted."""
    with portal().database.session() as session:
        tree = units.tree(session)
        found = known(session, [viewer()], tree)[0]
    return render_template(
        "goals/mine.html",
        knowledge=found,
        picture=picture(found, tree),
        systems=sorted(found.asked, key=lambda one: name_of(one.sheet).casefold()),
        name_of=name_of,
        words_of=words_of,
        address=addresses,
        month=dates.full_day,
    )
