"""Every version of a text, what is different in words, and the way back to any of them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, history
from kompetensportal.actions.writing.files import place_of
from kompetensportal.actions.writing.history import Moment
from kompetensportal.actions.writing.text_facts import facts_of
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.writing.differences import Differences, differences
from kompetensportal.model.writing.draft import Kind
from kompetensportal.model.writing.without_signs import without_signs
from kompetensportal.store.writing import drafts
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.dates import clock
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.state import guard, names_of
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page."""

    moment: Moment
    who: str
    what: str
    """What was done, in words."""


@pages.get("/skriva/historik/<path:path>")
@allowed(Act.WRITE)
def text_history(path: str) -> str:
    """The list; `?visa=` shows what one version changed, `?tillbaka=` asks before a way back."""
    shown, asked = request.args.get("visa", ""), request.args.get("tillbaka", "")
    with portal().database.session() as session:
        guard(session, path)
        root = content_folder.current(portal().settings)
        place_of(root, path)
        moments = history.moments(session, root, path)
        names = names_of(session, {moment.by for moment in moments})
        draft = drafts.get(session, path)
        title = facts_of(session, root, path, draft.text).title if draft else path
        found = None
        if shown or asked:
            found = _compared(session, path, moments, shown or asked, back=bool(asked))
    return render_template(
        "writing_history/history.html",
        path=path,
        title=title,
        lines=[Line(one, names[one.by], _what(one)) for one in moments],
        chosen=shown or asked,
        asks=bool(asked),
        when=clock,
        found=found,
        told=_told(found) if found else (),
    )


@pages.post("/skriva/historik/<path:path>")
@allowed(Act.WRITE)
def restore_version(path: str) -> Response:
    """Make a version the draft."""
    with portal().database.session() as session:
        guard(session, path)
        place_of(content_folder.current(portal().settings), path)
        root = content_folder.ensure(portal().settings)
        history.restore(session, root, path, request.form.get("version", ""), viewer().id)
    notice.tell(say("drafts.restored"))
    return redirect(f"/skriva/text/{path}", 303)


def _compared(
    session: Session, path: str, moments: list[Moment], chosen: str, *, back: bool
) -> Differences:
    """What a version changed; `back`: what becomes another when it is the draft again."""
    text = history.text_at(session, path, chosen)
    if back:
        draft = drafts.get(session, path)
        before = draft.text if draft else ""
    else:
        before = history.before(session, path, moments, chosen)
    found = differences(without_signs(before), without_signs(text))
    # Signs are shown when nothing else is different.
    return found if found.passages else differences(before, text)


def _what(moment: Moment) -> str:
    names = {
        Kind.SAVE: "saved",
        Kind.MERGED: "saved",
        Kind.FILE: "by_hand",
        Kind.PUBLISHED: "published",
        Kind.FETCHED: "fetched",
        Kind.FIRST: "first",
    }
    return words().text(f"drafts.did_{names[moment.kind]}")


def _told(found: Differences) -> tuple[str, ...]:
    """The differences in plain sentences."""
    if not found.passages:
        return (words().text("drafts.same_words"),)
    counts = (
        ("words_added", found.words_added),
        ("words_removed", found.words_removed),
        ("steps_added", max(0, found.steps_added)),
        ("steps_removed", max(0, -found.steps_added)),
    )
    return tuple(words().text(f"drafts.{key}", n=n) for key, n in counts if n) or (
        words().text("drafts.only_signs"),
    )
