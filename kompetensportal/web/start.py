"""The first page: my way when I am signed in, what to do first when I am not, and finding."""

from __future__ import annotations

from flask import Blueprint, Flask, current_app, render_template
from werkzeug.wrappers import Response

from kompetensportal.model.learning.event import new_id
from kompetensportal.web import dates
from kompetensportal.web.account.session import visit
from kompetensportal.web.context import person
from kompetensportal.web.learner.changes import changed_texts
from kompetensportal.web.learner.mine import continue_where_i_was, mine
from kompetensportal.web.programmes.use import asked_about, wanted_of
from kompetensportal.web.reader.views import answer, find_page
from kompetensportal.web.reading import has_chosen
from kompetensportal.web.shell import open_text, reader
from kompetensportal.web.surveys.offered import next_offer
from kompetensportal.web.weekly.mine import this_week
from kompetensportal.web.writing.waiting import waits_on_start

pages = Blueprint("start", __name__)


@pages.get("/")
def start() -> Response:
    """Start. Signed out it is the same for everybody and answered by `web.front`."""
    page = find_page()
    who = person()
    if who is None:
        return answer(page, also=signed_out_parts(current_app, reader().language))
    found = mine(who)
    use = asked_about(found.follow.facts)
    way = render_template(
        "reader/my_way.html",
        mine=found,
        use=use,
        wanted=wanted_of(found.follow.facts, use[0]) if use else "",
        new_id=new_id,
        going_on=continue_where_i_was(found),
        names=found.names,
        day=dates.day,
        clock=dates.clock,
        week=this_week(found),
        changed=changed_texts(who),
        waits=waits_on_start(who),
        offer=next_offer(who, found.follow.facts),
    )
    begin = "" if has_chosen(visit()) else render_template("reader/first_time.html")
    return answer(page, also={"my_way": way, "begin": begin, "find_level": "h2"})


def signed_out_parts(app: Flask, language: str) -> dict[str, str]:
    """What the start page shows in the places that are personal."""
    begin = open_text(app, "reader/begin.html", language)
    return {"my_way": "", "begin": begin, "find_level": "h1"}
