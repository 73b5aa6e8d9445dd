"""Pages about one person as they lie on a tablet: what the portal's own pages have in `<main>`.

They are made by the same views and templates. A tablet shows them for days, so a day is written out
("22 november", never "i dag"), and nothing in them changes by itself from one time to the next:
form tokens are left out, `event_id` is empty, for a tablet makes its own, and so is the day on
which a mentor saw something: today, unless she says another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from flask import current_app, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from kompetensportal.model.accounts.person import Person, Role
from kompetensportal.model.learning.day import today
from kompetensportal.store.learning import enrolments
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.mentor import mentor
from kompetensportal.web.follow_up.one import one
from kompetensportal.web.goals import assess
from kompetensportal.web.learner.introduction import introduction, introductions
from kompetensportal.web.programmes import reflections

_PLACE = re.compile("\x02[a-z_0-9]+\x03\n?")
_EVENT_ID = re.compile('(<input type="hidden" name="event_id" value=")[^"]*')
_SEEN_ON = re.compile(
    '(<input[^>]* name="on"[^>]*?) value="[^"]*"([^>]*?)(?: max="[^"]*")?(?=[ >])'
)
_MAIN = re.compile("<main[^>]*>(.*)</main>", re.DOTALL)
View = Callable[..., str | Response]


def pages_of(person: Person) -> dict[str, str]:
    """Address -> HTML, for all the pages of one person that are to lie on her tablets."""
    return {path: page for path, page in _pages(person) if page is not None}


def _pages(person: Person) -> Iterator[tuple[str, str | None]]:
    with portal().database.session() as session:
        own = enrolments.of_people(session, [person.id])
        people = {plan.person_id for plan in enrolments.of_mentor(session, person.id)}
    yield "/introduktion/", _main(person, "/introduktion/", introductions)
    for plan in own:
        path = f"/introduktion/{plan.id}"
        yield path, _main(person, path, introduction, enrolment=plan.id)
    yield from _assessment(person)
    for meeting in reflections.meetings_of(person):
        path = f"/traffar/{meeting.id}/tankar"
        yield path, _main(person, path, reflections.thoughts, meeting_id=meeting.id)
    if people - {person.id} or Role.MENTOR in person.roles(today()):
        yield "/handledare/", _main(person, "/handledare/", mentor)
    for about in sorted(people - {person.id}):
        yield f"/chef/{about}", _main(person, f"/chef/{about}", one, person_id=about)


def _assessment(person: Person) -> Iterator[tuple[str, str | None]]:
    """The self-assessment: where she is, and a page for each goal that her job asks for."""
    found = assess.knowledge_of(person)
    yield assess.HOME, _main(person, assess.HOME, partial(assess.overview, found, False))
    for stand in found.questions:
        path, goal = f"{assess.HOME}{stand.goal.id}", stand.goal.id
        yield path, _main(person, path, partial(assess.one_goal, found), goal_id=goal)


def _main(person: Person, path: str, view: View, **arguments: str) -> str | None:
    """What a view shows this person in `<main>`; None when there is no such page for her."""
    here = current_app.test_request_context(path, base_url=request.host_url)
    with current_app.app_context(), here:  # A `g` of its own: nothing of it is left behind.
        g.person, g.shell, g.lasting = person, True, True
        try:
            page = view(**arguments)
        except HTTPException:
            return None
    found = _MAIN.search(page) if isinstance(page, str) else None
    if found is None:
        return None
    page = _EVENT_ID.sub(r"\1", _PLACE.sub("", found[1]))
    return _SEEN_ON.sub(r"\1\2", page).strip()
