"""Make and end a plan of nanokurser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import is_uuid
from kompetensportal.model.weekly.plan import MOST_WEEKS, WeeklyPlan, monday_of
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning import weekly_plans
from kompetensportal.words import say


def make(
    session: Session,
    library: Generation,
    by: Person,
    *,
    unit_id: str,
    profession: str,
    start: date,
    courses: Sequence[str],
    form_id: str,
) -> WeeklyPlan:
    """A plan from the Monday of the week of `start`, one course a week in this order.

    Raises MistakeError for no course, one that is no nanokurs, and one that stands twice.
    """
    if not is_uuid(form_id):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    chosen = [course for course in courses if course]
    if not chosen or len(chosen) > MOST_WEEKS:
        raise MistakeError(say("weekly.no_course"), say("weekly.no_course_mend"))
    for course in chosen:
        known = library.courses.get(course)
        if known is None or not known.nano:
            raise MistakeError(say("weekly.not_nano"), say("weekly.no_course_mend"))
    if len(set(chosen)) < len(chosen):
        raise MistakeError(say("weekly.twice"), say("weekly.twice_mend"))
    plan = WeeklyPlan(form_id, unit_id, profession, monday_of(start), tuple(chosen))
    weekly_plans.add(session, plan, by.id, datetime.now(UTC))
    return plan


def end(session: Session, plan: WeeklyPlan, day: date) -> None:
    """Nothing more comes of it; what people have seen, and what waits for them, stays."""
    weekly_plans.end(session, plan.id, day)
