"""What was changed in a text that one had done: seen, and on the start page until then.

`POST /lektion/sett` takes `lesson`, `change` (the last that was shown), `event_id`, `next`.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import EventType, is_uuid
from kompetensportal.web import notice
from kompetensportal.web.account.session import local, signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.learner.group import pages
from kompetensportal.web.reader import addresses
from kompetensportal.web.reader.views import memory
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text that has something new for somebody who had done it."""

    title: str
    language: str
    address: str
    """Of the notice in it."""


@pages.post("/lektion/sett", endpoint="change_seen")
@signed_in
def seen() -> Response:
    """She has been shown what is new; what she had done stays done."""
    given, me = request.form, viewer()
    lesson, change = given.get("lesson", ""), given.get("change", "")
    back = local(given["next"]) if given.get("next") else addresses.of_lesson(lesson)
    try:
        if not is_uuid(change):
            raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
        with portal().database.session() as session:
            tell(
                session,
                given.get("event_id", ""),
                EventType.CHANGE_SEEN,
                by=me.id,
                about=me.id,
                subject=lesson,
                version=given.get("version", ""),
                data={"change": change},
            )
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        memory().forget()
        notice.tell(say("review.seen_now"))
    return redirect(back, 303)


def changed_texts(who: Person) -> list[ChangedText]:
    """The texts that have something new for somebody, for her start page; by title."""
    entries = portal().library.generation().entries
    found = [entries[id_] for id_ in memory().changed(who.id) if id_ in entries]
    return [
        ChangedText(entry.title, entry.language, f"{addresses.of_entry(entry)}#andrat")
        for entry in sorted(found, key=lambda entry: entry.title.casefold())
    ]
