"""The group: everybody's levels, and where the group has furthest to go."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from werkzeug.wrappers import Response

from kompetensportal.model.accounts.access import Act, units_led
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.goals.knowledge import Knowledge
from kompetensportal.model.goals.levels import SystemLevel
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.small_groups import SMALLEST, may_show
from kompetensportal.store.accounts import accesses, units
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.sight import led
from kompetensportal.web.goals.group import pages
from kompetensportal.web.goals.others import PAGE
from kompetensportal.web.goals.shown import known, name_of
from kompetensportal.web.unit_choices import unit_choices

MOST = 200
"""People on one page; a manager of more chooses a unit."""


@dataclass(frozen=True, slots=True)
class Column:
    """One system of the group. Figures only for at least SMALLEST people."""

    system: str
    name: str
    people: int
    """For how many of them it is part of the job, and something is known."""
    below: int | None
    """How many have not reached what is wanted; None for a small group."""
    mean: float | None


@pages.get("/chef/kunskap")
@allowed(Act.FOLLOW_UNIT)
def group_gaps() -> str | Response:
    """A row for each person, a column for each system."""
    unit = request.args.get("enhet", "")
    with portal().database.session() as session:
        tree = units.tree(session)
        theirs = units_led(viewer(), tree, today())
        everybody = led(session, tree, unit)
        shown = everybody[:MOST]
        accesses.log(session, viewer().id, [person.id for person in shown], PAGE)
        found = known(session, shown, tree, only_levels=True)
    return render_template(
        "goals/group.html",
        people=[(one, {of.system: of for of in one.asked}) for one in found],
        columns=columns(found),
        many=len(everybody),
        most=MOST,
        smallest=SMALLEST,
        unit=unit,
        units=unit_choices(tree, theirs),
    )


def columns(found: list[Knowledge]) -> list[Column]:
    """The systems that are part of somebody's job, those with most people to help first."""
    sheets: dict[str, GoalSheet] = {}
    known_of: dict[str, list[tuple[Knowledge, SystemLevel]]] = {}
    for person in found:
        for one in person.asked:
            sheets.setdefault(one.system, one.sheet)
            if one.answered:
                known_of.setdefault(one.system, []).append((person, one))
    made = []
    for system, sheet in sheets.items():
        there = known_of.get(system, [])
        shows = may_show(len(there))
        below = sum(one.level < person.wanted[system] for person, one in there)
        mean = sum(one.level for _, one in there) / len(there) if there else 0.0
        made.append(
            Column(
                system,
                name_of(sheet),
                len(there),
                below if shows else None,
                mean if shows else None,
            )
        )
    return sorted(made, key=lambda column: (-(column.below or 0), column.name.casefold()))
