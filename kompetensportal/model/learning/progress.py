"""How far somebody has come in a programme: one pure function for every page, table and print.

Counted from a set of events, so nothing counts up, nothing passes 100 %, and editing a programme
takes nothing from anybody: what was done stays done, also when it no longer applies or is asked
for in another way. What counts as done:

- a lesson: "Jag kan det nu" when all its questions have been answered right, or all its goals
  reached already, confirmed by a colleague or shown in a check (`model.goals.reached`)
- a course: all its lessons that apply to the person's branch
- something to be confirmed: a mentor has confirmed it; before that it waits for confirmation
- anything else: somebody who may has said that it is done

An enrolment keeps the version of the programme that it began with. When more is asked for than
before, `Progress.changes` says what and why: a share that falls has its reason there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import Activity, Doer, Programme
from kompetensportal.model.content.curriculum import Belonging, Curriculum
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.learning.item import Item, OwnActivity, State
from kompetensportal.model.learning.judge import Sight, bare, goal_left, gone, in_order, judged
from kompetensportal.model.programmes.due import due_day
from kompetensportal.model.programmes.order import circular
from kompetensportal.model.programmes.renewal import Renewal, renewals
from kompetensportal.model.programmes.version import Change, How, change_of
from kompetensportal.words import Message, say

__all__ = ["Item", "OwnActivity", "Progress", "State", "progress"]
_OWN = "own#"


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
    changes: tuple[Message, ...] = ()
    """Why more may be asked for, or less count, than when the person began."""
    paused: bool = False
    """The person is on leave today: the clock stands still."""
    back: date | None = None
    """The first day at work after the latest leave."""
    renewals: tuple[Renewal, ...] = ()
    """What is done again every so many months, and until when it counts."""

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
        found = (
            item
            for item in self.items
            if item.state in states and item.compulsory and by in (None, item.activity.by)
        )
        return tuple(sorted(found, key=_urgency))

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
    away: Sequence[tuple[date, date]] = (),
) -> Progress:
    """The progress of one enrolment on a day. A programme that is gone leaves what was done.

    programme: the version that counts for the enrolment.
    own: what the manager has added.
    away: first and last days of leave (`model.programmes.leave.merged`).
    """
    own = [one for one in own if one.enrolment_id == enrolment.id]
    prefix = f"{enrolment.programme_id}#"
    activities = {a.id: a for a in (programme.activities if programme else ())}
    paused = any(first <= today <= last for first, last in away)
    sight = Sight(enrolment, whose, curriculum, facts, today, paused)
    moved = _moved(facts, enrolment)
    items = [
        judged(
            f"{prefix}{a.id}",
            a,
            due_day(a, enrolment.start, away),
            sight,
            _added(a, moved, whose, enrolment.began),
        )
        for a in activities.values()
    ]
    items = [i for i in items if i.done or _applies(i.activity, whose)]
    items += [
        judged(
            f"{_OWN}{one.id}",
            bare(one.id, one.title, one.by),
            one.due,
            sight,
            say("programmes.added_own", what=one.title),
        )
        for one in own
    ]
    listed = {f"{prefix}{id_}" for id_ in activities} | {f"{_OWN}{one.id}" for one in own}
    said = {s: s.startswith(_OWN) for s in (*facts.done, *facts.confirmed)}
    items += gone({s: n for s, n in said.items() if n or s.startswith(prefix)}, listed, sight)
    items = in_order(items, circular(activities))
    counted = [item for item in items if item.compulsory]
    return Progress(
        enrolment=enrolment,
        title=programme.title if programme else enrolment.programme_id,
        items=tuple(items),
        done=sum(item.done for item in counted),
        total=len(counted),
        next=_next(items),
        language=programme.language if programme else "sv",
        changes=_reasons(items, moved) + _goals_left(counted, sight),
        paused=paused,
        back=_back(away, today),
        renewals=renewals(items, facts, enrolment, today),
    )


def _applies(activity: Activity, whose: Belonging) -> bool:
    return whose.meets(activity.branches, activity.professions)


def _moved(facts: Facts, enrolment: Enrolment) -> list[Change]:
    """What moves to other versions changed for an enrolment, the first move first."""
    found: list[Change] = []
    for event in facts.moved.get(enrolment.programme_id, ()):
        if event.data.get("enrolment") == enrolment.id:
            told = (change_of(one) for one in event.data.get("changes", ()))
            found += [change for change in told if change is not None]
    return found


def _added(
    activity: Activity, moved: Iterable[Change], whose: Belonging, began: Belonging | None
) -> Message | None:
    """Why an activity is there that was not asked for on the first day."""
    how = {c.how for c in moved if c.activity == activity.id}
    if how & {How.ADDED, How.COMPULSORY, How.WHOM}:
        return say("programmes.added_version", what=activity.title)
    if began is not None and _applies(activity, whose) and not _applies(activity, began):
        return say("programmes.added_place", what=activity.title)
    return None


def _reasons(items: Iterable[Item], moved: Sequence[Change]) -> tuple[Message, ...]:
    """Why the share may be lower than it was: what came to, and what counts no longer."""
    found = list(items)
    came = [item.added for item in found if item.compulsory and item.added is not None]
    less = [c.words for c in moved if c.how in (How.REMOVED, How.VOLUNTARY, How.CONFIRMED)]
    again = {c.activity for c in moved if c.how is How.ADDED}
    less += [
        say("programmes.change_voluntary", what=item.activity.title)
        for item in found
        if item.done and not item.compulsory and item.activity.id in again
    ]
    return tuple(dict.fromkeys([*came, *less]))


def _goals_left(items: Iterable[Item], sight: Sight) -> tuple[Message, ...]:
    """A lesson that was skipped is to be done after all when its goals are no longer reached."""
    found = (goal_left(item, sight) for item in items)
    return tuple(message for message in found if message is not None)


def _back(away: Sequence[tuple[date, date]], today: date) -> date | None:
    """The first day at work after the latest leave that is over."""
    ended = [last for _, last in away if last < today]
    return max(ended) + timedelta(days=1) if ended else None


def _next(items: Iterable[Item]) -> Item | None:
    """The employee's next: what is due first; what is voluntary when nothing else is left."""
    mine = [
        item
        for item in items
        if item.activity.by is Doer.EMPLOYEE
        and item.state in (State.LATE, State.OPEN, State.NOT_YET)
        and not item.first
    ]
    return min(mine, key=_order, default=None)


def _order(item: Item) -> tuple[bool, bool, date]:
    """What was sent back and what is compulsory first; of the voluntary, what was chosen."""
    return not (item.compulsory or item.sent_back), not item.chosen, _urgency(item)


def _urgency(item: Item) -> date:
    return item.due or date.max
