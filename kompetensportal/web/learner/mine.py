"""What is known of the person who is signed in, for her own pages and the start page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.course import ActivityKind
from kompetensportal.model.content.curriculum import Belonging, belonging, lesson_done
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.model.learning.facts import moment
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.learning.nudge import Nudge, nudges
from kompetensportal.model.learning.progress import Item, Progress
from kompetensportal.model.learning.referral import Referral, referrals
from kompetensportal.store.accounts import units
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.learning.helpers import Helpers, helpers
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.web.context import portal
from kompetensportal.web.reader import addresses

MOST_ANSWERS, NEW_DAYS = 3, 7


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go on."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a call for help, and the text that it was about if there is such a text."""

    event: Event
    about: Place | None


@dataclass(frozen=True, slots=True)
class Mine:
    """One person's way, seen by herself."""

    person: Person
    follow: Follow
    referred: tuple[Referral, ...]
    """Trainings she is referred to and has not done since."""
    helpers: Helpers
    going_on: Place | None
    """The lathund or lesson that she was in the middle of."""

    @property
    def under_way(self) -> tuple[Progress, ...]:
        """Her programmes that have not ended."""
        return tuple(p for p in self.follow.progresses if p.enrolment.ended is None)

    @property
    def nudges(self) -> tuple[tuple[Nudge, Place], ...]:
        """What she was reminded of these last days, and where one does it."""
        found = nudges(self.follow, today())
        return tuple((one, place_of(one.item, one.progress)) for one in found)

    @property
    def names(self) -> dict[str, str]:
        """The names of those who help her, by id."""
        return {h.id: h.name for h in (*self.helpers.mentors, *self.helpers.managers)}

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The latest answers to her calls for help."""
        return tuple(_answer(event) for event in self.follow.facts.answers[:MOST_ANSWERS])

    @property
    def new_answers(self) -> tuple[Answer, ...]:
        """Those of the last days, for the start page."""
        since = datetime.now(UTC) - timedelta(days=NEW_DAYS)
        return tuple(answer for answer in self.answers if answer.event.at >= since)


def _answer(event: Event) -> Answer:
    """An answer with its text; a step that it was about is where the link leads."""
    lesson, _, step = event.subject.partition("#")
    entry = portal().library.generation().entries.get(lesson)
    if entry is None:
        return Answer(event, None)
    address = addresses.of_lesson(lesson) + (f"#{step}" if step else "")
    return Answer(event, Place(entry.title, address))


def mine(person: Person) -> Mine:
    """Everything about one person's way that her own pages show."""
    with portal().database.session() as session:
        return _mine(session, person)


def continue_where_i_was(found: Mine) -> Place | None:
    """Where she was, or what is next in her programme; None when there is nothing of either."""
    if found.going_on is not None:
        return found.going_on
    for progress in found.under_way:
        if progress.next is not None:
            return place_of(progress.next, progress)
    return None


def place_of(item: Item, progress: Progress) -> Place:
    """Where one does an activity: its lesson or course, else its line in the programme."""
    activity = item.activity
    if activity.kind is ActivityKind.LESSON:
        return Place(activity.title, addresses.of_lesson(activity.target))
    if activity.kind is ActivityKind.COURSE:
        return Place(activity.title, addresses.of_course(activity.target))
    return Place(activity.title, f"/introduktion/{progress.enrolment.id}#{anchor(item)}")


def anchor(item: Item) -> str:
    """The id of an activity's line on a page."""
    return "a-" + item.subject.replace("#", "-")


def whose(session: Session, person: Person) -> Belonging:
    """The branches and professions of a person today."""
    tree = units.tree(session)
    found = (tree.get(m.unit_id) for m in person.memberships)
    branches = {unit.id: unit.branch for unit in found if unit is not None}
    return belonging(person.memberships, branches, today())


def _mine(session: Session, person: Person) -> Mine:
    library, tree, day = portal().library.generation(), units.tree(session), today()
    follow = follow_each(session, library, [person], tree, day)[0]
    taught = curriculum(library)
    mentors = [
        p.enrolment.mentor_id
        for p in follow.progresses
        if p.enrolment.ended is None and p.enrolment.mentor_id
    ]
    referred = referrals(follow.facts, whose(session, person), taught)
    return Mine(
        person,
        follow,
        tuple(r for r in referred if not r.done),
        helpers(session, person, list(dict.fromkeys(mentors)), tree, day),
        _going_on(follow),
    )


def _going_on(follow: Follow) -> Place | None:
    """The text last practised or answered in that is not done."""
    library = portal().library.generation()
    taught, facts = curriculum(library), follow.facts
    touched = {
        event.subject.partition("#")[0]: event
        for events in (*facts.practise.values(), *facts.answered.values())
        for event in events
    }
    latest: dict[str, Event] = {}
    for lesson, event in touched.items():
        done = lesson_done(lesson, facts, taught)
        practising = event.type == EventType.LESSON_PRACTISE
        if lesson in library.entries and (
            done is None or (practising and moment(event) > moment(done))
        ):
            latest[lesson] = event
    if not latest:
        return None
    lesson = max(latest, key=lambda one: moment(latest[one]))
    return Place(library.entries[lesson].title, addresses.of_lesson(lesson))
