"""The e-mail of a morning: plain text, and the same as simple HTML, in the person's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.utils import formataddr, formatdate
from html import escape

from babel.dates import format_date

from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import local_time
from kompetensportal.model.reminders.reminder import Kind, Reminder
from kompetensportal.settings import Settings
from kompetensportal.words import Catalogue, catalogue, say

SECURITY = ("starttls", "tls", "none")


@dataclass(frozen=True, slots=True)
class Mailing:
    """Where e-mail goes, and who it is from."""

    server: str
    port: int
    security: str
    user: str
    password: str
    sender: str
    organisation: str
    root: str
    """The portal's address; empty when nobody has said it, and then there is no link."""


def mailing(settings: Settings) -> Mailing:
    """What the settings say of e-mail. Raises MistakeError for what cannot work."""
    if "@" not in settings.mail_from or any(c in settings.mail_from for c in "\r\n"):
        raise MistakeError(say("reminders.no_sender"), say("reminders.no_sender_mend"))
    if settings.mail_security not in SECURITY:
        raise MistakeError(
            say("reminders.no_security", given=settings.mail_security),
            say("reminders.no_security_mend"),
        )
    return Mailing(
        settings.mail_server,
        settings.mail_port,
        settings.mail_security,
        settings.mail_user,
        settings.mail_password,
        settings.mail_from,
        settings.organisation,
        settings.public_url.rstrip("/"),
    )


def compose(
    how: Mailing, to: Person, found: Sequence[Reminder], names: Mapping[str, str], day: date
) -> EmailMessage:
    """The e-mail of a day. names: of whom one meets, by id. Its Message-ID is the day's."""
    words = catalogue(to.language)
    greeting = words.text("reminders.mail_greeting", name=to.name.split(" ")[0])
    lines = [_line(one, words, names) for one in found]
    see = words.text("reminders.mail_see")
    stop = words.text("reminders.mail_how_to_stop")
    link = f"{how.root}/paminnelser" if how.root else ""
    message = EmailMessage()
    message["Subject"] = words.text("reminders.mail_subject", n=len(found))
    message["From"] = formataddr((_plain(how.organisation), how.sender))
    message["To"] = to.email
    message["Message-ID"] = f"<{day.isoformat()}.{to.id}@{how.sender.rpartition('@')[2]}>"
    message["Date"] = formatdate(localtime=True)
    message["Auto-Submitted"] = "auto-generated"
    listed = "".join(f"\u2022 {line}\n" for line in lines)
    message.set_content(f"{greeting}\n\n{listed}\n{see} {link}\n\n{stop}\n")
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    anchor = f'<p><a href="{escape(link)}">{escape(see)}</a></p>' if link else f"<p>{see}</p>"
    message.add_alternative(
        f'<!doctype html><html lang="{words.language}" dir="{words.direction}">'
        f"<body><p>{escape(greeting)}</p><ul>{items}</ul>{anchor}<p>{escape(stop)}</p></body></html>",
        subtype="html",
    )
    return message


def _line(one: Reminder, words: Catalogue, names: Mapping[str, str]) -> str:
    if one.kind is Kind.MEETING and one.starts is not None:
        when = f"{_day(one.day, words)} {local_time(one.starts):%H:%M}"
        who = names.get(one.other_id)
        what = one.title or (words.text("reminders.meeting_with", who=who) if who else "")
        return ", ".join(x for x in (what or words.text("reminders.meeting"), when, one.place) if x)
    if one.kind is Kind.NUDGE:
        who = names.get(one.other_id)
        said = words.text("reminders.nudge", who=who) if who else ""
        return f"{said or words.text('reminders.nudge_nameless')}: {one.title}"
    if one.kind is Kind.WEEK:
        return f"{words.text('reminders.week_mail')}: {one.title}"
    if one.kind is Kind.REVIEW:
        due = words.text("review.reminder_due", day=_day(one.day, words))
        return f"{one.title}. {words.text('review.reminder_late') if one.late else due}"
    if one.late:
        return f"{one.title}. {words.text('reminders.left')}"
    key = "reminders.renew" if one.kind is Kind.RENEW else "reminders.due"
    return f"{one.title}. {words.text(key, day=_day(one.day, words))}"


def _day(day: date, words: Catalogue) -> str:
    return str(format_date(day, "long", locale=words.locale))


def _plain(text: str) -> str:
    """A name for a header: one line."""
    return " ".join(text.split())
