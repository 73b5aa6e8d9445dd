"""This week's nanokurs of the person who is signed in, for the start page."""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.model.content.course import Course
from kompetensportal.model.content.curriculum import course_done
from kompetensportal.model.learning.day import today
from kompetensportal.model.weekly.plan import my_week
from kompetensportal.store.accounts import units
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.learning import weekly_plans
from kompetensportal.web.context import portal
from kompetensportal.web.learner.mine import Mine, whose


@dataclass(frozen=True, slots=True)
class Week:
    """What the card shows; courses that are no longer published are left out."""

    now: tuple[tuple[Course, bool], ...]
    """This week's, and whether it is done."""
    waiting: tuple[Course, ...]
    """Of earlier weeks, not seen yet."""


def this_week(found: Mine) -> Week | None:
    """This week's, and what waits; None when there is neither."""
    me, day = found.person, today()
    library = portal().library.generation()
    with portal().database.session() as session:
        tree = units.tree(session)
        plans = weekly_plans.of_person(session, me, tree, day)
        if not plans:
            return None
        belongs = whose(session, me)
    taught, facts = curriculum(library), found.follow.facts
    asked = {course for plan in plans for course in plan.courses} & library.courses.keys()
    done = {one for one in asked if course_done(one, facts, belongs, taught) is not None}
    week = my_week(plans, done, day)
    now = tuple((library.courses[one], one in done) for one in week.now if one in asked)
    waiting = tuple(library.courses[one] for one in week.waiting if one in asked)
    return Week(now, waiting) if now or waiting else None
