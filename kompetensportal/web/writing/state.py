"""How a text stands in the workshop, as JSON, and the way in for what somebody has written.

Both answer scripts that may have been open for hours: whoever is signed out, has no right or sends
something that cannot be used gets JSON with a status that says so, never a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec

from flask import jsonify, redirect, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, rights, save
from kompetensportal.actions.writing.files import place_of
from kompetensportal.errors import (
    EnvironmentalError,
    KompetensportalError,
    MistakeError,
    NotFoundError,
)
from kompetensportal.errors import NotAllowedError as NoRight
from kompetensportal.model.writing.draft import Draft, Met
from kompetensportal.store.accounts import people
from kompetensportal.store.writing import writers
from kompetensportal.web import notice
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import local, to_sign_in, viewer
from kompetensportal.web.context import person, portal, words
from kompetensportal.web.writing.group import pages
from kompetensportal.words import say

LARGEST_SAVE = 8 * 1024 * 1024
"""Bytes of a save: two texts as JSON."""
LONGEST_ID = 80
MOST_REVISIONS = 2**31
P = ParamSpec("P")
Answer = Response | tuple[Response, int]


def answers_scripts(view: Callable[P, Answer]) -> Callable[P, Answer]:
    """Let a view answer a script: what is wrong comes as `{"error": {"what", "mend"}}`."""

    @wraps(view)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> Answer:
        if person() is None:
            # A form without scripts goes to the sign-in; a script asks for it in its own words.
            return _fault(401, "drafts.signed_out") if _is_script() else to_sign_in()
        try:
            return view(*args, **kwargs)
        except RequestEntityTooLarge:
            return _fault(413, "drafts.too_large")
        except KompetensportalError as error:
            return _told(error)

    return wrapper


def _is_script() -> bool:
    return request.method == "GET" or request.is_json


def _fault(status: int, key: str) -> Answer:
    said = {"what": words().text(key), "mend": words().text(f"{key}_mend")}
    return jsonify(error=said), status


def _told(error: KompetensportalError) -> Answer:
    kinds = ((NotFoundError, 404), (NoRight, 403), (EnvironmentalError, 503))
    status = next((code for kind, code in kinds if isinstance(error, kind)), 400)
    if not _is_script():
        raise error
    mend = words().say(error.mend) if error.mend else ""
    return jsonify(error={"what": words().say(error.what), "mend": mend}), status


@pages.get("/skriva/lage/<path:path>")
@answers_scripts
def draft_state(path: str) -> Answer:
    """A text as it stands. `?sida=` names the page that has it open, so that others see her."""
    settings = portal().settings
    root = content_folder.current(settings)
    page = _id(request.args.get("sida", ""))
    with portal().database.session() as session:
        guard(session, path)
        place_of(root, path)
        standing = save.open_text(session, root, path)
        if page:
            writers.seen(session, path, page, viewer().id, datetime.now(UTC))
        return jsonify(as_json(session, standing, page))


@pages.post("/skriva/spara/<path:path>")
@csrf.takes_large_forms(LARGEST_SAVE)
@answers_scripts
def save_draft(path: str) -> Answer:
    """Take in a whole text: JSON from the editor, or a form where there are no scripts."""
    with portal().database.session() as session:
        guard(session, path)
    given = _given()
    text, base = given.get("text"), given.get("base")
    settled, revision = given.get("settled", []), given.get("revision", 0)
    if (
        not isinstance(text, str)
        or not (base is None or isinstance(base, str))
        or not isinstance(revision, int)
        or not (isinstance(settled, list) and all(isinstance(one, str) for one in settled))
    ):
        raise MistakeError(say("drafts.no_text"), say("drafts.no_text_mend"))
    place_of(content_folder.current(portal().settings), path)
    root = content_folder.ensure(portal().settings)
    with portal().database.session() as session:
        standing = save.save(
            session,
            root,
            path,
            text.replace("\x00", "\ufffd"),
            by=viewer().id,
            save_id=_id(given.get("save", "")),
            base=base,
            revision=revision if 0 <= revision < MOST_REVISIONS else 0,
            settled=[_id(one) for one in settled],
            from_field=not request.is_json,
        )
        if request.is_json:
            return jsonify(as_json(session, standing, _id(given.get("page", ""))))
    notice.tell(say("drafts.saved"))
    return redirect(local(request.form.get("next", f"/skriva/text/{path}")), 303)


def guard(session: Session, path: str) -> None:
    """Raise NotAllowedError when the viewer may not write a text."""
    rights.check(session, content_folder.current(portal().settings), viewer(), path)


def as_json(session: Session, standing: save.Standing, page: str = "") -> dict[str, Any]:
    """What the editor needs to know of a text."""
    draft, now = standing.draft, datetime.now(UTC)
    others = [one for one in writers.now_at(session, draft.path, now) if one.page != page]
    ids = {one.person_id for one in others} | {
        id_ for met in standing.conflicts for id_ in (met.stands_by, met.beside_by)
    }
    names = names_of(session, ids)
    me = viewer().id
    return {
        "revision": draft.revision,
        "text": draft.text,
        "base": draft.file_sha,
        "file": _file_state(draft),
        "open": draft.is_open,
        "me": me,
        "csrf": csrf.token(),
        "others": _others({one.person_id for one in others}, names, me),
        "conflicts": [_conflict(met, names, me) for met in standing.conflicts],
    }


def names_of(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Names by id; the file's own changes and people who are gone have words of their own."""
    wanted = set(ids)
    known = people.by_ids(session, wanted - {""})
    gone, by_hand = words().text("drafts.somebody"), words().text("drafts.by_hand")
    found = {id_: known[id_].name if id_ in known else gone for id_ in wanted}
    return found | {"": by_hand}


def _id(given: object) -> str:
    """An id that a page has made, as any database keeps it."""
    return str(given).replace("\x00", "")[:LONGEST_ID]


def _file_state(draft: Draft) -> str:
    return "new" if draft.is_new else "gone" if draft.is_gone else "there"


def _others(ids: set[str], names: dict[str, str], me: str) -> list[dict[str, Any]]:
    shown = [{"name": names[id_], "me": id_ == me} for id_ in ids]
    return sorted(shown, key=lambda one: (one["me"], str(one["name"]).casefold()))


def _conflict(met: Met, names: dict[str, str], me: str) -> dict[str, Any]:
    return {
        "id": met.id,
        "line": met.line,
        "base": met.base,
        "stands": met.stands,
        "beside": met.beside,
        "stands_by": names[met.stands_by],
        "beside_by": names[met.beside_by],
        "mine": "stands" if met.stands_by == me else "beside" if met.beside_by == me else "",
    }


def _given() -> dict[str, Any]:
    if not request.is_json:
        form = request.form
        text = form.get("text")
        number = form.get("revision", "0")
        revision = int(number) if number.isdecimal() else 0
        return {"text": text, "save": form.get("save", ""), "revision": revision}
    try:
        found = request.get_json()
    except RequestEntityTooLarge:
        raise
    except HTTPException as error:
        raise MistakeError(say("drafts.no_text"), say("drafts.no_text_mend")) from error
    return found if isinstance(found, dict) else {}
