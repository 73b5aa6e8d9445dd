"""Sends the e-mail of the morning: one a day to each who has something new, none lost, none twice.

Before an e-mail goes to the server its row says so, and after that that it went: a process that is
killed between the two leaves one of which nobody knows, and it is not sent again that day; what it
said is in the next morning's. A server that is down is left alone for a while, longer each time.
"""

from __future__ import annotations

import logging
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.policy import SMTP

from kompetensportal.actions.reminders.choose import wants_mail
from kompetensportal.actions.reminders.compose import Mailing, compose
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.reminders.morning import State, news
from kompetensportal.model.reminders.reminder import once, reminders
from kompetensportal.model.reminders.reviews import to_review
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.database import Database
from kompetensportal.store.learning import weekly_plans
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.store.programmes import meetings
from kompetensportal.store.reminders import digests
from kompetensportal.store.writing import functions

TOGETHER = 100
"""People looked at in one transaction."""
PATIENCE_SECONDS = 20
FIRST_REST, LONGEST_REST = timedelta(minutes=5), timedelta(hours=2)
FOR_NOW, FOR_GOOD, GOING_AWAY = 400, 500, 421
"""From the first two codes on a server refuses, for now and for good; with 421 it closes
(RFC 5321)."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of it."""

    sent: int = 0
    refused: int = 0
    """Addresses that the server does not take."""
    problem: str = ""
    """What the server said when it could not be reached; the rest waits."""


@dataclass(frozen=True, slots=True)
class _Letter:
    person_id: str
    to: str
    content: bytes


def send_due(database: Database, library: Generation, how: Mailing, now: datetime) -> Sent:
    """Send what is due on this day to everybody who has not had it. `now` has a zone."""
    day = local_day(now)
    with database.session() as session:
        digests.close_days_before(session, day)
        waiting = digests.to_ask(session, day, now)
    sent = refused = 0
    for at in range(0, len(waiting), TOGETHER):
        letters = _letters(database, library, how, waiting[at : at + TOGETHER], now)
        try:
            for went in _post(database, how, letters, now):
                sent, refused = sent + went, refused + (not went)
        except (OSError, smtplib.SMTPException) as error:
            problem = _plain(error)
            logger.error("e-mail waits: %s", problem)
            return Sent(sent, refused, problem)
    return Sent(sent, refused)


def _letters(
    database: Database, library: Generation, how: Mailing, ids: Sequence[str], now: datetime
) -> list[_Letter]:
    """The e-mails of these people; of who has nothing new, or wants none, that is written down."""
    found: list[_Letter] = []
    day = local_day(now)
    with database.session() as session:
        tree = units.tree(session)
        everybody = list(people.by_ids(session, ids).values())
        held = functions.of_people(session, ids)
        since = digests.covered_until(session, ids, day)
        for one in follow_each(session, library, everybody, tree, day):
            who = one.person
            seats = meetings.of_person(session, who.id)
            weeks = weekly_plans.weeks(session, library.courses, who, tree, day)
            texts = to_review(library.entries.values(), held.get(who.id, ()), day)
            every = reminders(one, day, seats, weeks, texts)
            new = once(news(every, since[who.id], day))
            if not new or not wants_mail(people.preferences(session, who.id)):
                if digests.claim(session, who.id, day, now):
                    digests.settle(session, who.id, day, State.NOTHING)
                continue
            others = people.by_ids(session, {it.other_id for it in new} - {""})
            names = {id_: other.name for id_, other in others.items()}
            try:
                content = compose(how, who, new, names, day).as_bytes(policy=SMTP)
            except ValueError:
                # An address that no header can hold.
                if digests.claim(session, who.id, day, now):
                    digests.settle(session, who.id, day, State.GIVEN_UP, "address")
                continue
            found.append(_Letter(who.id, who.email, content))
    return found


def _post(
    database: Database, how: Mailing, letters: Sequence[_Letter], now: datetime
) -> Iterator[bool]:
    """Send them over one connection; False for an address that is refused.

    Raises what smtplib raises when the server is not there or goes away; what was on its way waits.
    """
    if not letters:
        return
    day = local_day(now)
    left = list(letters)
    try:
        with _connection(how) as server:
            while left:
                with database.session() as session:
                    mine = digests.claim(session, left[0].person_id, day, now)
                code = _offer(server, how.sender, left[0]) if mine else 0
                # From here on it may have arrived, whatever happens: it is not tried again today.
                letter = left.pop(0)
                if FOR_NOW <= code < FOR_GOOD:
                    _put_off(database, [letter], now, f"SMTP {code}")
                elif mine:
                    code = code or _hand_over(server, letter)
                    yield _settle(database, letter, now, code)
    except (OSError, smtplib.SMTPException) as error:
        _put_off(database, left, now, _plain(error))
        raise


def _offer(server: smtplib.SMTP, sender: str, letter: _Letter) -> int:
    """Name sender and receiver. Gives the code of a refusal, or 0."""
    server.ehlo_or_helo_if_needed()
    for code, _ in (server.mail(sender), server.rcpt(letter.to)):
        if code == GOING_AWAY:
            raise smtplib.SMTPServerDisconnected(f"SMTP {code}")
        if code >= FOR_NOW:
            server.rset()
            return code
    return 0


def _hand_over(server: smtplib.SMTP, letter: _Letter) -> int:
    """Send the text; gives the code of a refusal, or 0."""
    code, _ = server.data(letter.content)
    return code if code >= FOR_NOW else 0


def _settle(database: Database, letter: _Letter, now: datetime, code: int) -> bool:
    if code:
        logger.error("e-mail to %s refused: %s", letter.person_id, code)
    with database.session() as session:
        state = State.GIVEN_UP if code else State.SENT
        said = f"SMTP {code}" if code else ""
        digests.settle(session, letter.person_id, local_day(now), state, said)
    return not code


def _put_off(database: Database, left: Sequence[_Letter], now: datetime, problem: str) -> None:
    day = local_day(now)
    with database.session() as session:
        for letter in left:
            digests.claim(session, letter.person_id, day, now)
            rest = FIRST_REST * 2 ** min(digests.tries(session, letter.person_id, day), 5)
            until = now + min(rest, LONGEST_REST)
            digests.put_off(session, letter.person_id, day, until, problem)


@contextmanager
def _connection(how: Mailing) -> Iterator[smtplib.SMTP]:
    safe = ssl.create_default_context()
    server: smtplib.SMTP
    if how.security == "tls":
        server = smtplib.SMTP_SSL(how.server, how.port, timeout=PATIENCE_SECONDS, context=safe)
    else:
        server = smtplib.SMTP(how.server, how.port, timeout=PATIENCE_SECONDS)
    with server:
        if how.security == "starttls":
            server.starttls(context=safe)
        if how.user:
            server.login(how.user, how.password)
        yield server


def _plain(error: Exception) -> str:
    """What went wrong, without anybody's address."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{type(error).__name__} {error.smtp_code}"
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
        return f"{type(error).__name__}: {error.strerror or error}"
    return type(error).__name__
