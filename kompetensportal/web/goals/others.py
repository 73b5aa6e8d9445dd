"""A colleague's levels and plan, for her mentor and her manager; goals that they have seen."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.goals.confirm import confirm
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.goals.knowledge import Knowledge
from kompetensportal.model.goals.standing import GoalStand, answer_of
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import accesses
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.sight import sight
from kompetensportal.web.goals.group import pages
from kompetensportal.web.goals.shown import known, name_of, picture, words_of
from kompetensportal.web.reader import addresses
from kompetensportal.words import say

PAGE = "knowledge"
"""What the page is called in the list of who looked."""


@pages.get("/chef/<person_id>/kunskap")
@signed_in
def one(person_id: str) -> str | Response:
    """Levels and plan; single answers only when she shows them."""
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.SEE_PROGRESS)
        accesses.log(session, viewer().id, [seen.about.id], PAGE)
        found = known(session, [seen.about], seen.tree)[0]
    return render_template(
        "goals/others.html",
        about=seen.about,
        sight=seen,
        knowledge=found,
        picture=picture(found, seen.tree, seen.about.name),
        systems=sorted(found.asked, key=lambda s: name_of(s.sheet).casefold()),
        answers=_answers(found) if found.shown else {},
        name_of=name_of,
        words_of=words_of,
        address=addresses,
        month=dates.full_day,
        event_id=new_id,
    )


@pages.post("/chef/<person_id>/kunskap")
@signed_in
def confirmed(person_id: str) -> Response:
    """I have seen that she can. Takes `goal`, `words` if wanted, `event_id`."""
    back = redirect(url_for("knowledge.one", person_id=person_id, _anchor="bekrafta"), 303)
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.CONFIRM)
        goal = _goal(known(session, [seen.about], seen.tree)[0], request.form.get("goal", ""))
        try:
            confirm(
                session,
                viewer(),
                seen.about,
                goal.goal,
                words=request.form.get("words", ""),
                event_id=request.form.get("event_id", ""),
            )
        except MistakeError as error:
            notice.tell(error.what, "caution")
            return back
    notice.tell(say("goals.confirmed_now", who=seen.about.name, what=goal.goal.text))
    return back


def _goal(found: Knowledge, goal_id: str) -> GoalStand:
    for system in found.systems:
        for goal in system.goals:
            if goal.goal.id == goal_id:
                return goal
    abort(404)


def _answers(found: Knowledge) -> dict[str, str]:
    """What she answered last, by goal: for when she shows it."""
    told = {goal: answer_of(events[-1]) for goal, events in found.facts.rated.items()}
    return {goal: answer.value for goal, answer in told.items() if answer is not None}
