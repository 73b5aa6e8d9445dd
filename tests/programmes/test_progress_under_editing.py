"""Programmes and courses are edited at random while somebody is in the middle of one.

Her share stays between 0 and 100 %, and is never lower than before without a reason that is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kompetensportal.model.accounts.person import Belonging, Enrolment
from kompetensportal.model.content.course import Activity, ActivityKind, Doer, Programme
from kompetensportal.model.content.curriculum import (
    CourseShape,
    Curriculum,
    LessonShape,
    course_done,
)
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.learning.facts import gather
from kompetensportal.model.learning.progress import OwnActivity, Progress, progress
from kompetensportal.model.programmes.version import changes

START = date(2026, 11, 2)
IDS, LESSONS, BRANCHES = ("ett", "tva", "tre", "fyra"), ("k/a", "k/b", "k/c"), ("hemtjänst", "lss")
branches = st.lists(st.sampled_from(BRANCHES), max_size=1).map(tuple)


@st.composite
def activities(draw: st.DrawFn, id_: str) -> Activity:
    kind = draw(st.sampled_from(list(ActivityKind)))
    target = {ActivityKind.LESSON: draw(st.sampled_from(LESSONS)), ActivityKind.COURSE: "k"}
    return Activity(
        id=id_,
        title=f"Titel {id_}",
        html="",
        kind=kind,
        by=draw(st.sampled_from(list(Doer))),
        voluntary=draw(st.booleans()),
        confirmed=draw(st.booleans()),
        target=target.get(kind, ""),
        due_day=draw(st.none() | st.integers(1, 60)),
        branches=draw(branches),
        professions=(),
        section="",
        working_days=draw(st.booleans()),
        after=draw(st.lists(st.sampled_from(IDS), max_size=2).map(tuple)),
    )


@st.composite
def contents(draw: st.DrawFn) -> tuple[Activity, ...]:
    chosen = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4))
    return tuple(draw(activities(id_)) for id_ in chosen)


@dataclass
class World:
    """What a portal knows of one person on one programme."""

    published: Programme
    counts: Programme
    enrolment: Enrolment
    curriculum: Curriculum
    whose: Belonging
    own: list[OwnActivity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    today: date = START

    def look(self) -> Progress:
        return progress(
            self.counts,
            self.enrolment,
            gather(self.events),
            whose=self.whose,
            curriculum=self.curriculum,
            today=self.today,
            own=self.own,
        )

    def tell(self, type_: EventType, subject: str, by: str = "amina", **data: object) -> None:
        at = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(minutes=len(self.events))
        self.events.append(Event(new_id(), type_, by, "amina", subject, "v1", at, data))
        # The portal writes down that a course is done, so that a later lesson takes nothing.
        facts = gather(self.events)
        if not facts.courses and course_done("k", facts, self.whose, self.curriculum):
            self.tell(EventType.COURSE_COMPLETED, "k")


def programme(found: tuple[Activity, ...], version: str) -> Programme:
    return Programme("ny", "Ny", "", "", "", None, (), (), found, "", version)


def lessons(audiences: dict[str, tuple[str, ...]]) -> Curriculum:
    shapes = {
        id_: LessonShape(id_, id_, audience, {"v1": frozenset()})
        for id_, audience in audiences.items()
    }
    return Curriculum(shapes, {"k": CourseShape("k", "Kurs", tuple(audiences))})


class Editing(RuleBasedStateMachine):
    """Everything that can happen, in any order."""

    def __init__(self) -> None:
        super().__init__()
        first = programme((), "0")
        belongs = Belonging(frozenset({"hemtjänst"}), frozenset())
        enrolment = Enrolment("e", "amina", "ny", START, None, None, "0", belongs)
        self.world = World(first, first, enrolment, lessons({"k/a": ()}), belongs)
        self.edition, self.added = 0, 0
        self.percent, self.reasons = 0, frozenset[object]()

    @rule(found=contents())
    def the_file_is_edited(self, found: tuple[Activity, ...]) -> None:
        self.edition += 1
        self.world.published = programme(found, str(self.edition))

    @rule()
    def she_is_moved_to_the_new_version(self) -> None:
        world = self.world
        told = [one.plain for one in changes(world.counts, world.published)]
        world.counts = world.published
        world.enrolment = replace(world.enrolment, version=world.counts.version)
        world.tell(EventType.PROGRAMME_MOVED, "ny", "eva", enrolment="e", changes=told)

    @rule(audiences=st.dictionaries(st.sampled_from(LESSONS), branches))
    def courses_are_edited(self, audiences: dict[str, tuple[str, ...]]) -> None:
        self.world.curriculum = lessons(audiences)

    @rule(lesson=st.sampled_from(LESSONS))
    def she_learns(self, lesson: str) -> None:
        self.world.tell(EventType.LESSON_COMPLETED, lesson, questions=[])

    @rule(id_=st.sampled_from(IDS), confirm=st.booleans())
    def she_says_done(self, id_: str, confirm: bool) -> None:
        self.world.tell(EventType.ACTIVITY_DONE, f"ny#{id_}", enrolment="e", confirm=confirm)

    @rule(id_=st.sampled_from(IDS), words=st.sampled_from(("Fint!", "")))
    def the_mentor_confirms(self, id_: str, words: str) -> None:
        self.world.tell(
            EventType.ACTIVITY_CONFIRMED, f"ny#{id_}", "dilan", enrolment="e", words=words
        )

    @rule(id_=st.sampled_from(IDS))
    def the_mentor_returns(self, id_: str) -> None:
        self.world.tell(
            EventType.ACTIVITY_RETURNED, f"ny#{id_}", "dilan", enrolment="e", words="Visa mig."
        )

    @rule(id_=st.sampled_from(IDS), chosen=st.booleans())
    def she_chooses(self, id_: str, chosen: bool) -> None:
        self.world.tell(EventType.ACTIVITY_CHOSEN, f"ny#{id_}", enrolment="e", chosen=chosen)

    @precondition(lambda self: len(self.world.own) < 3)
    @rule()
    def the_manager_adds_an_activity(self) -> None:
        self.added += 1
        id_ = f"egen-{self.added}"
        self.world.own.append(OwnActivity(id_, "e", f"Titel {id_}", Doer.MANAGER, None))

    @precondition(lambda self: bool(self.world.own))
    @rule(done=st.booleans())
    def an_own_activity_is_done_or_taken_away(self, done: bool) -> None:
        one = self.world.own[0]
        if done:
            self.world.tell(
                EventType.ACTIVITY_DONE,
                f"own#{one.id}",
                "eva",
                enrolment="e",
                confirm=False,
                title=one.title,
            )
        else:
            self.world.own.remove(one)

    @rule(branch=st.sampled_from(BRANCHES))
    def she_moves_to_another_unit(self, branch: str) -> None:
        self.world.whose = Belonging(frozenset({branch}), frozenset())

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        self.world.today += timedelta(days=days)

    @invariant()
    def her_share_is_sound_and_never_falls_without_a_reason(self) -> None:
        found = self.world.look()
        assert 0 <= found.done <= found.total
        assert 0 <= found.percent <= 100
        assert (found.percent == 100) == found.finished
        assert len({item.subject for item in found.items}) == len(found.items)
        reasons = frozenset(found.changes)
        if found.percent < self.percent:
            assert reasons - self.reasons, (self.percent, found.percent, found.changes)
        self.percent, self.reasons = found.percent, reasons


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=150,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
