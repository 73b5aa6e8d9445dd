"""Courses, introduction programmes, and the digital tasks with their goals and routine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Course:
    """An e-utbildning: ids of lessons or lathundar in order."""

    id: str
    title: str
    summary: str
    owner: str
    deputy: str
    review: date | None
    minutes: int | None
    audience: tuple[str, ...]
    lessons: tuple[str, ...]
    icon: str
    html: str
    """Introduction, as a fragment."""
    internal: bool
    language: str = "sv"
    """BCP 47, of title and text."""
    nano: bool = False
    """A nanokurs: one lesson of at most five minutes, that a plan may give one a week."""
    easy: str = ""
    """The introduction in easy Swedish (`kurs.latt.md`), a fragment; empty when there is none."""


class ActivityKind(StrEnum):
    """What one does: read a lesson, take a course, practise, meet, follow a link, or other."""

    LESSON = "lesson"
    COURSE = "course"
    PRACTICE = "practice"
    MEETING = "meeting"
    LINK = "link"
    OTHER = "other"


class Doer(StrEnum):
    """Who does an activity."""

    EMPLOYEE = "employee"
    MENTOR = "mentor"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of a programme. Its subject in events is `programme-id#activity-id`."""

    id: str
    title: str
    html: str
    kind: ActivityKind
    by: Doer
    voluntary: bool
    confirmed: bool
    """True: done only when a mentor has confirmed it."""
    target: str
    """Id of the lesson or course, or an address for a link; else empty."""
    due_day: int | None
    """Days after the start: day 1 is the first day at work. None: no date."""
    branches: tuple[str, ...]
    """Kinds of unit it is for (`hemtjänst` ...); empty means all."""
    professions: tuple[str, ...]
    section: str
    """The heading it stands under."""
    language: str = "sv"
    """BCP 47, of title and text."""
    working_days: bool = False
    """`due_day` counts Swedish working days only."""
    after: tuple[str, ...] = ()
    """Ids of activities of the same programme that come before it."""
    renew_months: int | None = None
    """Done again after so many months; None: once."""


@dataclass(frozen=True, slots=True)
class Programme:
    """An introduktionsprogram."""

    id: str
    title: str
    summary: str
    owner: str
    deputy: str
    review: date | None
    branches: tuple[str, ...]
    professions: tuple[str, ...]
    activities: tuple[Activity, ...]
    html: str
    version: str
    language: str = "sv"
    """BCP 47, of title and text."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A kunskapsmål, in the standard and the easy form."""

    id: str
    text: str
    easy: str


@dataclass(frozen=True, slots=True)
class Task:
    """A digital arbetsuppgift: what the job asks for, its goals, and the unit's routine."""

    id: str
    title: str
    owner: str
    goals: tuple[Goal, ...]
    html: str
    """The routine, as a fragment."""
    language: str = "sv"
    """BCP 47, of title and text."""
    goal_ids: tuple[str, ...] = ()
    """Ids of the goals of systems that it asks for (`outlook/svara`); in a catalogue they stand
    first among `goals`, with the words that their system's file has for them."""
