"""What I am reminded of, and how: one's own page, which nobody else sees."""

from __future__ import annotations

from datetime import timedelta

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.reminders import feed
from kompetensportal.actions.reminders.choose import choose_mail, wants_mail
from kompetensportal.model.learning.day import today
from kompetensportal.model.reminders.reminder import Kind, Reminder, once, reminders
from kompetensportal.model.reminders.reviews import to_review
from kompetensportal.store.accounts import people, units
from kompetensportal.store.learning import weekly_plans
from kompetensportal.store.programmes import meetings
from kompetensportal.store.reminders import feeds
from kompetensportal.store.writing import functions
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.learner.mine import mine, place_of
from kompetensportal.web.reader import addresses
from kompetensportal.web.reminders.group import pages
from kompetensportal.words import say

SOON = timedelta(days=14)


@pages.get("/paminnelser")
@signed_in
def show() -> str | Response:
    """What comes, the first first; then the calendar and the e-mail."""
    settings, me = portal().settings, viewer()
    found = mine(me)
    with portal().database.session() as session:
        seats = meetings.of_person(session, me.id)
        tree, courses = units.tree(session), portal().library.generation().courses
        weeks = weekly_plans.weeks(session, courses, me, tree, today())
        hers = functions.of_person(session, me.id)
        texts = to_review(portal().library.generation().entries.values(), hers, today())
        every = once(reminders(found.follow, today(), seats, weeks, texts))
        calendar = feed.address(session, settings.data, me.id)
        wanted = wants_mail(people.preferences(session, me.id))
        others = people.by_ids(session, {one.other_id for one in every} - {""})
    root = (settings.public_url or request.host_url).rstrip("/")
    return render_template(
        "reminders/mine.html",
        soon=[one for one in every if one.day <= today() + SOON],
        later=[one for one in every if one.day > today() + SOON],
        names={id_: one.name for id_, one in others.items()},
        address=_address,
        kinds=Kind,
        day=dates.day,
        clock=dates.clock,
        calendar=f"{root}/kalender/{calendar}" if calendar else "",
        mail_is_on=bool(settings.mail_server),
        email=me.email,
        wanted=wanted,
    )


@pages.post("/paminnelser/kalender")
@signed_in
def calendar_made() -> Response:
    """A calendar address, or a new one; with `end` none any more."""
    with portal().database.session() as session:
        if "end" in request.form:
            feeds.end(session, viewer().id)
            notice.tell(say("reminders.calendar_ended"))
        else:
            before = feeds.of_person(session, viewer().id)
            feeds.renew(session, viewer().id)
            notice.tell(say("reminders.calendar_renewed" if before else "reminders.calendar_made"))
    return redirect(url_for("reminding.show", _anchor="kalender"), 303)


@pages.post("/paminnelser/epost")
@signed_in
def mail_chosen() -> Response:
    """Whether e-mail comes: `wanted` is 1 or absent."""
    wanted = request.form.get("wanted") == "1"
    with portal().database.session() as session:
        choose_mail(session, viewer().id, wanted)
    notice.tell(say("reminders.mail_on" if wanted else "reminders.mail_off"))
    return redirect(url_for("reminding.show", _anchor="epost"), 303)


def _address(one: Reminder) -> str:
    """Where one does it; empty for a meeting."""
    if one.kind is Kind.REVIEW:
        return url_for("workshop.review_text", path=one.path)
    if one.course:
        return addresses.of_course(one.course)
    return place_of(one.item, one.progress).address if one.item and one.progress else ""
