"""Makes an example municipality in an empty portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from kompetensportal.actions.portal.example import PASSWORD
from kompetensportal.actions.portal.municipality.afterwards import add_leaves, give_certificates
from kompetensportal.actions.portal.municipality.answers import Answers
from kompetensportal.actions.portal.municipality.follow_up import FollowUp
from kompetensportal.actions.portal.municipality.history import History
from kompetensportal.actions.portal.municipality.people import (
    ADMINISTRATOR,
    TOP,
    colleagues,
    units,
)
from kompetensportal.actions.programmes.certify import Signer
from kompetensportal.errors import ConflictError
from kompetensportal.model.accounts.person import Membership, Person, Role
from kompetensportal.store.accounts import credentials, people
from kompetensportal.store.accounts import units as unit_store
from kompetensportal.store.accounts.credentials import STRONG, Secret
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments, events
from kompetensportal.words import say


def make(
    database: Database,
    library: Generation,
    *,
    how_many: int,
    years: int,
    until: date,
    signer: Signer | None = None,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """Make units, people, introductions and facts; gives the number of facts.

    signer: signs the certificates of finished introductions; without it there are none.
    tell: called with how many months are done, and of how many. Two accounts have the examples'
    password: the administrator, and the manager of the first unit (`person-1`). Raises
    ConflictError in a portal that has people.
    """
    everybody = list(colleagues(how_many, years, until))
    with database.session() as session:
        if people.search(session, limit=1)[1]:
            raise ConflictError(say("municipality.not_empty"), say("municipality.not_empty_mend"))
        for unit, _ in units(how_many):
            unit_store.save(session, unit)
        here = (Membership(TOP, Role.ADMINISTRATOR, "it", None, None),)
        people.save(
            session, Person(ADMINISTRATOR, "Administratör", ADMINISTRATOR, "sv", None, here)
        )
        people.add_all(session, [one.person for one in everybody])
        enrolments.add_all(session, [one.enrolment for one in everybody if one.enrolment])
        add_leaves(session, everybody, until)
        secret = credentials.hashed(PASSWORD, STRONG)
        for id_ in (ADMINISTRATOR, everybody[0].person.id):
            credentials.save(session, id_, Secret.PASSWORD, secret)
    history = History(everybody, curriculum(library), tuple(library.programmes.values()))
    with database.session() as session:
        answers = Answers(everybody, library, unit_store.tree(session))
    follow_up = FollowUp(everybody, library)
    months, facts = years * 365 // 30, 0
    for number, found in enumerate(history.months(years, until), 1):
        day = until - timedelta(days=30 * (months - number))
        received = datetime(day.year, day.month, day.day, tzinfo=UTC)
        with database.session() as session:
            told = answers.month(session, number, day - timedelta(days=30))
            told += follow_up.month(number, day - timedelta(days=30))
            facts += len(events.append(session, [*found, *told], received))
        tell(number, months)
    with database.session() as session:
        last = datetime(until.year, until.month, until.day, tzinfo=UTC)
        facts += len(events.append(session, follow_up.last(session, until), last))
    if signer is not None:
        with database.session() as session:
            give_certificates(session, signer, library, everybody, until)
    return facts
