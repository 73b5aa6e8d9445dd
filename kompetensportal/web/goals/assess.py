"""The self-assessment: one goal a screen, four answers, back, skip, and on where one was."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.goals.rate import rate, show
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.goals.knowledge import Knowledge
from kompetensportal.model.goals.standing import Answer, GoalStand, Stand, answer_of
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import units
from kompetensportal.web import notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.goals.group import pages
from kompetensportal.web.goals.shown import icon_of, known, name_of, words_of
from kompetensportal.words import say

HOME = "/mig/sjalvskattning/"
ICONS = {
    Answer.CAN: "circle-check",
    Answer.HELP: "heart-handshake",
    Answer.NOT_YET: "school",
    Answer.NOT_MINE: "minus",
}


@pages.get(HOME)
@signed_in
def assessment() -> str | Response:
    """Where one is, and the way on."""
    return overview(knowledge_of(viewer()))


@pages.get(f"{HOME}<path:goal_id>")
@signed_in
def question(goal_id: str) -> str | Response:
    """One goal."""
    return one_goal(knowledge_of(viewer()), goal_id)


def overview(found: Knowledge, further: bool = True) -> str:
    """The first page, of what is known. Without `further` only what the job asks for."""
    return render_template(
        "goals/assessment.html",
        knowledge=found,
        first=_first(found.questions),
        further=_first(found.further) if further else None,
        parts=[(one, name_of(one.sheet), icon_of(one.sheet)) for one in found.asked],
        new_id=new_id,
    )


def one_goal(found: Knowledge, goal_id: str) -> str:
    """The page of one goal; 404 for one that is not for her."""
    goals, number = _among(found, goal_id)
    one = goals[number]
    sheet = next(s.sheet for s in found.asked if one in s.goals)
    return render_template(
        "goals/question.html",
        one=one,
        goal_words=words_of(one),
        system=name_of(sheet),
        system_icon=icon_of(sheet),
        language=sheet.language,
        answers=[(answer.value, icon) for answer, icon in ICONS.items()],
        said=_said(found, one),
        number=number + 1,
        of=len(goals),
        before=goals[number - 1] if number else None,
        after=goals[number + 1] if number + 1 < len(goals) else None,
        event_id=new_id(),
        sound=_sound(one),
    )


@pages.post(f"{HOME}<path:goal_id>")
@signed_in
def answered(goal_id: str) -> Response:
    """Take the answer in, and go on to what is not answered yet. Takes `answer`, `event_id`."""
    found = knowledge_of(viewer())
    goals, number = _among(found, goal_id)
    try:
        with portal().database.session() as session:
            answer, event_id = request.form.get("answer", ""), request.form.get("event_id", "")
            rate(session, found.person, goals[number].goal, answer, event_id)
    except MistakeError as error:
        notice.tell(error.what, "caution")
        return redirect(url_for("knowledge.question", goal_id=goal_id), 303)
    following = _first((*goals[number + 1 :], *goals[:number]))
    if following is None:
        notice.tell(say("goals.all_answered"))
        return redirect(url_for("knowledge.mine"), 303)
    return redirect(url_for("knowledge.question", goal_id=following.goal.id), 303)


@pages.post(HOME)
@signed_in
def sharing() -> Response:
    """Show one's answers to mentor and manager, or hide them. Takes `shown`, `event_id`."""
    shown = request.form.get("shown") == "1"
    try:
        with portal().database.session() as session:
            show(session, viewer(), shown, request.form.get("event_id", ""))
        notice.tell(say("goals.now_shown" if shown else "goals.now_hidden"))
    except MistakeError as error:
        notice.tell(error.what, "caution")
    return redirect(url_for("knowledge.assessment"), 303)


def knowledge_of(person: Person) -> Knowledge:
    """What is known of somebody now."""
    with portal().database.session() as session:
        return known(session, [person], units.tree(session))[0]


def _first(goals: tuple[GoalStand, ...]) -> GoalStand | None:
    """The first that nothing is known of."""
    return next((one for one in goals if one.stand is Stand.UNANSWERED), None)


def _among(found: Knowledge, goal_id: str) -> tuple[tuple[GoalStand, ...], int]:
    """The goals that one walks through, and the number of this one; 404 for one not for her."""
    for goals in (found.questions, found.further):
        for number, one in enumerate(goals):
            if one.goal.id == goal_id:
                return goals, number
    abort(404)


def _sound(one: GoalStand) -> str:
    """Where the goal is read aloud; empty while nobody has done it."""
    audio = portal().library.generation().audio(one.goal.sound_key)
    return f"/p/{audio.sound}" if audio else ""


def _said(found: Knowledge, one: GoalStand) -> str:
    """What she answered last time."""
    told = [answer_of(event) for event in found.facts.rated.get(one.goal.id, ())]
    return next((answer.value for answer in reversed(told) if answer), "")
