"""Review of a draft: what it says, what is said of it, and what one can do about it now."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from flask import abort, redirect, render_template, request, url_for
from markupsafe import Markup, escape
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, review, rights
from kompetensportal.actions.writing.publish_draft import published_from
from kompetensportal.actions.writing.review import Desk
from kompetensportal.actions.writing.reviewed import may_say_reviewed
from kompetensportal.errors import ConflictError, MistakeError, NotAllowedError
from kompetensportal.model.accounts.person import Role
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.pieces import Piece, pieces
from kompetensportal.model.writing.review import Comment, Outcome, line_now
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.writing import reviews
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.reader import addresses
from kompetensportal.web.writing.group import pages as workshop
from kompetensportal.words import Message, say

MOST_OFFERED = 200
"""Colleagues who are offered as reviewers."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")
Done = Callable[[Session, Path, Desk], Message]


@workshop.get("/skriva/granska/<path:path>", endpoint="review_text")
@signed_in
def show(path: str) -> str | Response:
    """The draft sentence by sentence, with its comments."""
    return _page(path)


@workshop.post("/skriva/granska/<path:path>", endpoint="review_do")
@signed_in
def do(path: str) -> str | Response | tuple[str, int]:
    """What `gor` says: ask, comment, accept, resolve, hand on, send back, approve."""
    what = DEEDS.get(request.form.get("gor", ""))
    if what is None:
        abort(400)
    try:
        with portal().database.session() as session:
            root = content_folder.current(portal().settings)
            here = review.desk(session, root, path, viewer())
            told = what(session, root, here)
    except NotAllowedError:
        raise  # Not hers at all, or not hers to do: the page of that says why.
    except ConflictError as error:
        return _page(path, _said(error)), 409
    except MistakeError as error:
        return _page(path, _said(error)), 400
    notice.tell(told)
    anchor = request.form.get("stycke", "")
    anchor = f"rad-{anchor}" if anchor.isdecimal() else ""
    return redirect(url_for("workshop.review_text", path=path, _anchor=anchor or None), 303)


def _ask(session: Session, _root: Path, here: Desk) -> Message:
    given = request.form
    made = review.ask(
        session,
        here,
        reviewer=given.get("vem", "").strip(),
        words=given.get("ord", ""),
        form_id=given.get("id", ""),
    )
    asked, _ = review.asked_of(session, made, here.facts)
    if not asked:
        return say("review.asked_nobody", function=here.facts.owner or "?")
    return say("review.asked_of", names=", ".join(one.name for one in asked))


def _comment(session: Session, _root: Path, here: Desk) -> Message:
    given = request.form
    line = given.get("rad", "0")
    made = review.comment(
        session,
        here,
        # A browser sends line ends as CRLF, whatever the file has.
        quote=_as_in(here.draft.text, given.get("citat", "")),
        line=int(line) if line.isdecimal() and len(line) < 8 else 0,
        words=given.get("ord", ""),
        suggestion=given.get("forslag", ""),
        form_id=given.get("id", ""),
    )
    return say("review.suggested" if made.suggestion else "review.commented")


def _accept(session: Session, root: Path, here: Desk) -> Message:
    root = content_folder.ensure(portal().settings)
    review.accept(session, root, here, request.form.get("kommentar", ""))
    return say("review.accepted")


def _resolve(session: Session, _root: Path, here: Desk) -> Message:
    review.resolve(session, here, request.form.get("kommentar", ""))
    return say("review.resolved")


def _hand_on(session: Session, _root: Path, here: Desk) -> Message:
    review.hand_on(session, here, request.form.get("ord", ""))
    return say("review.handed_on", function=here.facts.owner or "?")


def _send_back(session: Session, _root: Path, here: Desk) -> Message:
    review.send_back(session, here, request.form.get("ord", ""))
    return say("review.sent_back")


def _approve(session: Session, _root: Path, here: Desk) -> Message:
    review.approve(session, here, request.form.get("ord", ""), sha=request.form.get("text", ""))
    return say("review.approved_now")


DEEDS: dict[str, Done] = {
    "be": _ask,
    "kommentera": _comment,
    "ta-med": _accept,
    "klar": _resolve,
    "vidare": _hand_on,
    "tillbaka": _send_back,
    "godkann": _approve,
}
"""The values of `gor`."""


def _page(path: str, problem: tuple[str, str] | None = None) -> str:
    root = content_folder.current(portal().settings)
    with portal().database.session() as session:
        here = review.desk(session, root, path, viewer())
        said = reviews.comments(session, path)
        deeds = reviews.deeds(session, path)
        one = here.review
        asked, left = review.asked_of(session, one, here.facts) if one else ((), "")
        holders = rights.holding(session, (here.facts.owner, here.facts.deputy), today())
        ids = {c.made_by for c in said} | {c.done_by for c in said} | {d.by for d in deeds}
        ids |= {p.id for p in (*asked, *holders)}
        ids |= {one.asked_by, one.decided_by, one.reviewer_id} if one else set()
        names = {p.id: p.name for p in people.by_ids(session, ids - {""}).values()}
        offered = _offered(session) if here.may_write else []
        accesses.log(session, viewer().id, set(names), "writing")
    found = published_from(portal().library.generation(), path)
    loose, at = _by_line(here.draft.text, said)
    return render_template(
        "writing_review/review.html",
        desk=here,
        may_say_reviewed=found is not None and may_say_reviewed(here),
        late=here.facts.review is not None and here.facts.review < today(),
        full_day=dates.full_day,
        address=addresses.of_entry(found[0]) if found else "",
        facts=here.facts,
        review=one,
        pieces=pieces(here.draft.text),
        pictures=review.pictures_of(here),
        comments=at,
        loose=loose,
        waiting=[c for c in said if c.outcome is Outcome.OPEN],
        deeds=deeds,
        asked=asked,
        left=left,
        holders=holders,
        names=names,
        offered=offered,
        problem=problem,
        given=request.form,
        bold=bold,
        new_id=new_id,
        day=dates.clock,
    )


def _by_line(
    text: str, said: list[Comment]
) -> tuple[list[Comment], dict[tuple[int, str], list[Comment]]]:
    """Comments whose words are gone, or that are about the whole text; and the others by place."""
    loose: list[Comment] = []
    at: dict[tuple[int, str], list[Comment]] = {}
    for comment in said:
        line = line_now(text, comment)
        if not line and comment.outcome is Outcome.OPEN:
            loose.append(comment)
        elif line and comment.outcome is not Outcome.ACCEPTED:
            at.setdefault((line, comment.quote), []).append(comment)
    return loose, at


def _offered(session: Session) -> list[tuple[str, str]]:
    """User name and name of colleagues who may be asked."""
    roles = (Role.AUTHOR, Role.ADMINISTRATOR, Role.SUPER_USER, Role.MANAGER)
    found = {
        one.user_name: one.name
        for role in roles
        for one in people.search(session, role=role, limit=MOST_OFFERED)[0]
        if one.id != viewer().id and not rights.has_left(one, today())
    }
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


def bold(piece: Piece) -> Markup:
    """The words of a piece, with what is bold in the text bold."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(piece.words))))


def _as_in(text: str, quote: str) -> str:
    plain = quote.replace("\r\n", "\n")
    return plain if plain in text else plain.replace("\n", "\r\n")


def _said(error: MistakeError) -> tuple[str, str]:
    return words().say(error.what), words().say(error.mend) if error.mend else ""
