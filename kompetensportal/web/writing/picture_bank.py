"""The picture bank: all pictures, one picture and what is told of it, and who is shown."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

from flask import Response, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.writing import content_folder, pictures_bank
from kompetensportal.actions.writing.pictures_bank import SHOWS, Held
from kompetensportal.actions.writing.pictures_notes import keep, notes_of
from kompetensportal.actions.writing.rights import may_write
from kompetensportal.errors import MistakeError
from kompetensportal.export.csv import to_csv
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.picture import (
    ANSWERS,
    AUDIT,
    NOBODY,
    Count,
    PictureNotes,
    counts,
    has_run_out,
)
from kompetensportal.store.writing import pictures as kept
from kompetensportal.web import dates, notice
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import allowed, signed_in, viewer
from kompetensportal.web.context import portal, t
from kompetensportal.web.reader.systems import name_of
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.picture_words import picture_licences
from kompetensportal.words import say

ON_A_PAGE = 24
MOST_FOUND = 60
"""Pictures that the tools offer at once."""


@pages.get("/skriva/bilder/")
@allowed(Act.WRITE)
def picture_bank() -> str:
    """All pictures, or those that `q`, `visa` and `mapp` ask for."""
    pictures = _everything()
    asked, show, folder = (request.args.get(name, "").strip() for name in ("q", "visa", "mapp"))
    if show not in SHOWS and show not in ANSWERS:
        abort(404)
    found = pictures_bank.chosen(pictures, show, folder)
    found = pictures_bank.find(_root(), found, asked) if asked else found
    last = max(1, -(-len(found) // ON_A_PAGE))
    now = min(max(1, request.args.get("sida", 1, int)), last)
    return render_template(
        "writing_pictures/bank.html",
        pictures=found[(now - 1) * ON_A_PAGE : now * ON_A_PAGE],
        total=len(found),
        now=now,
        last=last,
        address=url_for("workshop.picture_bank", q=asked, visa=show, mapp=folder),
        asked=asked,
        show=show,
        shows=_shows(show),
        folder=folder,
        folders=_folders(pictures),
        run_out=sum(has_run_out(p.notes, today()) for p in pictures),
        licences=picture_licences(),
    )


@pages.post("/skriva/bilder/")
@allowed(Act.WRITE)
def pictures_without_people() -> AnyResponse:
    """Say of several pictures (`path`) at once that no person is seen in them."""
    asked, done = set(request.form.getlist("path")), 0
    pictures = [one for one in _everything() if one.path in asked and not one.notes.shown]
    with portal().database.session() as session:
        for picture in pictures:
            if may_write(session, _root(), viewer(), picture.path):
                keep(session, notes_of(picture.notes, {}, {NOBODY}))
                done += 1
    notice.tell(say("picturebank.marked", n=done))
    return redirect(url_for("workshop.picture_bank", visa="unsaid"), 303)


@pages.get("/skriva/bilder.json")
@allowed(Act.WRITE)
def pictures_for_a_text() -> Response:
    """Pictures for the tools: those that show `q`, as the text `till` would write them."""
    path, asked = request.args.get("till", ""), request.args.get("q", "")
    found = pictures_bank.find(_root(), _everything(), asked, path)
    start = posixpath.dirname(path) if path.endswith(".md") else path.rstrip("/")
    return jsonify(
        pictures=[
            {
                "src": posixpath.relpath(picture.path, start or "."),
                "alt": picture.text,
                "file": url_for("workshop.picture_of_content", path=picture.path),
            }
            for picture in found[:MOST_FOUND]
        ],
        more=max(0, len(found) - MOST_FOUND),
        csrf=csrf.token(),
    )


@pages.route("/skriva/bilder/<path:path>", methods=["GET", "POST"])
@allowed(Act.WRITE)
def one_picture(path: str) -> str | AnyResponse | tuple[str, int]:
    """One picture: what is told of it, where it is shown, and how a text writes it."""
    with portal().database.session() as session:
        held = pictures_bank.one(_root(), path, kept.everything(session))
        mine = may_write(session, _root(), viewer(), path)
    if held is None:
        abort(404)
    if request.method == "GET":
        return _page(held, held.notes, mine)
    if not mine:
        abort(403)
    form = request.form
    try:
        with portal().database.session() as session:
            keep(session, notes_of(held.notes, form, form.getlist("shown")))
    except MistakeError as error:
        return _page(held, held.notes, mine, error), 400
    notice.tell(say("picturebank.saved"))
    return redirect(url_for("workshop.one_picture", path=path), 303)


@pages.get("/skriva/bilder/vilka-syns")
@signed_in
def who_is_shown() -> str:
    """How many pictures show whom, as a table; for writers and managers."""
    pictures, folder = _seen(), request.args.get("mapp", "").strip()
    found = pictures_bank.chosen(pictures, "", folder)
    made = counts(p.notes.shown for p in found)
    return render_template(
        "writing_pictures/shown.html",
        first=[one for one in made if not one.part],
        parts=[(part, [one for one in made if one.part == part]) for part in AUDIT],
        people=next(one.n for one in made if one.value == "people"),
        total=len(found),
        folder=folder,
        folders=_folders(pictures),
        writes=may(viewer(), Act.WRITE, today()),
        key=_key,
    )


@pages.get("/skriva/bilder/vilka-syns.csv")
@signed_in
def who_is_shown_as_csv() -> Response:
    """The same, a row a picture, for a spreadsheet."""
    found = pictures_bank.chosen(_seen(), "", request.args.get("mapp", "").strip())
    names = ("file", "text", "used", "licence", "source", "people", "consent_until", "nobody")
    head = [t(f"picturebank.csv_{name}") for name in names]
    head += [t(f"picturebank.{part}") for part in AUDIT]
    table = to_csv(head, (_row(picture) for picture in found))
    headers = {"Content-Disposition": 'attachment; filename="bilder.csv"'}
    return Response(table, mimetype="text/csv", headers=headers)


def _row(picture: Held) -> list[str | int]:
    notes = picture.notes
    nobody = "" if not notes.shown else t(f"picturebank.{'yes' if NOBODY in notes.shown else 'no'}")
    answers = [
        ", ".join(t(f"picturebank.{part}_{v}") for v in values if f"{part}.{v}" in notes.shown)
        for part, values in AUDIT.items()
    ]
    return [
        picture.path,
        picture.text,
        len(picture.used),
        t(f"picturebank.licence_{_plain(notes.licence)}") if notes.licence else "",
        notes.source,
        notes.people,
        notes.consent_until.isoformat() if notes.consent_until else "",
        nobody,
        *answers,
    ]


def _page(held: Held, notes: PictureNotes, mine: bool, problem: MistakeError | None = None) -> str:
    given: Mapping[str, str] = request.form
    return render_template(
        "writing_pictures/one.html",
        picture=held,
        notes=notes,
        given=given,
        ticked=request.form.getlist("shown") if problem else sorted(notes.shown),
        mine=mine,
        problem=problem,
        licences=picture_licences(),
        run_out=has_run_out(notes, today()),
        day=dates.full_day,
        beside=posixpath.relpath(held.path, held.folder),
    )


def _seen() -> list[Held]:
    """All pictures, for whoever may look at who is shown; else 403."""
    if not any(may(viewer(), act, today()) for act in (Act.WRITE, Act.FOLLOW_UNIT)):
        abort(403)
    return _everything()


def _everything() -> list[Held]:
    with portal().database.session() as session:
        told = kept.everything(session)
    return pictures_bank.everything(_root(), told)


def _root() -> Path:
    return content_folder.current(portal().settings)


def _folders(pictures: list[Held]) -> list[tuple[str, str]]:
    """The folders with pictures, and what they are called."""
    found = {picture.folder: name_of(picture.folder.rpartition("/")[2]) for picture in pictures}
    return sorted(found.items(), key=lambda pair: (pair[0].split("/")[0], pair[1].casefold()))


def _shows(show: str) -> list[tuple[str, str]]:
    """What the list may be limited to, in words; an answer of the audit when one was asked for."""
    found = [(one, t(f"picturebank.show_{one or 'all'}")) for one in SHOWS]
    return [*found, (show, t(f"picturebank.{_key(show)}"))] if show in ANSWERS else found


def _key(answer: str | Count) -> str:
    """The end of the key of an answer's words: `age.child` -> `age_child`."""
    if isinstance(answer, Count):
        return f"{answer.part}_{answer.value}" if answer.part else f"show_{answer.value}"
    return answer.replace(".", "_")


def _plain(licence: str) -> str:
    return licence.replace("-", "_")
