"""The example organisation and its six accounts, for `start` and for tests; never in a real portal.

Idempotent: what is there stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role, Unit
from kompetensportal.store.accounts import credentials, people, units
from kompetensportal.store.accounts.credentials import LIGHT, STRONG, Secret
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments

PASSWORD = "lathund-i-fickan"
"""The password of every example account."""

UNITS = (
    Unit("omsorg", "Omsorgsförvaltningen", None, ""),
    Unit("hemtjanst", "Hemtjänst", "omsorg", "hemtjänst"),
    Unit("ekdalen", "Hemtjänsten Ekdalen", "hemtjanst", "hemtjänst"),
    Unit("boende", "Särskilt boende", "omsorg", "boende"),
    Unit("bjorkbacken", "Björkbackens äldreboende", "boende", "boende"),
)

PROGRAMME = "ny-i-hemtjansten"
"""Amina's introduction programme, with Dilan as her mentor."""

TABLET_OF = ("ekdalen", "fatima")
"""Unit and administrator of the tablet that one may try."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of the example: nobody real."""

    user_name: str
    name: str
    code: str
    places: tuple[tuple[str, Role, str], ...]
    """(unit, role, profession); the first role is the one that `start` prints."""


ACCOUNTS = (
    Account("amina", "Amina", "271408", (("ekdalen", Role.EMPLOYEE, "undersköterska"),)),
    Account("berit", "Berit", "930265", (("bjorkbacken", Role.EMPLOYEE, "vårdbiträde"),)),
    Account(
        "carlos",
        "Carlos",
        "415870",
        (("omsorg", Role.AUTHOR, "kompetensledare"), ("ekdalen", Role.EMPLOYEE, "undersköterska")),
    ),
    Account(
        "dilan",
        "Dilan",
        "684193",
        (
            ("ekdalen", Role.MENTOR, "undersköterska"),
            ("ekdalen", Role.SUPER_USER, "undersköterska"),
        ),
    ),
    Account("eva", "Eva", "507926", (("ekdalen", Role.MANAGER, "enhetschef"),)),
    Account("fatima", "Fatima", "862351", (("omsorg", Role.ADMINISTRATOR, "it"),)),
)


def make(database: Database, today: date | None = None) -> bool:
    """Make what is missing of the example; gives whether anything was. Amina started on Monday."""
    day = today or datetime.now(UTC).date()
    with database.session() as session:
        missing = [a for a in ACCOUNTS if people.by_user_name(session, a.user_name) is None]
        if not missing:
            return False
        known = units.tree(session)
        for unit in UNITS:
            if unit.id not in known:
                units.save(session, unit)
        password = _hashed(PASSWORD, STRONG)
        for account in missing:
            _add(session, account, password, day)
        if any(account.user_name == "amina" for account in missing):
            start = _monday(day)
            enrolments.save(
                session, Enrolment("amina-ny", "amina", PROGRAMME, start, "dilan", None)
            )
    return True


@cache
def _hashed(secret: str, cost: int) -> str:
    """Everybody knows these secrets: one hash a process spares the tests seconds."""
    return credentials.hashed(secret, cost)


def _add(session: Session, account: Account, password: str, day: date) -> None:
    start = _monday(day) if account.user_name == "amina" else None
    places = tuple(
        Membership(unit, role, profession, start, None) for unit, role, profession in account.places
    )
    person = Person(account.user_name, account.name, account.user_name, "sv", start, places)
    people.save(session, person)
    credentials.save(session, person.id, Secret.PASSWORD, password)
    credentials.save(session, person.id, Secret.CODE, _hashed(account.code, LIGHT))


def _monday(day: date) -> date:
    """The Monday of that week: a first week in which some things are done and others to come."""
    return day - timedelta(days=day.weekday())
