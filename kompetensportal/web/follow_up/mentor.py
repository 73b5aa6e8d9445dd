"""The mentor's page: my people, who has called for help, and what to look at."""

from __future__ import annotations

from flask import g, render_template
from werkzeug.wrappers import Response

from kompetensportal.model.learning.appointment import USUAL_TIME, usual_day
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import units
from kompetensportal.web import dates
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import follow, mentored, names_in
from kompetensportal.web.follow_up.telling import subject_of
from kompetensportal.web.learner.mine import anchor


@pages.get("/handledare/")
@signed_in
def mentor() -> str | Response:
    """Those whose mentor I am, who has called for help first."""
    with portal().database.session() as session:
        tree = units.tree(session)
        found = follow(session, mentored(session), tree, "progress")
        names = names_in(session, found)
    asked = [(one, event) for one in found for event in one.facts.asked]
    return render_template(
        "follow_up/mentor.html",
        me=viewer(),
        follows=found,
        asked=sorted(asked, key=lambda pair: pair[1].at),
        names=names,
        subject_of=subject_of,
        day=dates.day,
        clock=dates.clock,
        today=today,
        new_id=new_id,
        anchor=anchor,
        usual_day=usual_day(today()),
        usual_time=USUAL_TIME,
        # What is booked stands in the portal alone: a page that lies on a tablet cannot ask.
        books=not g.get("lasting"),
        full_day=dates.full_day,
    )
