"""A person's calendar under its secret address: no sign-in, for programs that cannot."""

from __future__ import annotations

from flask import Response, abort

from kompetensportal.actions.reminders import feed
from kompetensportal.export.calendar import to_calendar
from kompetensportal.model.learning.day import today
from kompetensportal.model.reminders.reminder import Kind, Reminder, reminders
from kompetensportal.model.reminders.reviews import to_review
from kompetensportal.store.accounts import people, units
from kompetensportal.store.learning import weekly_plans
from kompetensportal.store.portal import identity
from kompetensportal.store.programmes import meetings
from kompetensportal.store.writing import functions
from kompetensportal.web.context import portal
from kompetensportal.web.learner.mine import mine
from kompetensportal.web.reminders.group import pages
from kompetensportal.words import catalogue

ABOUT = {
    Kind.DUE: "reminders.calendar_due",
    Kind.RENEW: "reminders.calendar_again",
    Kind.REVIEW: "review.calendar_review",
    Kind.WEEK: "reminders.calendar_week",
}
"""What an entry says beside its title."""


@pages.get("/kalender/<name>")
def calendar(name: str) -> Response:
    """The calendar; 404 for an address that is wrong, renewed, or of a closed account."""
    with portal().database.session() as session:
        person_id = feed.person_of(session, portal().settings.data, name)
        person = people.by_id(session, person_id) if person_id else None
        if person is None or person.disabled:
            abort(404)
        seats = meetings.of_person(session, person.id)
        tree, courses = units.tree(session), portal().library.generation().courses
        weeks = weekly_plans.weeks(session, courses, person, tree, today())
        hers = functions.of_person(session, person.id)
        texts = to_review(portal().library.generation().entries.values(), hers, today())
        found = reminders(mine(person).follow, today(), seats, weeks, texts)
        others = people.by_ids(session, {one.other_id for one in found} - {""})
        which = identity(session).server_id
    words = catalogue(person.language)

    def title(one: Reminder) -> str:
        if one.title:
            return one.title
        if one.other_id in others:
            return words.text("reminders.meeting_with", who=others[one.other_id].name)
        return words.text("reminders.meeting")

    def about(one: Reminder) -> str:
        return words.text(ABOUT[one.kind]) if one.kind in ABOUT else ""

    body = to_calendar(
        found,
        name=words.text("reminders.calendar_name"),
        portal=which,
        today=today(),
        title=title,
        about=about,
    )
    return Response(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": 'inline; filename="paminnelser.ics"',
            "X-Robots-Tag": "noindex",
        },
    )
