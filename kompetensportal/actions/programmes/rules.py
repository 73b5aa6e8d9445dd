"""Rules that put new employees on programmes: what they would do, and doing it.

Done after each import and once a day; doing it again changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.enrol import enrol
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import is_uuid
from kompetensportal.model.programmes.rule import EnrolmentRule, Proposal, proposals
from kompetensportal.store.accounts import units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning import enrolments
from kompetensportal.store.programmes import rules
from kompetensportal.words import Message, say

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Done:
    """What the rules did, and for whom they could not, with why."""

    enrolled: tuple[Proposal, ...]
    refused: tuple[tuple[Proposal, Message], ...]


def add_rule(session: Session, library: Generation, actor: Person, rule: EnrolmentRule) -> None:
    """Add a rule. Raises MistakeError for a programme or unit that is not there, or long words."""
    if rule.programme_id not in library.programmes:
        raise MistakeError(say("follow_up.no_programme"), say("follow_up.no_programme_mend"))
    if rule.unit_id and rule.unit_id not in units.tree(session):
        raise MistakeError(say("programmes.no_unit"), say("programmes.no_unit_mend"))
    if not is_uuid(rule.id) or max(len(rule.branch), len(rule.profession)) > LONGEST:
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    rules.add(session, rule, actor.id)


def would_do(session: Session, library: Generation, today: date) -> list[Proposal]:
    """What the rules would do now; changes nothing. A rule whose programme is gone does nothing."""
    every = [rule for rule in rules.every(session) if rule.programme_id in library.programmes]
    if not every:
        return []
    people = rules.newcomers(session, min(rule.since for rule in every))
    there = enrolments.of_people(session, [person.id for person in people])
    return proposals(every, people, there, units.tree(session), today)


def apply_rules(session: Session, library: Generation, today: date) -> Done:
    """Do what the rules say. A first day that can only be a slip is told, and skipped."""
    enrolled: list[Proposal] = []
    refused: list[tuple[Proposal, Message]] = []
    for one in would_do(session, library, today):
        programme = library.programmes[one.rule.programme_id]
        try:
            enrol(session, one.person.id, programme.id, one.start, programme=programme)
        except MistakeError as error:
            refused.append((one, error.what))
        else:
            enrolled.append(one)
    return Done(tuple(enrolled), tuple(refused))
