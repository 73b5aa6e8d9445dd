"""What an author should look at: unlearnt texts, steps where people stop, passed reviews."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import render_template
from werkzeug.wrappers import Response

from kompetensportal.actions.figures import counting
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.figures.content import to_look_at
from kompetensportal.model.figures.periods import ALL, month_of, periods_of
from kompetensportal.model.learning import todo
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.figures import counts
from kompetensportal.store.figures.stops import stops
from kompetensportal.store.learning import events
from kompetensportal.web import dates
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal
from kompetensportal.web.figures.group import pages
from kompetensportal.web.follow_up.telling import subject_of
from kompetensportal.web.reader.addresses import of_entry

HALF_A_YEAR = timedelta(days=182)
SEARCHES = (EventType.SEARCH_MISSED, EventType.SEARCH_ANSWERED)
MOST = 50
"""Rows of each list; whoever has mended these sees the next ones."""


@pages.get("/atgarder/innehall", endpoint="content")
@allowed(Act.WRITE)
def show_content() -> str | Response:
    """The texts that need a look, by what people have told in the last half-year or so."""
    library, database, day = portal().library.generation(), portal().database, today()
    counting.up_to_date(database, library, day)
    half, before = (periods_of(month_of(one))[2] for one in (day, day - HALF_A_YEAR))
    with database.session() as session:
        done: dict[str, int] = {}
        for period in {half, before}:
            for (_, _, lesson), count in counts.of_period(session, period, [ALL]).items():
                # Whoever did it in both is one person: the larger number is true of one of them.
                done[lesson] = max(count.people, done.get(lesson, 0))
        stopped = stops(session, datetime.now(UTC) - HALF_A_YEAR, done)
        searches = todo.todo(events.find(session, types=SEARCHES)).searches
    found = to_look_at(library.entries.values(), done, stopped, day)
    return render_template(
        "figures/content.html",
        found=found,
        most=MOST,
        searches=len(searches),
        address=of_entry,
        subject_of=subject_of,
        day=dates.full_day,
    )
