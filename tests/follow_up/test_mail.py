"""The e-mail of the morning, to a real SMTP server: one a day, none lost, none twice."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from care_library import PROGRAMME, publish_small_library
from follow_browser import Visitor

from kompetensportal.actions.reminders.choose import choose_mail
from kompetensportal.actions.reminders.compose import Mailing, mailing
from kompetensportal.actions.reminders.send import send_due
from kompetensportal.cli.main import main
from kompetensportal.cli.morning import Morning
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role, Unit
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.weekly.plan import WeeklyPlan
from kompetensportal.settings import Settings
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments, events, weekly_plans
from kompetensportal.store.reminders import digests

START = date(2026, 11, 2)
DAY = date(2026, 11, 3)
"""A Tuesday: "Logga in" is due on it, "Läs och svara på mejl" in three days."""


@dataclass
class Post:
    """A mail server that keeps what it takes, and refuses what it is told to."""

    taken: list[EmailMessage] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    breaks_at: int = 0
    """The connection is cut in the middle of this e-mail, from 1."""

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, _: Any
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        if len(self.taken) == self.breaks_at:
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def port(post: Post) -> Iterator[int]:
    """Where the mail server listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found = free.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=found)
    controller.start()
    yield found
    controller.stop()


@pytest.fixture
def library(tmp_path: Path) -> Generation:
    publish_small_library(Library(tmp_path / "content"))
    return Library(tmp_path / "content").generation()


def how(port: int) -> Mailing:
    sender, root = "kompetens@exempel.se", "https://kompetens.exempel.se"
    return Mailing("127.0.0.1", port, "none", "", "", sender, "Exempel \n kommun", root)


def at(day: date, hour: int = 7, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def add(database: Database, name: str, language: str = "sv", email: str | None = None) -> None:
    id_ = name.lower()
    place = (Membership("u", Role.EMPLOYEE, "undersköterska", None, None),)
    address = f"{id_}@exempel.se" if email is None else email
    with database.session() as session:
        units.save(session, Unit("u", "Enheten", None, "hemtjänst"))
        people.save(session, Person(id_, name, id_, language, None, place, email=address))
        enrolments.save(session, Enrolment(f"e-{id_}", id_, PROGRAMME, START, None, None))


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part
    return str(part.get_content())


def test_one_a_day_in_the_persons_language_as_text_and_simple_html(
    database: Database, library: Generation, post: Post, port: int
) -> None:
    add(database, "Amina")
    add(database, "Omar", "ar")
    add(database, "Utan", email="")
    for hour in (6, 7, 23):
        send_due(database, library, how(port), at(DAY, hour - 1))
    assert sorted(str(m["To"]) for m in post.taken) == ["amina@exempel.se", "omar@exempel.se"]
    arabic = next(m for m in post.taken if m["To"] == "omar@exempel.se")
    html = arabic.get_body(("html",))
    assert html
    assert '<html lang="ar" dir="rtl">' in html.get_content()
    assert "https://kompetens.exempel.se/paminnelser" in html.get_content()
    assert "<script" not in html.get_content()


def test_what_is_said_is_what_is_new_since_the_last_one(
    database: Database, library: Generation, post: Post, port: int
) -> None:
    add(database, "Amina")
    send_due(database, library, how(port), at(DAY))
    assert "Hej Amina!" in body(post.taken[0])
    assert "Logga in. Gärna senast 3 november 2026" in body(post.taken[0])
    assert "Läs och svara på mejl. Gärna senast 6 november 2026" in body(post.taken[0])
    assert str(post.taken[0]["From"]) == "Exempel kommun <kompetens@exempel.se>"
    send_due(database, library, how(port), at(DAY + timedelta(days=1)))
    assert len(post.taken) == 1, "nothing new: no e-mail"
    with database.session() as session:
        people.save(session, Person("eva", "Eva", "eva", "sv", None, ()))
        kind = EventType.REMINDED
        data = {"words": "Fråga om du vill."}
        asked = Event(new_id(), kind, "eva", "amina", f"{PROGRAMME}#kurs", "", at(DAY, 12), data)
        events.append(session, [asked], at(DAY, 12))
        # A day later than the e-mail of that morning.
    send_due(database, library, how(port), at(DAY + timedelta(days=1), 9))
    assert len(post.taken) == 1, "one a day at most, also when there was nothing to say"
    send_due(database, library, how(port), at(DAY + timedelta(days=6)))
    assert len(post.taken) == 2
    assert "Finns kvar att göra. Säg till om du behöver mer tid." in body(post.taken[1])


def test_a_server_that_is_down_is_tried_again_and_nothing_is_lost_or_doubled(
    database: Database,
    library: Generation,
    post: Post,
    port: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name in ("Amina", "Berit", "Carlos"):
        add(database, name)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = how(closed.getsockname()[1])
    with caplog.at_level(logging.ERROR):
        came = send_due(database, library, nowhere, at(DAY))
    assert (came.sent, bool(came.problem)) == (0, True)
    assert "e-mail waits" in caplog.text
    with database.session() as session:
        trouble = digests.trouble(session, DAY)
    assert trouble
    assert (trouble.waiting, trouble.since) == (3, DAY)
    assert "exempel.se" not in trouble.problem, "nobody's address is told"
    assert send_due(database, library, how(port), at(DAY, 7, 1)).sent == 0, "left alone a while"
    assert send_due(database, library, how(port), at(DAY, 7, 30)).sent == 3
    assert send_due(database, library, how(port), at(DAY, 9)).sent == 0
    assert len(post.taken) == 3
    with database.session() as session:
        assert digests.trouble(session, DAY) is None


def test_days_without_a_server_are_told_in_the_first_e_mail_after_them(
    database: Database, library: Generation, post: Post, port: int
) -> None:
    add(database, "Amina")
    for day in (DAY, DAY + timedelta(days=1)):
        send_due(database, library, how(1), at(day))
    send_due(database, library, how(port), at(DAY + timedelta(days=2)))
    (only,) = post.taken
    assert "Logga in" in body(only)
    assert "Läs och svara på mejl" in body(only)
    with database.session() as session:
        trouble = digests.trouble(session, DAY)
    assert trouble
    assert trouble.waiting == 2, "the operator sees the days that did not go out"


def test_what_was_cut_off_is_not_sent_twice_that_day_and_not_lost(
    database: Database, library: Generation, post: Post, port: int
) -> None:
    for name in ("Amina", "Berit"):
        add(database, name)
    post.breaks_at = 1
    came = send_due(database, library, how(port), at(DAY))
    assert (came.sent, bool(came.problem)) == (0, True)
    later = send_due(database, library, how(port), at(DAY, 8))
    assert (later.sent, later.problem) == (1, "")
    assert [str(m["To"]) for m in post.taken] == ["amina@exempel.se", "berit@exempel.se"]
    send_due(database, library, how(port), at(DAY + timedelta(days=1)))
    assert [str(m["To"]) for m in post.taken][2:] == ["amina@exempel.se"], (
        "what she may have missed"
    )
    assert "Logga in" in body(post.taken[2])


def test_an_address_that_is_refused_stops_nobody_else(
    database: Database, library: Generation, post: Post, port: int
) -> None:
    for name in ("Amina", "Berit", "Carlos"):
        add(database, name)
    add(database, "Dilan", email="a@exempel.se\nBcc: alla@exempel.se")
    post.refuses = {"amina@exempel.se": "550 no", "berit@exempel.se": "450 later"}
    came = send_due(database, library, how(port), at(DAY))
    assert (came.sent, came.refused, came.problem) == (1, 1, "")
    assert [str(m["To"]) for m in post.taken] == ["carlos@exempel.se"]
    post.refuses = {}
    assert send_due(database, library, how(port), at(DAY, 8)).sent == 1, "the one that was to wait"


def test_who_wants_none_gets_none_and_two_senders_send_one(
    database: Database, library: Generation, post: Post, port: int
) -> None:
    add(database, "Amina")
    add(database, "Berit")
    with database.session() as session:
        choose_mail(session, "berit", False)
        assert digests.claim(session, "amina", DAY, at(DAY))
    with database.session() as session:
        assert not digests.claim(session, "amina", DAY, at(DAY)), "another process has it"
    send_due(database, library, how(port), at(DAY))
    assert post.taken == []


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28), date(2028, 2, 29)])
def test_the_hour_is_that_of_the_clock_on_the_wall(
    sqlite_database: Database, data: Path, post: Post, port: int, day: date
) -> None:
    with sqlite_database.session() as session:
        who = people.by_id(session, "berit")
        assert who
        people.save(session, replace(who, email="berit@exempel.se"))
        enrolments.save(
            session, Enrolment("x", "berit", PROGRAMME, day - timedelta(days=1), None, None)
        )
    settings = Settings(
        data=data, mail_server="127.0.0.1", mail_port=port, mail_security="none", mail_from="k@e.se"
    )
    morning = Morning(settings, sqlite_database)
    winter = day != date(2027, 3, 28)
    six = datetime(day.year, day.month, day.day, 5 if winter else 4, 59, tzinfo=UTC)
    assert morning.look(six) == 0
    assert morning.look(six + timedelta(hours=1, minutes=1)) == 1
    assert morning.look(six + timedelta(hours=5)) == 0


def test_settings_that_cannot_work_and_a_server_that_is_away_are_told(
    sqlite_database: Database,
    data: Path,
    capsys: pytest.CaptureFixture[str],
    visit: Callable[..., Visitor],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(MistakeError):
        mailing(Settings(mail_server="x", mail_from="ingen"))
    with pytest.raises(MistakeError):
        mailing(Settings(mail_server="x", mail_from="a@b.se", mail_security="kanske"))
    assert main(["remind", "--data", str(data)]) != 0
    assert "Ingen e-postserver är inställd" in "".join(capsys.readouterr())
    monkeypatch.setenv("KP_MAIL_SERVER", "127.0.0.1")
    monkeypatch.setenv("KP_MAIL_PORT", "1")
    monkeypatch.setenv("KP_MAIL_SECURITY", "none")
    monkeypatch.setenv("KP_MAIL_FROM", "kompetens@exempel.se")
    with sqlite_database.session() as session:
        for id_ in ("berit", "carlos"):
            who = people.by_id(session, id_)
            assert who
            people.save(session, replace(who, email=f"{id_}@exempel.se"))
        start = today() - timedelta(days=1)
        enrolments.save(session, Enrolment("x", "berit", PROGRAMME, start, None, None))
    assert main(["remind", "--data", str(data)]) == 2
    assert "E-postservern svarar inte som den ska" in "".join(capsys.readouterr())
    page = visit("fatima").get("/admin/").words
    assert "1 mejl med påminnelser har inte kommit fram" in page


def test_the_weeks_nanokurs_is_told_of_on_its_monday(
    database: Database, library: Generation, post: Post, port: int
) -> None:
    add(database, "Amina")
    (course,) = library.courses
    with database.session() as session:
        plan = WeeklyPlan(new_id(), "u", "", START + timedelta(days=7), (course,))
        weekly_plans.add(session, plan, "amina", at(DAY))
    send_due(database, library, how(port), at(START + timedelta(days=7)))
    send_due(database, library, how(port), at(START + timedelta(days=8)))
    told = [message for message in post.taken if "Veckans nanokurs" in body(message)]
    assert len(told) == 1
    assert f"högst fem minuter: {library.courses[course].title}" in body(told[0])
