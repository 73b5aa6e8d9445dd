"""The rules that put new employees on programmes, and whom they may be about."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.programmes.rule import EnrolmentRule
from kompetensportal.store.accounts import people
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import EnrolmentRuleRow, MembershipRow, PersonRow


def every(session: Session) -> list[EnrolmentRule]:
    """All rules, in the order in which they were made."""
    rows = session.scalars(select(EnrolmentRuleRow).order_by(EnrolmentRuleRow.id))
    return [
        EnrolmentRule(r.id, r.programme_id, r.unit_id or "", r.branch, r.profession, r.since)
        for r in rows
    ]


def add(session: Session, rule: EnrolmentRule, made_by: str) -> None:
    """Add one; the same id once more changes nothing: a form that was sent twice."""
    if session.get(EnrolmentRuleRow, rule.id) is not None:
        return
    session.add(
        EnrolmentRuleRow(
            id=rule.id,
            programme_id=rule.programme_id,
            unit_id=rule.unit_id or None,
            branch=rule.branch,
            profession=rule.profession,
            since=rule.since,
            made=for_table(datetime.now(UTC)),
            made_by=made_by,
        )
    )
    session.flush()


def remove(session: Session, rule_id: str) -> None:
    """Take one away; who is enrolled stays so."""
    row = session.get(EnrolmentRuleRow, rule_id)
    if row is not None:
        session.delete(row)
        session.flush()


def newcomers(session: Session, since: date) -> list[Person]:
    """People whose first day, or first day at a place, is this one or later."""
    places = select(MembershipRow.person_id).where(MembershipRow.start >= since)
    ids = session.scalars(
        select(PersonRow.id).where(
            PersonRow.disabled.is_(False),
            or_(PersonRow.start_date >= since, PersonRow.id.in_(places)),
        )
    )
    return list(people.by_ids(session, list(ids)).values())
