"""Who is on which introduction: enrol, and end what should not go on."""

from __future__ import annotations

from datetime import date

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.learning import enrol as actions
from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.learning import enrolments
from kompetensportal.web import notice
from kompetensportal.web.account.session import viewer
from kompetensportal.web.admin.group import pages, said
from kompetensportal.web.context import portal
from kompetensportal.words import say

A_PAGE = 50


@pages.get("/introduktioner", endpoint="enrolments")
def show_enrolments() -> str:
    """Every introduction that goes on, the latest first."""
    page = max(1, request.args.get("sida", 1, int))
    with portal().database.session() as session:
        found, total = enrolments.going_on(session, skip=(page - 1) * A_PAGE, limit=A_PAGE)
        ids = {one.person_id for one in found} | {one.mentor_id or "" for one in found}
        names = {one.id: one.name for one in people.by_ids(session, ids).values()}
        accesses.log(session, viewer().id, {one.person_id for one in found}, "enrolments")
    return render_template(
        "admin/enrolments.html",
        enrolments=found,
        names=names,
        titles=_titles(),
        page=page,
        last=-(-total // A_PAGE),
    )


@pages.route("/personer/<person_id>/introduktion", methods=["GET", "POST"], endpoint="enrol")
def enrol(person_id: str) -> str | Response | tuple[str, int]:
    """Put somebody on an introduction programme."""
    problem, status = None, 200
    if request.method == "POST":
        try:
            programme, start = request.form.get("programme", ""), request.form.get("start", "")
            if programme not in _titles():
                raise MistakeError(say("admin.no_programme"), say("admin.no_programme_mend"))
            mentor = request.form.get("mentor") or None
            published = portal().library.generation().programmes
            with portal().database.session() as session:
                actions.enrol(
                    session,
                    person_id,
                    programme,
                    _day(start),
                    mentor,
                    programme=published.get(programme),
                )
        except MistakeError as error:
            problem, status = said(error), 400
        else:
            notice.tell(say("admin.enrolled"))
            return redirect(url_for("administration.person", person_id=person_id), 303)
    with portal().database.session() as session:
        who = people.by_id(session, person_id)
        if who is None:
            abort(404)
        accesses.log(session, viewer().id, [who.id], "person")
        there = [place.unit_id for place in who.memberships]
        colleagues = people.on_units(session, there, today())
    page = render_template(
        "admin/enrol.html",
        who=who,
        problem=problem,
        titles=list(_titles().items()),
        mentors=[(one.id, one.name) for one in colleagues if one.id != who.id],
        start=request.form.get("start") or (who.start_date or today()).isoformat(),
        given=request.form,
    )
    return page, status


@pages.post("/introduktioner/<enrolment_id>/avsluta", endpoint="end_enrolment")
def end(enrolment_id: str) -> Response:
    """End an introduction; what was done stays."""
    with portal().database.session() as session:
        found = enrolments.by_id(session, enrolment_id)
        if found is None:
            abort(404)
        actions.end(session, found, today())
    notice.tell(say("admin.enrolment_ended"))
    return redirect(url_for("administration.person", person_id=found.person_id), 303)


def _titles() -> dict[str, str]:
    return {one.id: one.title for one in portal().library.generation().catalogue.programmes}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise MistakeError(
            say("people.day_wrong", day=text[:20]), say("people.day_wrong_mend")
        ) from error
