"""How one activity of one person is judged: what counts as done, what it waits for, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import Activity, ActivityKind, Doer
from kompetensportal.model.content.curriculum import (
    Belonging,
    Curriculum,
    lesson_done,
    lessons_of,
)
from kompetensportal.model.goals.reached import reached
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.facts import Facts, moment
from kompetensportal.model.learning.item import Item, State
from kompetensportal.words import Message, say

_Looked = tuple[Event | None, Message | None]
"""The fact that made a lesson done; and why, when it was skipped."""
_ATTENDED = say("programmes.why_attended")
_LESSON_DONE = say("progress.why_lesson_done")
_COURSE_DONE = say("progress.why_course_done")
_COURSE_REACHED = say("programmes.course_reached")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the items of one enrolment are judged by."""

    enrolment: Enrolment
    whose: Belonging
    curriculum: Curriculum
    facts: Facts
    today: date
    paused: bool = False
    """On leave today: nothing is late."""
    lessons: dict[str, _Looked] = field(default_factory=dict)
    """What was found out of lessons: one is asked for alone, in its course, and for the share."""


def judged(
    subject: str,
    activity: Activity,
    due: date | None,
    sight: Sight,
    added: Message | None = None,
) -> Item:
    """One activity as it stands, whatever comes before it. `added`: why it came to later."""
    facts, enrolment = sight.facts, sight.enrolment
    seen = _mine(facts.confirmed.get(subject, ()), enrolment)
    said = _mine(facts.done.get(subject, ()), enrolment)
    course = _course(activity, sight)
    lessons = tuple((lesson, found[0] is not None) for lesson, found in course.items())
    learnt, learnt_why = _learnt(subject, activity, course, sight)
    # What needed nobody's confirmation when it was done needs none afterwards.
    settled = [e for e in said if not activity.confirmed or e.data.get("confirm") is False]

    def item(
        state: State,
        why: Message,
        fact: Event | None = None,
        words: str = "",
        sent_back: Event | None = None,
    ) -> Item:
        return Item(
            subject,
            activity,
            state,
            due,
            happened(fact) if fact else None,
            fact.person_id if fact else None,
            why,
            words,
            lessons,
            own=subject.startswith("own#"),
            added=added,
            sent_back=sent_back,
            chosen=activity.voluntary and _is_chosen(facts.chosen.get(subject, ()), enrolment),
        )

    if seen:
        return item(State.DONE, say("progress.why_confirmed"), seen[0], _words(seen))
    if settled:
        return item(State.DONE, say("progress.why_done"), settled[0])
    if learnt is not None and not activity.confirmed:
        return item(State.DONE, learnt_why, learnt)
    sent_back = _mine(facts.returned.get(subject, ()), enrolment)[-1:]
    told = [*said, *([learnt] if learnt else [])]
    if waiting := [e for e in told if not sent_back or moment(e) > moment(sent_back[0])]:
        return item(State.WAITING, say("progress.why_waiting"), min(waiting, key=moment))
    back = sent_back[0] if sent_back else None
    return item(_state(activity, due, sight), _needed(activity, lessons), sent_back=back)


def in_order(items: Iterable[Item], circular: Iterable[str]) -> list[Item]:
    """The items, where those that something else comes before wait for it.

    Only what applies to the person and counts, or was chosen, is waited for. What would have to
    come before itself waits for nothing.
    """
    found = list(items)
    by = {item.activity.id: item for item in found if not item.own}
    free = set(circular)

    def placed(item: Item) -> Item:
        if item.own or not item.activity.after or item.activity.id in free:
            return item
        wanted = (by[id_] for id_ in item.activity.after if id_ in by)
        first = tuple(
            one.activity.title for one in wanted if not one.done and (one.compulsory or one.chosen)
        )
        if not first or item.state not in (State.OPEN, State.LATE):
            return item
        why = say("programmes.first", what=first[0])
        return replace(item, state=State.NOT_YET, why=why, first=first)

    return [placed(item) for item in found]


def gone(subjects: Mapping[str, bool], listed: Iterable[str], sight: Sight) -> list[Item]:
    """What was done and then taken out of the programme: it stays on the page, and counts.

    subjects: what has been said of the enrolment, and whether it must name the enrolment, as the
    manager's own activities of another one do not belong here.
    """
    there, facts, enrolment = set(listed), sight.facts, sight.enrolment
    found: list[Item] = []
    for subject in sorted(set(subjects) - there):
        named = subjects[subject]
        said = _mine(facts.done.get(subject, ()), enrolment, named)
        seen = _mine(facts.confirmed.get(subject, ()), enrolment, named)
        done = seen or [e for e in said if e.data.get("confirm") is not True]
        if not done:
            continue
        told = (str(e.data["title"]) for e in (*done, *said) if e.data.get("title"))
        activity = bare(subject.partition("#")[2], next(told, ""), Doer.EMPLOYEE)
        when, who, words = happened(done[0]), done[0].person_id, _words(seen)
        why = say("progress.why_gone")
        found.append(Item(subject, activity, State.DONE, None, when, who, why, words, gone=True))
    return found


def bare(id_: str, title: str, by: Doer) -> Activity:
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


def _state(activity: Activity, due: date | None, sight: Sight) -> State:
    enrolment = sight.enrolment
    if sight.today < enrolment.start:
        return State.NOT_YET
    calm = activity.voluntary or enrolment.ended is not None or sight.paused
    return State.LATE if due is not None and due < sight.today and not calm else State.OPEN


def goal_left(item: Item, sight: Sight) -> Message | None:
    """Why a lesson is to be done although its goals have been looked at: not all are reached.

    Said also when one was reached and the person has said since that she cannot do it yet.
    """
    if item.done or item.activity.kind is not ActivityKind.LESSON:
        return None
    facts = sight.facts
    taught = sight.curriculum.teaching.get(item.activity.target, ())
    if not any(goal.id in facts.assured or goal.id in facts.rated for goal in taught):
        return None
    return say("programmes.goal_left", what=item.activity.title)


def _learnt(
    subject: str, activity: Activity, course: Mapping[str, _Looked], sight: Sight
) -> tuple[Event | None, Message]:
    """The fact by which something is done without being said, and in words why that is enough."""
    if activity.kind is ActivityKind.MEETING:
        there = _mine(sight.facts.attended.get(subject, ()), sight.enrolment)
        return (there[0] if there else None), _ATTENDED
    if activity.kind is ActivityKind.LESSON:
        fact, known = _lesson(activity.target, sight)
        return fact, known or _LESSON_DONE
    if activity.kind is not ActivityKind.COURSE:
        return None, _COURSE_DONE
    if (before := sight.facts.courses.get(activity.target)) is not None:
        return before[0], _COURSE_DONE
    facts = [fact for fact, _ in course.values() if fact is not None]
    if not facts or len(facts) < len(course):
        return None, _COURSE_DONE
    skipped = any(known is not None for _, known in course.values())
    return max(facts, key=moment), _COURSE_REACHED if skipped else _COURSE_DONE


def _lesson(lesson: str, sight: Sight) -> _Looked:
    """A lesson is done when it was read and answered, or (and then why) its goals are reached."""
    if (found := sight.lessons.get(lesson)) is None:
        found = sight.lessons[lesson] = _look_at(lesson, sight)
    return found


def _look_at(lesson: str, sight: Sight) -> _Looked:
    if (done := lesson_done(lesson, sight.facts, sight.curriculum)) is not None:
        return done, None
    known = reached(sight.facts, lesson, whose=sight.whose, curriculum=sight.curriculum)
    return (known.fact, known.why) if known is not None else (None, None)


def _course(activity: Activity, sight: Sight) -> dict[str, _Looked]:
    """The lessons of a course that apply, each with what makes it done."""
    course = sight.curriculum.courses.get(activity.target)
    if activity.kind is not ActivityKind.COURSE or course is None:
        return {}
    every = lessons_of(course, sight.whose, sight.curriculum)
    return {lesson: _lesson(lesson, sight) for lesson in every}


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


def _is_chosen(events: Iterable[Event], enrolment: Enrolment) -> bool:
    said = _mine(events, enrolment)
    return bool(said) and said[-1].data.get("chosen") is True


def _mine(events: Iterable[Event], enrolment: Enrolment, named: bool = False) -> list[Event]:
    """Those said of this enrolment, or (unless they must be `named`) of none in particular."""
    other = None if named else enrolment.id
    return [e for e in events if e.data.get("enrolment", other) == enrolment.id]


def _words(events: Iterable[Event]) -> str:
    return next((str(e.data["words"]) for e in events if e.data.get("words")), "")
