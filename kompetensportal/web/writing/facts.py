"""Local facts: what differs between employers, written once and shown in every text."""

from __future__ import annotations

import json
from pathlib import Path

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, facts
from kompetensportal.actions.writing.facts import ChangedError, FactInUse
from kompetensportal.actions.writing.files import read_text
from kompetensportal.actions.writing.text_facts import facts_of
from kompetensportal.compiler.facts_file import PATH
from kompetensportal.errors import EnvironmentalError, MistakeError, NotFoundError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.local_fact import LocalFact
from kompetensportal.store.accounts import people
from kompetensportal.store.writing import fact_changes
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.dates import day
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.state import guard
from kompetensportal.words import say

Problem = tuple[str, str] | None


@pages.get("/skriva/fakta")
@allowed(Act.WRITE)
def local_facts() -> str:
    """Every fact: what it is, what readers see, and in how many texts."""
    try:
        rows, problem = facts.all_facts(_root()), None
    except MistakeError as error:
        rows, problem = [], _told(error)
    return render_template("writing_local/facts.html", rows=rows, problem=problem)


@pages.route("/skriva/fakta/uppgift", methods=["GET", "POST"])
@allowed(Act.WRITE)
def local_fact() -> str | Response | tuple[str, int]:
    """One fact. `fore` is the fact as it was when the page was opened; empty for a new one."""
    if request.method == "GET":
        return _show(request.args.get("namn", ""))
    form = request.form
    given = [form.get(name, "").strip() for name in ("namn", "vad", "varde", "annars")]
    before = _before(form.get("fore", ""))
    fact = LocalFact(before.name if before else given[0], *given[1:])
    settings = portal().settings
    try:
        with portal().database.session() as session:
            guard(session, PATH)
            root = content_folder.ensure(settings)
            lock = settings.data / "facts.lock"
            saved = facts.save(session, root, lock, fact, before, by=viewer().id)
    except ChangedError as error:
        # What one wrote stays in the fields; saving once more is a choice made knowingly.
        return _page(fact, error.now, problem=_told(error)), 409
    except MistakeError as error:
        return _page(fact, before, problem=_told(error)), 400
    _publish(root, saved)
    return redirect(url_for("workshop.local_facts"), 303)


def _publish(root: Path, fact: LocalFact) -> None:
    about = fact.about
    try:
        n = facts.let_out(root, portal().settings.data)
    except EnvironmentalError as error:
        notice.tell(
            say("localfacts.saved_only", about=about, why=words().say(error.what)), "caution"
        )
        return
    notice.tell(say("localfacts.saved", about=about, n=n))


def _root() -> Path:
    return content_folder.current(portal().settings)


def _show(name: str) -> str:
    if not name:
        return _page(LocalFact("", ""), None)
    fact = next((one.fact for one in facts.all_facts(_root()) if one.fact.name == name), None)
    if fact is None:
        abort(404)
    return _page(fact, fact)


def _page(fact: LocalFact, before: LocalFact | None, problem: Problem = None) -> str:
    used: FactInUse | None = None
    if before is not None:
        rows = facts.all_facts(_root())
        used = next((one for one in rows if one.fact.name == before.name), None)
    with portal().database.session() as session:
        changes = fact_changes.of_fact(session, before.name) if before else []
        known = people.by_ids(session, {change.by for change in changes} - {""})
        names = {id_: person.name for id_, person in known.items()}
        texts = [(path, _title(session, path)) for path in (used.texts if used else ())]
    kept = [before.name, before.about, before.value, before.otherwise] if before else None
    return render_template(
        "writing_local/fact.html",
        fact=fact,
        before=json.dumps(kept, ensure_ascii=False) if kept else "",
        is_new=before is None,
        texts=texts,
        changes=changes,
        names=names,
        day=day,
        problem=problem,
    )


def _title(session: Session, path: str) -> str:
    """What the file of a text calls it; tasks and goals have titles as well."""
    try:
        return facts_of(session, _root(), path, read_text(_root(), path) or "").title
    except NotFoundError:
        return path


def _before(sent: str) -> LocalFact | None:
    if not sent:
        return None
    try:
        name, about, value, otherwise = map(str, json.loads(sent))
    except (ValueError, TypeError):
        abort(400)
    return LocalFact(name, about, value, otherwise)


def _told(error: MistakeError) -> tuple[str, str]:
    return words().say(error.what), words().say(error.mend) if error.mend else ""
