"""What the forms of courses and programmes share: each press is one save of the draft.

A form knows the revision that it was made of, so what others have written meanwhile is put together
with it, as in the editor (`actions.writing.save`), and a press can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, save
from kompetensportal.actions.writing.files import place_of
from kompetensportal.compiler import front_matter
from kompetensportal.compiler.read import locate
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.draft import Draft
from kompetensportal.model.writing.matter_lines import body_of, set_body, set_list, set_value
from kompetensportal.store.writing import drafts
from kompetensportal.web.account.session import viewer
from kompetensportal.web.context import portal
from kompetensportal.web.writing.proofing import proofing
from kompetensportal.web.writing.state import guard
from kompetensportal.web.writing.turns import Turn

FIELDS = {
    "titel": "titel",
    "sammanfattning": "sammanfattning",
    "agare": "ägare",
    "ersattare": "ersättare",
    "granskas": "granskas",
}
"""Names of fields and the keys of the front matter that they write."""
LISTS = {"verksamhet": "verksamhet", "yrke": "yrke"}
LONGEST = 20_000
"""Characters of an introduction."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A course or programme as its form shows it."""

    path: str
    draft: Draft
    values: dict[str, Any]
    """Of the front matter, by its keys."""
    body: str
    met: int
    """Places where two have written, which wait in the editor."""
    save_id: str
    undo: int
    """Revision that the next undo goes back from."""

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier text."""
        return self.undo > 1


def open_sheet(path: str, kind: Kind) -> Sheet:
    """The draft of a file of a kind; 404 for another."""
    _check(path, kind)
    root = content_folder.current(portal().settings)
    with portal().database.session() as session:
        guard(session, path)
        standing = save.open_text(session, root, path)
    draft = standing.draft
    asked = request.args.get("angra", "")
    undo = min(int(asked), draft.revision) if asked.isdecimal() else draft.revision
    values = values_of(path, draft.text)
    met = len(standing.conflicts)
    return Sheet(path, draft, values, body_of(draft.text), met, new_id(), undo)


def save_sheet(path: str, kind: Kind, change: Callable[[str], str]) -> int:
    """Change the text that the form was made of, and save it; gives the revision."""
    _check(path, kind)
    settings, form = portal().settings, request.form
    with portal().database.session() as session:
        guard(session, path)
        draft = save.open_text(session, content_folder.current(settings), path).draft
        root = content_folder.ensure(settings)
        revision = int(form.get("revision", "0")) if form.get("revision", "").isdecimal() else 0
        base = drafts.text_of(session, path, revision)
        if base is None:
            base, revision = draft.text, draft.revision
        text = change(base)
        if text == base:
            return draft.revision
        id_ = form.get("save", "")[:80]
        by = viewer().id
        saved = save.save(session, root, path, text, by=by, save_id=id_, base=base)
        return saved.draft.revision


def undo(path: str, kind: Kind, back: Callable[..., str]) -> Response:
    """Go back to the text before; pressed again, to the one before that."""
    asked = request.form.get("angra", "")
    at = int(asked) if asked.isdecimal() else 0
    with portal().database.session() as session:
        here = drafts.text_of(session, path, at)
        numbers = (one.revision for one in drafts.revisions(session, path))
        earlier = ((n, drafts.text_of(session, path, n)) for n in numbers if n < at)
        found = next(((n, text) for n, text in earlier if text != here), None)
    if found is None or found[1] is None:
        return redirect(back(), 303)
    number, text = found[0], found[1]
    save_sheet(path, kind, lambda _: text or "")
    return redirect(back(angra=number), 303)


def with_fields(text: str) -> str:
    """The text with what the form's fields say; fields that were not sent change nothing."""
    form = request.form
    before = values_of("", text)
    for name, key in FIELDS.items():
        said = " ".join(form.get(name, "").split())
        if name in form and said != str(before.get(key, "")):
            text = set_value(text, key, said)
    for name, key in LISTS.items():
        if name not in form:
            continue
        items = [part for part in (" ".join(p.split()) for p in form[name].split(",")) if part]
        if items != list(before.get(key, ())):
            text = set_list(text, key, items)
    if "inledning" in form:
        text = set_body(text, form["inledning"][:LONGEST])
    return text


def values_of(path: str, text: str) -> dict[str, Any]:
    """The front matter of a text, whatever is wrong with the rest."""
    plain = text.replace("\r\n", "\n").removeprefix("\ufeff")
    return dict(front_matter.read(Source(path, Kind.COURSE, plain, "")).values)


def findings_of(sheet: Sheet) -> list[Finding]:
    """Errors and warnings of the draft, errors first."""
    at_hand = proofing()
    with at_hand.turns.turn((viewer().id, sheet.path, "form")) as turn:
        if turn is not Turn.YES:
            return []
        judged = at_hand.judge.judge(sheet.path, sheet.draft.text, today())
    told = [f for f in judged.findings if f.severity is not Severity.INFO]
    return sorted(told, key=lambda f: (f.severity is not Severity.ERROR, f.line))


def _check(path: str, kind: Kind) -> None:
    place = locate(path)
    if place is None or place.kind is not kind or place.sibling:
        abort(404)
    place_of(content_folder.current(portal().settings), path)
