"""What tablets sent and the portal could not take in as it was: seen and settled, never lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Response, abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.device import settle
from kompetensportal.actions.device.carried import LARGEST, Carried, take_in_file
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, happened
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.device import devices, quarantine, raw
from kompetensportal.store.device.quarantine import Aside
from kompetensportal.web import dates, notice
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import viewer
from kompetensportal.web.admin.group import pages, said
from kompetensportal.web.context import portal, t
from kompetensportal.web.device.facts import intake, portal_seal
from kompetensportal.words import say

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """One row, with names."""

    aside: Aside
    who: str
    device: str
    what: str


@pages.get("/karantan", endpoint="quarantine")
def show_quarantine() -> str:
    """What waits for somebody, the newest first; what was settled on the next tab."""
    is_settled = "klara" in request.args
    page = max(1, request.args.get("sida", 1, type=int))
    with portal().database.session() as session:
        read = quarantine.settled if is_settled else quarantine.waiting
        asides, total = read(session, skip=(page - 1) * AT_ONCE, limit=AT_ONCE)
        shown = _shown(session, asides)
    address = url_for("administration.quarantine", klara=1 if is_settled else None)
    return render_template(
        "admin/quarantine.html",
        shown=shown,
        total=total,
        is_settled=is_settled,
        page=page,
        last=-(-total // AT_ONCE),
        address=address,
        when=dates.clock,
    )


@pages.get("/karantan/<digest>", endpoint="quarantined")
def show_one(digest: str) -> str:
    """One event in words, and what can be done with it."""
    with portal().database.session() as session:
        aside = quarantine.by_digest(session, digest)
        if aside is None:
            abort(404)
        event = settle.opened(session, aside, portal_seal()).event
        accesses.log(session, viewer().id, _whom(aside, event), "quarantine")
        (one,) = _shown(session, [aside])
        nearest = _nearest(session, aside)
        about = people.by_id(session, event.about_id or "") if event else None
        settled_by = people.by_id(session, aside.settled_by or "")
    return render_template(
        "admin/quarantined.html",
        one=one,
        aside=aside,
        event=event,
        happened=happened(event) if event else None,
        people=[(person.id, f"{person.name} ({person.user_name})") for person in nearest],
        about=about.name if about and about.id != aside.person_id else "",
        settled_by=settled_by.name if settled_by else "",
        can_accept=event is not None,
        when=dates.clock,
    )


@pages.get("/karantan/<digest>/original", endpoint="quarantined_whole")
def show_whole(digest: str) -> Response:
    """The original, as it came."""
    with portal().database.session() as session:
        aside = quarantine.by_digest(session, digest)
        if aside is None:
            abort(404)
        bytes_ = raw.of(session, aside.whole)
    headers = {"Content-Disposition": 'attachment; filename="original.json"'}
    content = bytes_ if bytes_ is not None else aside.whole.encode()
    return Response(content, mimetype="application/octet-stream", headers=headers)


@pages.post("/karantan/<digest>", endpoint="settle")
def settle_one(digest: str) -> AnyResponse:
    """Settle it. Takes `how` (`again`, `accept`, `not_needed`), and `person` or `why`."""
    how, now = request.form.get("how", ""), datetime.now(UTC)
    library = portal().library.generation()
    try:
        with portal().database.session() as session:
            if how == "again":
                done = settle.again(session, library, portal_seal(), digest, now)
            elif how == "accept":
                named = people.by_user_name(session, request.form.get("user_name", ""))
                settle.accept(
                    session,
                    library,
                    portal_seal(),
                    digest,
                    person_id=_chosen(named),
                    by=viewer().id,
                    now=now,
                )
                done = True
            else:
                why = request.form.get("why", "")
                settle.not_needed(session, digest, by=viewer().id, why=why, now=now)
                done = True
    except MistakeError as error:
        notice.tell(error.what, "caution")
        return redirect(url_for("administration.quarantined", digest=digest), 303)
    if not done:
        notice.tell(say("quarantine.still"), "caution")
        return redirect(url_for("administration.quarantined", digest=digest), 303)
    notice.tell(say(f"quarantine.done_{'not_needed' if how == 'not_needed' else 'accept'}"))
    return redirect(url_for("administration.quarantine"), 303)


@pages.get("/fil-fran-surfplatta", endpoint="carried")
def choose_file() -> str:
    """Choose the file that a tablet made."""
    return _file_page()


@pages.post("/fil-fran-surfplatta", endpoint="carry_in")
@csrf.takes_large_forms(LARGEST)
def carry_in() -> str | tuple[str, int]:
    """Take the file in, and give the receipt that the tablet takes back."""
    file = request.files.get("file")
    try:
        content = file.stream.read(LARGEST + 1) if file else b""
        made = take_in_file(intake(), content, datetime.now(UTC))
    except MistakeError as error:
        return _file_page(problem=said(error)), 400
    return _file_page(made)


def _file_page(made: Carried | None = None, problem: tuple[str, str] | None = None) -> str:
    return render_template("admin/quarantine_file.html", made=made, problem=problem)


def _whom(aside: Aside, event: Event | None) -> list[str]:
    ids = {aside.person_id, event.about_id if event else None}
    return [id_ for id_ in ids if id_]


def _nearest(session: Session, aside: Aside) -> list[Person]:
    """Whose it may be: as it says itself, else somebody who works where the tablet is."""
    tablet = devices.by_id(session, aside.device_id or "")
    there = people.on_units(session, [tablet.unit_id], today()) if tablet else ()
    said = people.by_id(session, aside.person_id or "")
    return [*([said] if said else []), *(one for one in there if one.id != aside.person_id)]


def _chosen(named: Person | None) -> str:
    """The person whose user name was written, else the one of the list. Raises MistakeError."""
    if request.form.get("user_name", "").strip():
        if named is None:
            raise MistakeError(say("quarantine.no_such_name"))
        return named.id
    return request.form.get("person", "")


def _shown(session: Session, asides: list[Aside]) -> list[Shown]:
    known = people.by_ids(session, {one.person_id for one in asides if one.person_id})
    tablets = {one.id: one.name for one in devices.every(session)}
    return [
        Shown(
            aside,
            known[one].name if (one := aside.person_id) in known else "",
            tablets.get(aside.device_id or "", ""),
            _what(aside),
        )
        for aside in asides
    ]


def _what(aside: Aside) -> str:
    """What it says, in a few words."""
    kind, subject = aside.body.get("type"), str(aside.body.get("subject") or "")
    if kind not in set(EventType):
        return t("quarantine.what_unknown", kind=str(kind)) if kind else t("quarantine.what_sealed")
    entry = portal().library.generation().entries.get(subject.partition("#")[0])
    data = aside.body.get("data")
    told = data.get("title") if isinstance(data, dict) else None
    title = entry.title if entry else told if isinstance(told, str) else subject
    return t(f"quarantine.what_{str(kind).replace('.', '_')}", subject=title)
