"""What managers decide for the people they follow, and how reminders reach them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class ExtensionRow(Base):
    """More time for what is left of one programme: nothing of it is late before `until`."""

    __tablename__ = "extensions"
    id: Mapped[str] = mapped_column(primary_key=True)
    enrolment_id: Mapped[str] = mapped_column(ForeignKey("enrolments.id"), index=True)
    until: Mapped[date]
    made: Mapped[datetime]
    made_by: Mapped[str]


class AppointmentRow(Base):
    """A time that two colleagues have booked with each other, often one with her mentor."""

    __tablename__ = "appointments"
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    with_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    starts: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str]
    made: Mapped[datetime]
    made_by: Mapped[str]
    cancelled: Mapped[datetime | None]


class CalendarFeedRow(Base):
    """The secret address of a person's calendar; another value here ends the one before."""

    __tablename__ = "calendar_feeds"
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    feed: Mapped[str] = mapped_column(unique=True)
    """A random name; its address has a seal of the portal's key beside it."""
    made: Mapped[datetime]


class DigestRow(Base):
    """The e-mail of one person on one day: the key sees to it that there is one a day at most."""

    __tablename__ = "mail_digests"
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    state: Mapped[str]
    """`waiting`, `sending`, `sent`, `given_up`, `nothing` (`model.reminders.mail.State`)."""
    tries: Mapped[int]
    next_try: Mapped[datetime]
    problem: Mapped[str]
    """What the mail server said last; never an address."""


class WeeklyPlanRow(Base):
    """Nanokurser for a unit, one a week from a Monday on, in this order."""

    __tablename__ = "weekly_plans"
    id: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    profession: Mapped[str]
    """Only for these; empty for everybody on the unit and those below it."""
    start: Mapped[date]
    courses: Mapped[list[str]] = mapped_column(JSON)
    made: Mapped[datetime]
    made_by: Mapped[str]
    ended: Mapped[date | None]
