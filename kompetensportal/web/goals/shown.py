"""What templates show of somebody's knowledge: names of systems, the chart, the same as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from markupsafe import Markup
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.content.source import Form
from kompetensportal.model.goals.knowledge import Knowledge, earlier
from kompetensportal.model.goals.standing import GoalStand
from kompetensportal.model.learning.day import local_day, today
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.goals.standing import knowledge_each, whose_of
from kompetensportal.web.charts.radar import Line, radar
from kompetensportal.web.context import portal, t
from kompetensportal.web.reader import systems
from kompetensportal.web.shell import reader

BACK = (timedelta(days=182), timedelta(days=365))
"""So long ago are the earlier lines of the chart."""


@dataclass(frozen=True, slots=True)
class Row:
    """One system, as the table beside the chart has it."""

    number: int
    system: str
    name: str
    level: int
    wanted: int
    answered: bool
    """Whether anything is known of it: else it has no level yet."""
    before: tuple[int | None, ...]
    """At the earlier days."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The chart, and the same figures as rows."""

    svg: Markup
    rows: tuple[Row, ...]
    days: tuple[date, ...]
    """The earlier days, the latest first."""


def known(
    session: Session, people: Sequence[Person], tree: Tree, only_levels: bool = False
) -> list[Knowledge]:
    """What these people know today."""
    library = portal().library.generation()
    return knowledge_each(session, library, people, tree, today(), only_levels=only_levels)


def name_of(sheet: GoalSheet) -> str:
    """What a system or subject is called: as the lists of lathundar and courses do."""
    course = portal().library.generation().courses.get(sheet.id)
    return course.title if course is not None else systems.name_of(sheet.id)


def icon_of(sheet: GoalSheet) -> str:
    """The icon of a system or subject."""
    course = portal().library.generation().courses.get(sheet.id)
    return course.icon if course is not None and course.icon else systems.icon_of(sheet.id)


def words_of(stand: GoalStand) -> str:
    """A goal in the form that the reader has chosen."""
    return stand.goal.text if reader().reading.form is Form.STANDARD else stand.goal.easy


def picture(found: Knowledge, tree: Tree, whose_name: str = "") -> Picture:
    """The chart of somebody's levels; without a name it is for herself."""
    whose = whose_of(found.person, tree, today())
    taught = curriculum(portal().library.generation())
    now = datetime.now(UTC)
    then = earlier(found.facts, whose, taught, [now - back for back in BACK])
    order = sorted(found.asked, key=lambda one: name_of(one.sheet).casefold())
    rows = tuple(
        Row(
            number,
            one.system,
            name_of(one.sheet),
            one.level,
            found.wanted[one.system],
            one.answered > 0,
            tuple(levels.get(one.system) for levels in then.values()),
        )
        for number, one in enumerate(order, 1)
    )
    return Picture(_chart(rows, then, whose_name), rows, tuple(local_day(at) for at in then))


def _chart(rows: Sequence[Row], then: Mapping[datetime, object], whose_name: str) -> Markup:
    lines = [Line("earlier", tuple(row.before[n] or 0 for row in rows)) for n in range(len(then))]
    lines.append(Line("wanted", tuple(row.wanted for row in rows)))
    lines.append(Line("own", tuple(row.level for row in rows)))
    title = t("goals.chart_of", who=whose_name) if whose_name else t("goals.chart")
    svg = radar([row.name for row in rows], lines, title, t("goals.chart_desc", n=len(rows)))
    return Markup(svg)
