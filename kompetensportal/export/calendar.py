"""Reminders as a calendar (RFC 5545) that phones and Outlook subscribe to.

A day is a day in every zone; a booked time is in UTC, so that no clock that moves can move it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

from kompetensportal.model.reminders.reminder import Kind, Reminder

REFRESH = timedelta(hours=4)
"""How often a program is asked to look again."""


def to_calendar(
    found: Iterable[Reminder],
    *,
    name: str,
    portal: str,
    today: date,
    title: Callable[[Reminder], str],
    about: Callable[[Reminder], str],
) -> bytes:
    """The bytes of an .ics file.

    name: of the calendar. portal: id of the portal, so that what changes is known again. title and
    about: what an entry is called and says, in the reader's language. Kind words are not in it:
    they belong to no day.
    """
    # 0.1 s to import, and only who subscribes to a calendar needs it.
    from icalendar import Calendar, Event, vDuration  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", "-//Kompetensportalen//Kompetensportalen//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    stamp = datetime.combine(today, time(), UTC)
    for one in found:
        if one.kind is Kind.NUDGE:
            continue
        entry = Event()
        entry.add("uid", f"{one.key}@{portal}")
        entry.add("dtstamp", stamp)
        entry.add("summary", title(one))
        if words := about(one):
            entry.add("description", words)
        if one.place:
            entry.add("location", one.place)
        if one.starts is not None:
            entry.add("dtstart", one.starts)
            entry.add("dtend", one.starts + timedelta(minutes=one.minutes))
        else:
            # Something to do by a day takes nobody's time on that day.
            entry.add("dtstart", one.day)
            entry.add("dtend", one.day + timedelta(days=1))
            entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    return bytes(calendar.to_ical())
