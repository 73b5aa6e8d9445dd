"""Before a training: two short questions, and the manager's words; both read all of it."""

from __future__ import annotations

from urllib.parse import quote

from flask import abort, redirect, render_template, request
from werkzeug.wrappers import Response

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.curriculum import Belonging, belonging
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.learning.referral import referrals
from kompetensportal.model.programmes.preparation import Preparation, preparations
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.sight import Sight, follow, names_in, sight
from kompetensportal.web.learner.mine import mine, whose
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say


def address(subject: str, person_id: str = "") -> str:
    """Where one prepares, oneself or with somebody."""
    start = f"/chef/{person_id}/forbered" if person_id else "/forbered"
    return f"{start}?om={quote(subject, safe='')}"


def all_of(found: Follow, hers: Belonging) -> list[Preparation]:
    """Every training that somebody may prepare for."""
    taught = curriculum(portal().library.generation())
    under_way = [one for one in found.progresses if one.enrolment.ended is None]
    return preparations(found.facts, under_way, referrals(found.facts, hers, taught))


@pages.route("/forbered", methods=["GET", "POST"])
@signed_in
def prepare() -> str | Response:
    """Why do you go, and what do you want of it? Takes `om`; `why`, `want`, `event_id`."""
    found = mine(viewer())
    with portal().database.session() as session:
        hers = whose(session, viewer())
    one = _one(all_of(found.follow, hers))
    if request.method == "POST":
        given = {name: request.form.get(name, "").strip() for name in ("why", "want")}
        _tell(EventType.PREPARATION_TOLD, viewer().id, one, given)
        return redirect(address(one.subject), 303)
    return _page(one, found.names, about=None)


@pages.route("/chef/<person_id>/forbered", methods=["GET", "POST"])
@signed_in
def prepare_with(person_id: str) -> str | Response:
    """What she has written, and the manager's words. Takes `om`; `words`, `event_id`."""
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.LEAD)
        found = follow(session, [seen.about], seen.tree, "progress")[0]
        names = names_in(session, [found])
    one = _one(all_of(found, _belonging(seen)))
    if request.method == "POST":
        given = {"words": request.form.get("words", "").strip()}
        _tell(EventType.PREPARATION_GUIDED, seen.about.id, one, given)
        return redirect(address(one.subject, seen.about.id), 303)
    return _page(one, names | {viewer().id: viewer().name}, about=seen)


def of_other(seen: Sight, found: Follow) -> list[Preparation]:
    """What somebody else has prepared for, or been given words about."""
    return [one for one in all_of(found, _belonging(seen)) if one.told or not one.done]


def _one(known: list[Preparation]) -> Preparation:
    subject = request.values.get("om", "")
    for one in known:
        if one.subject == subject:
            return one
    abort(404)


def _tell(kind: EventType, about: str, one: Preparation, given: dict[str, str]) -> None:
    try:
        with portal().database.session() as session:
            tell(
                session,
                request.form.get("event_id", ""),
                kind,
                by=viewer().id,
                about=about,
                subject=one.subject,
                data={"title": one.title, **given},
            )
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        notice.tell(say("programmes.prepare_saved"))


def _page(one: Preparation, names: dict[str, str], about: Sight | None) -> str:
    return render_template(
        "programmes/prepare.html",
        one=one,
        about=about.about if about is not None else None,
        names=names,
        day=dates.day,
        new_id=new_id,
        action=address(one.subject, about.about.id if about is not None else ""),
    )


def _belonging(seen: Sight) -> Belonging:
    found = (seen.tree.get(m.unit_id) for m in seen.about.memberships)
    branches = {unit.id: unit.branch for unit in found if unit is not None}
    return belonging(seen.about.memberships, branches, today())
