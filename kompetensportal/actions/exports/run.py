"""Make an export, and make one again.

An export holds the facts that came after the last one of its profile, in the server's order, up to
the newest there is. Its number, its range and its profile are kept, so it can be made again; only
what has been erased or renamed since is another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.errors import NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.goals import KnowledgeGoal
from kompetensportal.model.exports.fact import Fact
from kompetensportal.model.exports.profile import Profile, read_profile
from kompetensportal.model.figures.taken import (
    GATHERINGS,
    Prices,
    minutes_on,
    place_on,
    told_minutes,
)
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, EventType, happened
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.figures import exports, minutes, state
from kompetensportal.store.figures.exports import Export
from kompetensportal.words import say

Writer = Callable[[Profile, Sequence[Fact]], bytes]
"""Writes facts as a profile says."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    export: Export
    content: bytes
    people: frozenset[str]
    """Ids of those whom it is about."""
    same: bool = True
    """Whether it is, byte by byte, what it was the first time."""


def make(
    session: Session,
    library: Generation,
    profile: Profile,
    write: Writer,
    *,
    by: str = "",
    from_the_beginning: bool = False,
) -> Made:
    """Export what is new. by: id of the administrator who asked; empty: the portal itself."""
    # Written before others are kept out, which for a first export may take long. Where another
    # one has been made meanwhile, it is written once more behind the lock: none is in two.
    while True:
        begun = exports.mark(session, profile.name)
        after = 0 if from_the_beginning else begun
        upto = max(after, state.last_order(session))
        facts = _facts(session, library, profile, after, upto)
        content = write(profile, facts)
        state.begin(session)
        if exports.mark(session, profile.name) == begun:
            break
    now, digest = datetime.now(UTC), sha256(content).hexdigest()
    export = Export(0, profile.name, profile.text, after, upto, now, by, len(facts), digest)
    export = replace(export, number=exports.keep(session, export))
    return Made(export, content, _about(facts))


def make_again(session: Session, library: Generation, number: int, write: Writer) -> Made:
    """The export of a number once more, with the profile as it was then.

    Raises NotFoundError when there is none.
    """
    export = exports.by_number(session, number)
    if export is None:
        raise NotFoundError(say("exports.no_export", number=number), say("exports.no_export_mend"))
    profile = read_profile(export.profile, export.text)
    facts = _facts(session, library, profile, export.after, export.upto)
    content = write(profile, facts)
    same = sha256(content).hexdigest() == export.digest
    return Made(export, content, _about(facts), same)


def deliver(folder: Path, made: Made, ending: str) -> Path:
    """Put an export into a folder, whole or not at all. Raises EnvironmentalError for the disk."""
    file = folder / file_name(made.export, ending)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, made.content, durable=True)
    return file


def file_name(export: Export, ending: str) -> str:
    """`kompetens-000012.csv`: the same each time that it is made."""
    return f"{export.profile}-{export.number:06}.{ending}"


def _facts(
    session: Session, library: Generation, profile: Profile, after: int, upto: int
) -> list[Fact]:
    found = exports.facts(session, profile.facts, after, upto)
    ids = sorted({id_ for one in found for id_ in (one.about_id, one.person_id) if id_})
    known: dict[str, Person] = {}
    for at in range(0, len(ids), 500):
        known |= people.by_ids(session, ids[at : at + 500])
    tree, prices = units.tree(session), minutes.prices(session)
    return [
        _fact(event, known[event.about_id], known, (library, tree, prices))
        for event in found
        if event.about_id in known
    ]


def _fact(
    event: Event, person: Person, known: dict[str, Person], with_: tuple[Generation, Tree, Prices]
) -> Fact:
    library, tree, prices = with_
    day = local_day(happened(event))
    place = place_on(person.memberships, day)
    unit = tree.get(place.unit_id) if place else None
    other = known.get(event.person_id or "") if event.person_id != event.about_id else None
    goal = _goal(library, event) if event.type == EventType.GOAL_CONFIRMED else None
    return Fact(
        event=event,
        person=person,
        unit=unit.name if unit else "",
        profession=place.profession if place else "",
        title=goal.text if goal else _title(library, event),
        minutes=_minutes(event, prices, day),
        level=goal.level if goal else None,
        confirmed_by=other.name if other else "",
    )


def _minutes(event: Event, prices: Prices, day: date) -> int:
    if event.type == EventType.LESSON_COMPLETED:
        return minutes_on(prices, event.subject, day)
    return told_minutes(event) if event.type in GATHERINGS else 0


def _goal(library: Generation, event: Event) -> KnowledgeGoal | None:
    """The goal that somebody was seen to reach, as it is published today."""
    sheets = library.goals.values()
    return next((one for sheet in sheets for one in sheet.goals if one.id == event.subject), None)


def _title(library: Generation, event: Event) -> str:
    """As the fact says it; else as it is called today."""
    if isinstance(told_ := event.data.get("title"), str) and told_:
        return told_
    there = library.entries.get(event.subject) or library.courses.get(event.subject)
    return there.title if there else event.subject


def _about(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset(fact.person.id for fact in facts)
