"""The workshop's first page: my drafts, what waits for me, and how every text stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from flask import abort, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, rights
from kompetensportal.actions.writing.text_facts import TextFacts
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.content.library import Entry
from kompetensportal.model.figures.content import Stop
from kompetensportal.model.learning import todo
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event
from kompetensportal.model.learning.todo import MissedSearch
from kompetensportal.model.writing.draft import Draft
from kompetensportal.model.writing.limits import Limits
from kompetensportal.model.writing.near_searches import near
from kompetensportal.model.writing.review import Review
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.figures.stops import stops
from kompetensportal.store.learning import events
from kompetensportal.store.writing import conflicts, drafts, functions, reviews
from kompetensportal.web import dates
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.telling import subject_of
from kompetensportal.web.reader import addresses, systems
from kompetensportal.web.writing.group import pages as workshop
from kompetensportal.web.writing.waiting import facts_as_written, state_of, waiting_for

HALF_A_YEAR = timedelta(days=182)
NEAR = timedelta(days=30)
"""So long before its day a text is on the list of those to look through."""
MOST = 20
"""Texts of each of the short lists; whoever has mended these sees the next ones."""
BEGIN = (
    ("new", "/skriva/ny", "plus"),
    ("bring_in", "/skriva/in", "upload"),
)
"""What one begins a text with: word, address, icon."""
MORE = (
    ("pictures", "/skriva/bilder/", "photo"),
    ("courses", "/skriva/kurser", "school"),
    ("facts", "/skriva/fakta", "info-circle"),
    ("todo", "/atgarder/", "checklist"),
)
"""What else there is in the workshop, below what waits."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text, how it stands, and what readers have said of it."""

    title: str
    path: str
    address: str
    """Where it is read; empty while nobody can."""
    state: str
    owner: str
    day: date | None
    late: bool
    reports: tuple[Event, ...] = ()
    stops: tuple[Stop, ...] = ()
    searches: tuple[MissedSearch, ...] = ()
    beside: tuple[str, ...] = ()
    """Paths of its other forms."""
    audience: tuple[str, ...] = ()
    """The branches that it is for; none means everybody."""

    def is_within(self, limits: Limits) -> bool:
        """Whether a writer with these limits may write it."""
        folder = rights.folder_of(self.path)
        return limits.has_system(folder) and limits.has_audience(self.audience)

    @property
    def said(self) -> int:
        """How much there is to look at."""
        return len(self.reports) + len(self.stops) + len(self.searches)


@workshop.get("/skriva/", endpoint="home")
@signed_in
def home() -> str | Response:
    """`?system=` shows the texts of one folder."""
    me, folder = viewer(), request.args.get("system", "")
    writes = may(me, Act.WRITE, today())
    root = content_folder.current(portal().settings)
    with portal().database.session() as session:
        hers = functions.of_person(session, me.id)
        opened = drafts.open_ones(session)
        going_on = {one.path: one for one in reviews.open_ones(session)}
        waiting = waiting_for(session, root, me, going_on)
        if not (writes or hers or waiting):
            abort(403)
        limits = rights.limits_of(session, me)
        met = conflicts.count(session)
        wrote = drafts.writers_of(session, [d.path for d in opened])
        mine = [d for d in opened if me.id in wrote[d.path] | {d.changed_by}]
        facts = {d.path: facts_as_written(session, root, d) for d in opened}
        rows = _rows(session, going_on, opened, facts) if writes else []
        ids = {one.by for one in waiting} | {
            report.person_id or "" for row in rows for report in row.reports
        }
        names = {p.id: p.name for p in people.by_ids(session, ids - {""}).values()}
        accesses.log(session, me.id, set(names), "writing")
    begun = {draft.path for draft in mine}
    allowed = [row for row in rows if row.path in begun or row.is_within(limits)]
    folders = sorted({rights.folder_of(row.path) for row in allowed})
    return render_template(
        "writing_review/home.html",
        writes=writes,
        begin=BEGIN,
        more=MORE,
        met=met,
        waiting=waiting,
        mine=[(draft, facts[draft.path], state_of(draft, going_on)) for draft in mine],
        soon=_soon(rows, hers, limits)[:MOST],
        rows=[r for r in allowed if not folder or rights.folder_of(r.path) == folder],
        folders=[(one, systems.name_of(one)) for one in folders],
        folder=folder,
        names=names,
        subject_of=subject_of,
        day=dates.full_day,
        when=dates.clock,
    )


def _rows(
    session: Session,
    going_on: dict[str, Review],
    opened: list[Draft],
    facts: dict[str, TextFacts],
) -> list[Row]:
    """Every text that is published or written on, by title."""
    library, day = portal().library.generation(), today()
    said = todo.todo(events.find(session, types=[t.value for t in todo.TYPES]))
    reports: dict[str, tuple[Event, ...]] = {}
    for event in said.reports:
        lesson = event.subject.partition("#")[0]
        reports[lesson] = (*reports.get(lesson, ()), event)
    asked: dict[str, tuple[Stop, ...]] = {}
    for stop in stops(session, datetime.now(UTC) - HALF_A_YEAR, Counter()):
        if stop.asked:
            lesson = stop.subject.partition("#")[0]
            asked[lesson] = (*asked.get(lesson, ()), stop)
    missed = near(said.searches, library.entries.values())
    by_path = {draft.path: draft for draft in opened}

    def row(entry: Entry) -> Row:
        # The file that the others lie beside has the shortest name.
        path, *beside = sorted((one.path for _, one in entry.editions), key=len)
        draft = next((by_path[p] for p in (path, *beside) if p in by_path), None)
        return Row(
            entry.title,
            path,
            addresses.of_entry(entry),
            state_of(draft, going_on),
            entry.owner,
            entry.review,
            entry.review is not None and entry.review < day,
            reports.get(entry.id, ()),
            asked.get(entry.id, ()),
            missed.get(entry.id, ()),
            tuple(beside),
            facts[path].audience if path in facts else entry.audience,
        )

    rows = [row(entry) for entry in library.entries.values()]
    known = {e.path for entry in library.entries.values() for _, e in entry.editions}
    rows += [
        Row(
            facts[d.path].title,
            d.path,
            "",
            state_of(d, going_on),
            facts[d.path].owner,
            facts[d.path].review,
            late=False,
            audience=facts[d.path].audience,
        )
        for d in opened
        if d.path not in known
    ]
    return sorted(rows, key=lambda one: (one.title.casefold(), one.path))


def _soon(rows: list[Row], hers: frozenset[str], limits: Limits) -> list[Row]:
    """Texts whose day has passed or is near, the oldest first: those of her functions, or of all
    that she may write when she holds none."""
    until = today() + NEAR
    found = [row for row in rows if row.day is not None and row.day <= until]
    if hers:
        found = [row for row in found if row.owner in hers]
    else:
        found = [row for row in found if row.is_within(limits)]
    return sorted(found, key=lambda row: (row.day or until, row.title))
