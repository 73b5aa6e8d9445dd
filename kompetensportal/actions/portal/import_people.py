"""Import people from a list: first a plan that shows what each row would do, then all of it at
once or nothing. The same list a second time changes nothing. Nobody is removed by an import."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.orm import Session

from kompetensportal.actions.portal.people import check, clean
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.people_csv import Row, WrongRow, decode, parse
from kompetensportal.model.accounts.person import Membership, Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import people, units
from kompetensportal.words import Message, say

ARROW = ">"


class State(StrEnum):
    """What a row would do; each has a message `admin.state_…`."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the plan."""

    line: int
    state: State
    user_name: str
    name: str
    changes: tuple[str, ...] = ()
    """What would change: `name`, `email` …, or `place`; each has a message `admin.change_…`."""
    what: Message | None = None
    mend: Message | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list would do."""

    rows: tuple[Planned, ...]
    people: tuple[Person, ...]
    """New and changed people, as they would be."""
    new: tuple[str, ...]
    """Ids of the new ones."""

    def count(self, state: State) -> int:
        """How many rows are in a state."""
        return sum(row.state is state for row in self.rows)


def plan(session: Session, content: bytes | str) -> Plan:
    """What a list would do; changes nothing. Raises MistakeError when it cannot be read at all."""
    given = parse(decode(content) if isinstance(content, bytes) else content)
    names = [row.user_name for row in given if isinstance(row, Row)]
    planner = _Planner(units.tree(session), people.by_user_names(session, names))
    rows = tuple(planner.take(row) for row in given)
    changed = [person for person in planner.after.values() if person.id in planner.touched]
    return Plan(rows, tuple(changed), tuple(planner.new))


def carry_out(session: Session, content: bytes | str) -> Plan:
    """Do what the plan says, in the caller's transaction; gives the plan.

    Raises MistakeError when a row is wrong: then nothing is done.
    """
    made = plan(session, content)
    if wrong := made.count(State.WRONG):
        raise MistakeError(say("admin.import_wrong", n=wrong), say("admin.import_wrong_mend"))
    for person in made.people:
        people.save(session, person)
    return made


class _Planner:
    """Goes through the rows in order; knows people as they would be after the rows before."""

    def __init__(self, tree: Tree, there: dict[str, Person]) -> None:
        self._tree = tree
        self._units = _names_of_units(tree)
        self.after = there
        self.touched: set[str] = set()
        self.new: list[str] = []
        self._facts: dict[str, tuple[int, tuple[object, ...]]] = {}
        self._places: dict[tuple[object, ...], int] = {}

    def take(self, row: Row | WrongRow) -> Planned:
        """Plan one row."""
        if isinstance(row, WrongRow):
            return Planned(row.line, State.WRONG, row.user_name, "", (), row.what, row.mend)
        try:
            return self._take(row)
        except MistakeError as error:
            return Planned(
                row.line, State.WRONG, row.user_name, row.name, (), error.what, error.mend
            )

    def _take(self, row: Row) -> Planned:
        unit_id = self._unit(row.unit)
        self._refuse_twice(row, unit_id)
        before = self.after.get(row.user_name)
        start = before or Person(new_id(), row.name, row.user_name, "sv", None, ())
        person = clean(
            replace(
                start,
                name=row.name,
                language=row.language or start.language,
                start_date=row.start_date or start.start_date,
                email=row.email or start.email,
                employment_number=row.employment_number or start.employment_number,
                gender=row.gender or start.gender,
                memberships=_with_place(start.memberships, row, unit_id),
            )
        )
        check(person, self._tree)
        self.after[row.user_name] = person
        if before is None:
            self.new.append(person.id)
        changes = _changes(start, person)
        if before is None or changes:
            self.touched.add(person.id)
        state = State.NEW if person.id in self.new else State.CHANGED if changes else State.SAME
        return Planned(row.line, state, row.user_name, row.name, changes)

    def _unit(self, name: str) -> str:
        found = self._units.get(_plain_path(name), set())
        if not found:
            raise MistakeError(say("admin.row_unit", text=name[:80]), say("admin.row_unit_mend"))
        if len(found) > 1:
            raise MistakeError(
                say("admin.row_unit_many", text=name[:80]), say("admin.row_unit_many_mend")
            )
        return next(iter(found))

    def _refuse_twice(self, row: Row, unit_id: str) -> None:
        place = (row.user_name, unit_id, row.role)
        if (line := self._places.setdefault(place, row.line)) != row.line:
            raise MistakeError(say("admin.row_twice", line=line), say("admin.row_twice_mend"))
        facts = (
            *(row.name, row.language, row.start_date, row.email),
            *(row.employment_number, row.gender),
        )
        line, first = self._facts.setdefault(row.user_name, (row.line, facts))
        if first != facts:
            raise MistakeError(say("admin.row_other", line=line), say("admin.row_other_mend"))


def _with_place(places: tuple[Membership, ...], row: Row, unit_id: str) -> tuple[Membership, ...]:
    for place in places:
        # Whoever comes back to where she was has a new place; the old one keeps its days.
        returns = bool(place.end and row.start and row.start > place.end)
        if (place.unit_id, place.role) == (unit_id, row.role) and not returns:
            same = replace(
                place,
                profession=row.profession or place.profession,
                start=row.start or place.start,
                end=row.end or place.end,
            )
            return tuple(same if one is place else one for one in places)
    return (*places, Membership(unit_id, row.role, row.profession, row.start, row.end))


def _changes(before: Person, after: Person) -> tuple[str, ...]:
    names = ("name", "language", "start_date", "email", "employment_number", "gender")
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    if set(before.memberships) != set(after.memberships):
        changed.append("place")
    return tuple(changed)


def _names_of_units(tree: Tree) -> dict[str, set[str]]:
    """Every way to name a unit: its name, or the end of its path: `Hemtjänst > Ekdalen`."""
    names: dict[str, set[str]] = {}
    for _, unit in tree.in_order():
        path = [one.name for one in tree.path(unit.id)]
        for start in range(len(path)):
            names.setdefault(_plain_path(ARROW.join(path[start:])), set()).add(unit.id)
    return names


def _plain_path(name: str) -> str:
    parts = name.replace("›", ARROW).split(ARROW)
    return ARROW.join(" ".join(part.split()).casefold() for part in parts)
