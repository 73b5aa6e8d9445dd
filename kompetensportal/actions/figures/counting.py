"""Count what people have taken part in.

`up_to_date` counts again the people of whom there is something new: late events, erasure, a move,
a changed gender and another place of a unit in the tree are no other case. `recount` begins from
the first event, without keeping anybody waiting, and says whether the counts shown were others.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.count import (
    NOTHING,
    Cell,
    Numbers,
    added,
    change,
    paths,
    plus,
)
from kompetensportal.model.figures.taken import COUNTED, Prices, Taken, taken
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.database import Database
from kompetensportal.store.figures import counts, learnt, minutes
from kompetensportal.store.figures import state as kept
from kompetensportal.store.figures.touched import counted_again, touched
from kompetensportal.store.learning.events import PERSON_STONE, person_tombstone

RULES = 1
"""Change it when people are counted in another way: then everything is counted again."""
TOGETHER = 250
"""People whose events are read at a time."""

_one_at_a_time = threading.Lock()
Part = tuple[str, list[Taken]]
"""The gender somebody is counted with, and what she took part in."""
NO_PART: Part = ("", [])
MADE_WITH = blake2b(repr((RULES, sorted(COUNTED))).encode(), digest_size=16).hexdigest()
"""Digest of how people are counted."""


@dataclass(frozen=True, slots=True)
class Recounted:
    """What came of counting from the beginning."""

    people: int
    cells: int
    differing: int | None
    """Cells that were others before; None when there was nothing to compare with."""


def up_to_date(database: Database, library: Generation, today: date) -> kept.State:
    """Let the counts hold every event there is. The first time, all of them are counted."""
    with database.session() as session:
        now, tree = kept.state(session), units.tree(session)
        changed = now.mark < kept.last_order(session) or bool(touched(session))
        known = now.texts == library.text_digest
    if now.mark < 0 or now.made_with != MADE_WITH:
        recount(database, library, today)
    elif changed or not known or now.paths != _as_json(paths(tree)):
        with database.session() as session:
            _count_new(session, library, today)
    with database.session() as session:
        return kept.state(session)


def recount(database: Database, library: Generation, today: date) -> Recounted:
    """Count from the first event; the counts that were kept stay until the new ones are there."""
    with _one_at_a_time:
        with database.session() as session:
            begun = kept.begin(session)
            _note_minutes(session, library, today)
            if begun.mark >= 0 and begun.made_with == MADE_WITH:
                _count_new(session, library, today)
        with learnt.sight(database) as session:
            before, tree = kept.state(session), units.tree(session)
            mark = before.mark if before.mark >= 0 else kept.last_order(session)
            parts = _parts(session, learnt.everybody(session), minutes.prices(session), mark)
            cells, whole = _summed(parts, tree)
            same_rules = before.mark >= 0 and before.made_with == MADE_WITH
            same_tree = before.paths == _as_json(paths(tree))
            comparable = same_rules and same_tree and not touched(session)
            shown = counts.everything(session) if comparable else None
        differing = None if shown is None else _differing(shown, cells)
        with database.session() as session:
            kept.begin(session)
            counts.replace_all(session, cells)
            counts.forget_parts(session)
            counts.keep_parts(session, whole)
            now = _as_json(paths(tree))
            kept.keep(session, mark=str(mark), made_with=MADE_WITH, paths=now)
            if differing:
                kept.keep(session, differed=_told(differing, shown or {}, cells))
            if touched(session):
                _count_new(session, library, today)  # Somebody was erased or moved meanwhile.
    number = None if differing is None else len(differing)
    return Recounted(len(whole), len(cells), number)


def seen(database: Database) -> None:
    """Somebody has read that a recount differed."""
    with database.session() as session:
        kept.keep(session, differed="")


def _count_new(session: Session, library: Generation, today: date) -> None:
    now = kept.begin(session)
    _note_minutes(session, library, today)
    last, above = kept.last_order(session), paths(units.tree(session))
    before = {unit: tuple(way) for unit, way in json.loads(now.paths or "{}").items()}
    moved = {unit for unit in above.keys() | before.keys() if above.get(unit) != before.get(unit)}
    again = learnt.since(session, now.mark) | _touched(session) | people.ever_on(session, moved)
    sums = dict[Cell, Numbers]()
    for some in _batches(sorted(again)):
        new = dict(_parts(session, some, minutes.prices(session), last))
        old = counts.parts(session, some)
        for person in some:
            was, is_ = old.get(person, NO_PART), new.get(person, NO_PART)
            differs = change(added(was[1], was[0], before), added(is_[1], is_[0], above))
            for cell, numbers in differs:
                sums[cell] = plus(sums.get(cell, NOTHING), numbers)
        counts.keep_parts(session, new)
    counts.add(session, sums)
    counted_again(session)
    kept.keep(session, mark=str(last), paths=_as_json(above))


def _touched(session: Session) -> set[str]:
    """Whose part changed; of somebody erased her hash is known, and her id if she has a part."""
    said = touched(session)
    stones = {one for one in said if one.startswith(PERSON_STONE)}
    if not stones:
        return said
    erased = {one for one in counts.with_a_part(session) if person_tombstone(one) in stones}
    return (said - stones) | erased


def _parts(
    session: Session, ids: Sequence[str], prices: Prices, upto: int
) -> Iterator[tuple[str, Part]]:
    """What each of these people took part in; nothing of somebody who has been erased."""
    for some in _batches(ids):
        known = people.by_ids(session, some)
        for person_id, events in learnt.learnt(session, some, upto).items():
            person = known.get(person_id)
            if person is None:
                yield person_id, ("", [])
            else:
                gender = person.gender.value if person.gender else ""
                yield person_id, (gender, taken(events, person.memberships, prices))


def _summed(
    parts: Iterator[tuple[str, Part]], tree: Tree
) -> tuple[dict[Cell, Numbers], dict[str, Part]]:
    above, cells, whole = paths(tree), dict[Cell, Numbers](), dict[str, Part]()
    for person, (gender, theirs) in parts:
        whole[person] = gender, theirs
        for cell, numbers in added(theirs, gender, above).items():
            there = cells.get(cell)
            cells[cell] = numbers if there is None else plus(there, numbers)
    return cells, whole


def _differing(shown: Mapping[Cell, Numbers], cells: Mapping[Cell, Numbers]) -> list[Cell]:
    every = shown.keys() | cells.keys()
    return sorted(cell for cell in every if shown.get(cell, NOTHING) != cells.get(cell, NOTHING))


def _told(
    differing: Collection[Cell], shown: Mapping[Cell, Numbers], cells: Mapping[Cell, Numbers]
) -> str:
    first = min(differing)
    return json.dumps(
        {
            "at": datetime.now(UTC).isoformat(),
            "cells": len(differing),
            "first": first,
            "was": shown.get(first, NOTHING),
            "is": cells.get(first, NOTHING),
        }
    )


def _note_minutes(session: Session, library: Generation, today: date) -> None:
    if kept.state(session).texts != library.text_digest:
        minutes.note(session, library.entries.values(), today)
        kept.keep(session, texts=library.text_digest)


def _as_json(above: Mapping[str, Sequence[str]]) -> str:
    return json.dumps(above, sort_keys=True)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), TOGETHER):
        yield ids[at : at + TOGETHER]
