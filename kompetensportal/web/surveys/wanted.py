"""What somebody wants to see of a survey: which one, whose answers, and broken down by what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import abort, request
from sqlalchemy.orm import Session

from kompetensportal.actions.surveys.answer import let_go
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.source import Form
from kompetensportal.model.content.survey import Survey
from kompetensportal.model.surveys.figures import By, Filter, Thread, threads
from kompetensportal.model.surveys.sheet import GENDERS
from kompetensportal.store.accounts import units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.surveys import sheets
from kompetensportal.store.surveys.standing import Standing, standing
from kompetensportal.web.context import portal, t
from kompetensportal.web.surveys.offered import asked_of, entries

_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
KINDS = (By.UNIT, By.ABOUT, By.PROFESSION, By.GENDER)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One survey, filtered. What was asked for that is not there is as if it was not asked for."""

    surveys: Mapping[str, str]
    """Those that can be looked at: id -> title."""
    survey: str
    standing: Standing
    threads: tuple[Thread, ...]
    which: Filter
    by: By
    unit: str
    """The chosen unit; empty: all that the viewer may see."""
    tree: Tree
    library: Generation

    def unit_of(self, unit_id: str) -> str:
        """The group of a unit: itself where it was chosen, else the part of the tree it lies in."""
        way = [unit.id for unit in self.tree.path(unit_id)]
        if self.unit in way and way.index(self.unit) + 1 < len(way):
            return way[way.index(self.unit) + 1]
        seen = [one for one in way if self.which.units is None or one in self.which.units]
        if self.unit or not seen:
            return unit_id
        # Whoever sees the whole tree compares its parts, not the tree with itself.
        return seen[min(1, len(seen) - 1)] if self.which.units is None else seen[0]

    def group(self, value: str) -> str:
        """The group of a value of what is broken down by."""
        return self.unit_of(value) if self.by is By.UNIT else value

    def called(self, group: str) -> str:
        """What a group is called."""
        if self.by is By.UNIT:
            unit = self.tree.get(group)
            return unit.name if unit else t("surveys.no_unit")
        if self.by is By.ABOUT:
            return self.title_of(group) if group else t("surveys.no_course")
        if self.by is By.GENDER:
            return t(f"surveys.gender_{group}") if group in GENDERS else t("surveys.not_said")
        return group or t("surveys.not_said")

    def title_of(self, about: str) -> str:
        """The title of a course, or its id when it is gone."""
        course = self.library.courses.get(about)
        return course.title if course is not None else about


def wanted(session: Session, theirs: frozenset[str] | None) -> Wanted:
    """What this request asks for; `theirs`: the units that may be seen, None for all. 403, 404."""
    let_go(session, datetime.now(UTC))
    library, tree = portal().library.generation(), units.tree(session)
    there = entries(library)
    surveys = {id_: entry.edition(Form.STANDARD).title for id_, entry in there.items()}
    surveys = {**sheets.titles(session), **surveys}
    args = request.args
    survey = args.get("enkat", "")
    if survey and survey not in surveys:
        abort(404)
    survey = survey or _first(session, surveys)
    unit = args.get("enhet", "")
    if unit and (unit not in tree or (theirs is not None and unit not in theirs)):
        abort(403)
    current: Survey | None = asked_of(library, there[survey]) if survey in there else None
    stand = standing(session, survey, tree)
    which = Filter(
        units=tree.below(unit) if unit else theirs,
        about=args.get("om", ""),
        profession=args.get("yrke", ""),
        gender=args.get("kon", ""),
        since=_month("fran"),
        until=_month("till"),
    )
    by = args.get("dela", "")
    return Wanted(
        surveys,
        survey,
        stand,
        threads(stand.versions, current),
        which,
        By(by) if by in KINDS else By.UNIT,
        unit,
        tree,
        library,
    )


def _first(session: Session, surveys: Mapping[str, str]) -> str:
    """The survey with the most sheets, so that the page is not empty when it need not be."""
    return max(sorted(surveys), key=lambda one: sheets.count(session, one), default="")


def _month(name: str) -> str:
    value = request.args.get(name, "")
    return value if _MONTH.fullmatch(value) else ""
