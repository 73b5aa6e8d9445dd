"""How far somebody has come in a programme: one pure function for every page, table and print.

Counted from a set of events, so nothing counts up, nothing passes 100 %, and editing a programme
takes nothing from anybody: what was done stays done, also when it no longer applies or is asked
for in another way. What counts as done:

- a lesson: "Jag kan det nu" when all its questions have been answered right
- a course: all its lessons that apply to the person's branch
- something to be confirmed: a mentor has confirmed it; before that it waits for confirmation
- anything else: somebody who may has said that it is done
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import Activity, ActivityKind, Doer, Programme
from kompetensportal.model.content.curriculum import (
    Belonging,
    Curriculum,
    course_done,
    lesson_done,
    lessons_of,
)
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.facts import Facts, moment
from kompetensportal.words import Message, say


class State(StrEnum):
    """Where an activity stands."""

    DONE = "done"
    WAITING = "waiting"
    """The person has done it, a mentor is to look."""
    LATE = "late"
    """Should have been done before today."""
    OPEN = "open"
    NOT_YET = "not_yet"
    """The programme has not begun."""


@dataclass(frozen=True, slots=True)
class OwnActivity:
    """Something a manager has added to one person's programme: "beställ nyckelkort"."""

    id: str
    enrolment_id: str
    title: str
    by: Doer
    due: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """One activity of one person. `subject` is what events about it carry."""

    subject: str
    activity: Activity
    state: State
    due: date | None
    since: datetime | None
    """When it was done, or since when it waits for confirmation."""
    by: str | None
    """Id of who did or confirmed it."""
    why: Message
    """What made it stand like this, or what is needed."""
    words: str = ""
    """What the mentor wrote when confirming."""
    lessons: tuple[tuple[str, bool], ...] = ()
    """Of a course: each lesson that applies, and whether it is done."""
    own: bool = False
    gone: bool = False
    """Done, and since then taken out of the programme."""

    @property
    def done(self) -> bool:
        """Whether it is done."""
        return self.state is State.DONE

    @property
    def says_itself(self) -> bool:
        """Whether somebody says that it is done; lessons and courses tell it by themselves."""
        return self.activity.kind not in (ActivityKind.LESSON, ActivityKind.COURSE)

    @property
    def compulsory(self) -> bool:
        """Whether it counts."""
        return not self.activity.voluntary


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one enrolment has come. `done` of `total` counts what is compulsory."""

    enrolment: Enrolment
    title: str
    items: tuple[Item, ...]
    done: int
    total: int
    next: Item | None
    """What the person does next."""
    language: str = "sv"
    """Of the title."""

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 only when all is done."""
        return self.done * 100 // self.total if self.total else 0

    @property
    def finished(self) -> bool:
        """Whether all that is compulsory is done."""
        return self.total > 0 and self.done == self.total

    def standing(self, *states: State, by: Doer | None = None) -> tuple[Item, ...]:
        """The compulsory items in these states, the earliest due first."""
        return tuple(
            item
            for item in sorted(self.items, key=_urgency)
            if item.state in states and item.compulsory and by in (None, item.activity.by)
        )

    def sections(self) -> list[tuple[str, list[Item]]]:
        """The items under their headings, in the programme's order."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.activity.section, []).append(item)
        return list(found.items())


def progress(
    programme: Programme | None,
    enrolment: Enrolment,
    facts: Facts,
    *,
    whose: Belonging,
    curriculum: Curriculum,
    today: date,
    own: Iterable[OwnActivity] = (),
) -> Progress:
    """The progress of one enrolment on a day. A programme that is gone leaves what was done."""
    own = list(own)
    prefix = f"{enrolment.programme_id}#"
    listed = {f"{prefix}{a.id}": a for a in (programme.activities if programme else ())}
    listed |= {f"own#{a.id}": _as_activity(a) for a in own if a.enrolment_id == enrolment.id}
    dues = {f"own#{a.id}": a.due for a in own}
    items = [
        _item(
            subject,
            activity,
            dues[subject] if subject in dues else _due(activity, enrolment),
            _Sight(enrolment, whose, curriculum, facts, today),
        )
        for subject, activity in listed.items()
    ]
    items = [i for i in items if i.done or i.own or _applies(i.activity, whose)]
    items += _gone(prefix, listed, enrolment, facts)
    counted = [item for item in items if item.compulsory]
    return Progress(
        enrolment=enrolment,
        title=programme.title if programme else enrolment.programme_id,
        items=tuple(items),
        done=sum(item.done for item in counted),
        total=len(counted),
        next=_next(items),
        language=programme.language if programme else "sv",
    )


@dataclass(frozen=True, slots=True)
class _Sight:
    """What one item is judged by."""

    enrolment: Enrolment
    whose: Belonging
    curriculum: Curriculum
    facts: Facts
    today: date


def _item(subject: str, activity: Activity, due: date | None, sight: _Sight) -> Item:
    facts, enrolment = sight.facts, sight.enrolment
    own = subject.startswith("own#")
    lessons = _lessons(activity, sight)
    seen = _mine(facts.confirmed.get(subject, ()), enrolment)
    said = _mine(facts.done.get(subject, ()), enrolment)
    learnt = _learnt(activity, sight)
    # What needed nobody's confirmation when it was done needs none afterwards.
    settled = [e for e in said if not activity.confirmed or e.data.get("confirm") is False]

    def item(state: State, fact: Event | None, why: Message, words: str = "") -> Item:
        since = happened(fact) if fact else None
        by = fact.person_id if fact else None
        return Item(subject, activity, state, due, since, by, why, words, lessons, own)

    if seen:
        return item(State.DONE, seen[0], say("progress.why_confirmed"), _words(seen))
    if settled:
        return item(State.DONE, settled[0], say("progress.why_done"))
    if learnt is not None and not activity.confirmed:
        return item(State.DONE, learnt, say(f"progress.why_{activity.kind}_done"))
    if waiting := [*said, *([learnt] if learnt else [])]:
        return item(State.WAITING, min(waiting, key=moment), say("progress.why_waiting"))
    state = State.OPEN
    if sight.today < enrolment.start:
        state = State.NOT_YET
    elif due is not None and due < sight.today and not (activity.voluntary or enrolment.ended):
        state = State.LATE
    return item(state, None, _needed(activity, lessons))


def _learnt(activity: Activity, sight: _Sight) -> Event | None:
    if activity.kind is ActivityKind.LESSON:
        return lesson_done(activity.target, sight.facts, sight.curriculum)
    if activity.kind is ActivityKind.COURSE:
        return course_done(activity.target, sight.facts, sight.whose, sight.curriculum)
    return None


def _lessons(activity: Activity, sight: _Sight) -> tuple[tuple[str, bool], ...]:
    course = sight.curriculum.courses.get(activity.target)
    if activity.kind is not ActivityKind.COURSE or course is None:
        return ()
    return tuple(
        (lesson, lesson_done(lesson, sight.facts, sight.curriculum) is not None)
        for lesson in lessons_of(course, sight.whose, sight.curriculum)
    )


def _needed(activity: Activity, lessons: tuple[tuple[str, bool], ...]) -> Message:
    """What makes it done, in words."""
    if activity.confirmed:
        return say("progress.needs_confirmation")
    if activity.kind is ActivityKind.COURSE:
        left = sum(not done for _, done in lessons)
        return say("progress.needs_lessons", n=left) if left else say("progress.needs_course")
    if activity.kind is ActivityKind.LESSON:
        return say("progress.needs_lesson")
    return say(f"progress.needs_{activity.by}")


def _applies(activity: Activity, whose: Belonging) -> bool:
    return whose.meets(activity.branches, activity.professions)


def _due(activity: Activity, enrolment: Enrolment) -> date | None:
    if activity.due_day is None:
        return None
    try:
        return enrolment.start + timedelta(days=activity.due_day - 1)
    except OverflowError:
        return date.max


def _mine(events: Iterable[Event], enrolment: Enrolment) -> list[Event]:
    """Those said of this enrolment, or of none in particular."""
    return [e for e in events if e.data.get("enrolment", enrolment.id) == enrolment.id]


def _words(events: Iterable[Event]) -> str:
    return next((str(e.data["words"]) for e in events if e.data.get("words")), "")


def _gone(prefix: str, listed: Iterable[str], enrolment: Enrolment, facts: Facts) -> list[Item]:
    """What was done and then taken out of the programme: it stays on the page, and counts."""
    there = set(listed)
    subjects = {*facts.done, *facts.confirmed}
    found: list[Item] = []
    for subject in sorted(s for s in subjects if s.startswith(prefix) and s not in there):
        said = _mine(facts.done.get(subject, ()), enrolment)
        seen = _mine(facts.confirmed.get(subject, ()), enrolment)
        done = seen or [e for e in said if e.data.get("confirm") is not True]
        if not done:
            continue
        told = (str(e.data["title"]) for e in (*done, *said) if e.data.get("title"))
        activity = _activity(subject.removeprefix(prefix), next(told, ""), Doer.EMPLOYEE)
        why = say("progress.why_gone")
        when, who = happened(done[0]), done[0].person_id
        found.append(
            Item(subject, activity, State.DONE, None, when, who, why, _words(seen), gone=True)
        )
    return found


def _next(items: Iterable[Item]) -> Item | None:
    """The employee's next: what is due first; what is voluntary when nothing else is left."""
    mine = [
        item
        for item in items
        if item.activity.by is Doer.EMPLOYEE
        and item.state in (State.LATE, State.OPEN, State.NOT_YET)
    ]
    return min(mine, key=lambda item: (not item.compulsory, _urgency(item)), default=None)


def _urgency(item: Item) -> date:
    return item.due or date.max


def _as_activity(own: OwnActivity) -> Activity:
    return _activity(own.id, own.title, own.by)


def _activity(id_: str, title: str, by: Doer) -> Activity:
    """An activity that no programme describes."""
    return Activity(
        id=id_,
        title=title,
        html="",
        kind=ActivityKind.OTHER,
        by=by,
        voluntary=False,
        confirmed=False,
        target="",
        due_day=None,
        branches=(),
        professions=(),
        section="",
    )
