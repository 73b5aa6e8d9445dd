"""People: the list, and one person's facts, places and secrets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.portal import people as actions
from kompetensportal.actions.portal.change_secret import give
from kompetensportal.actions.portal.erase import count, erase
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Gender, Membership, Person, Role
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.store.accounts import accesses, credentials, people, units
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.learning import enrolments
from kompetensportal.web import notice
from kompetensportal.web.account.session import viewer, visits
from kompetensportal.web.admin.group import pages, said
from kompetensportal.web.admin.units import unit_choices
from kompetensportal.web.context import INTERFACE_LANGUAGES, portal
from kompetensportal.words import say

A_PAGE = 50
ROLES = {role.value: role for role in Role}
GENDERS = {gender.value: gender for gender in Gender}


@pages.get("/personer", endpoint="people")
def show_people() -> str:
    """Everybody, by name; search by name or user name, unit, role."""
    words, unit_id = request.args.get("q", ""), request.args.get("enhet", "")
    role = request.args.get("roll", "")
    page = max(1, request.args.get("sida", 1, int))
    with portal().database.session() as session:
        tree = units.tree(session)
        found, total = people.search(
            session,
            words[:100],
            unit_ids=tree.below(unit_id) if unit_id in tree else None,
            role=ROLES.get(role),
            skip=(page - 1) * A_PAGE,
            limit=A_PAGE,
        )
        secrets = credentials.kinds(session, [one.id for one in found])
        accesses.log(session, viewer().id, [one.id for one in found], "people")
    here = url_for("administration.people", q=words, enhet=unit_id, roll=role)
    return render_template(
        "admin/people.html",
        people=found,
        total=total,
        tree=tree,
        secrets=secrets,
        q=words,
        unit_id=unit_id,
        role=role,
        units=unit_choices(tree),
        page=page,
        last=-(-total // A_PAGE),
        here_address=here,
    )


@pages.route("/personer/ny", methods=["GET", "POST"], endpoint="new_person")
def new_person() -> str | Response | tuple[str, int]:
    """Add somebody. The form carries the new id: sent twice it leads to the one who was added."""
    given = request.form.get("id", "")
    blank = Person(
        given if is_uuid(given) else new_id(), "", "", portal().settings.language, None, ()
    )
    if request.method == "GET":
        return _form(blank, is_new=True)
    try:
        with portal().database.session() as session:
            made = people.by_id(session, blank.id) or actions.add(session, _from_form(blank))
    except MistakeError as error:
        return _form(_from_form(blank, strict=False), said(error), is_new=True), 400
    notice.tell(say("admin.person_added", name=made.name))
    return redirect(url_for("administration.person", person_id=made.id), 303)


@pages.route("/personer/<person_id>", methods=["GET", "POST"], endpoint="person")
def one_person(person_id: str) -> str | Response | tuple[str, int]:
    """Change somebody's facts and places, or whether she may come in."""
    with portal().database.session() as session:
        there = _person(session, person_id)
        accesses.log(session, viewer().id, [there.id], "person")
    if request.method == "GET":
        return _form(there)
    try:
        with portal().database.session() as session:
            made = actions.change(session, _from_form(there))
    except MistakeError as error:
        return _form(_from_form(there, strict=False), said(error)), 400
    visits().forget()
    notice.tell(say("admin.person_saved", name=made.name))
    return redirect(url_for("administration.person", person_id=made.id), 303)


@pages.post("/personer/<person_id>/hemlighet", endpoint="give_secret")
def give_secret(person_id: str) -> str:
    """A new password or code, shown once on this page and kept nowhere in the open."""
    kind = Secret.CODE if request.form.get("kind") == "code" else Secret.PASSWORD
    with portal().database.session() as session:
        there = _person(session, person_id)
    new = give(portal().database, there.id, kind)
    visits().forget()
    return render_template("admin/secret.html", given=[(there, new)], kind=kind.value)


@pages.route("/personer/<person_id>/radera", methods=["GET", "POST"], endpoint="erase")
def erase_person(person_id: str) -> str | Response | tuple[str, int]:
    """Erase somebody for good; asked for by writing her user name."""
    problem, status = None, 200
    with portal().database.session() as session:
        there, what = _person(session, person_id), count(session, person_id)
        accesses.log(session, viewer().id, [there.id], "person")
    if request.method == "POST":
        try:
            if request.form.get("user_name", "").strip().lower() != there.user_name:
                raise MistakeError(say("admin.erase_other"), say("admin.erase_other_mend"))
            with portal().database.session() as session:
                erase(session, there.id, viewer().id, datetime.now(UTC))
        except MistakeError as error:
            problem, status = said(error), 400
        else:
            visits().forget()
            notice.tell(say("admin.erased", n=what.facts))
            return redirect(url_for("administration.people"), 303)
    return render_template("admin/erase.html", who=there, what=what, problem=problem), status


def _person(session: Session, person_id: str) -> Person:
    found = people.by_id(session, person_id)
    if found is None:
        abort(404)
    return found


def _form(who: Person, problem: tuple[str, str] | None = None, *, is_new: bool = False) -> str:
    with portal().database.session() as session:
        tree = units.tree(session)
        secrets = credentials.kinds(session, [who.id]).get(who.id, frozenset())
        plans = enrolments.of_people(session, [who.id])
        names = people.by_ids(session, [plan.mentor_id for plan in plans if plan.mentor_id])
    return render_template(
        "admin/person.html",
        who=who,
        is_new=is_new,
        problem=problem,
        units=[("", ""), *unit_choices(tree)],
        roles=list(Role),
        languages=INTERFACE_LANGUAGES,
        genders=GENDERS,
        secrets=secrets,
        plans=plans,
        names={one.id: one.name for one in names.values()},
        titles={p.id: p.title for p in portal().library.generation().catalogue.programmes},
    )


def _from_form(person: Person, *, strict: bool = True) -> Person:
    """The person as the form says. Raises MistakeError for a day that is none, when `strict`."""
    form = request.form
    language = form.get("language", person.language)
    return replace(
        person,
        name=form.get("name", ""),
        user_name=form.get("user_name", ""),
        language=language if language in INTERFACE_LANGUAGES else person.language,
        start_date=_day(form.get("start_date", ""), strict),
        employment_number=form.get("employment_number", ""),
        email=form.get("email", ""),
        disabled="disabled" in form,
        gender=GENDERS.get(form.get("gender", person.gender or "")),
        memberships=_places(strict),
    )


def _places(strict: bool) -> tuple[Membership, ...]:
    """Each numbered group of fields is a place; one without a unit, or ticked away, is none."""
    places = []
    for n in range(min(request.form.get("places", 0, int), 40)):
        unit_id, role = (
            request.form.get(f"unit-{n}", ""),
            ROLES.get(request.form.get(f"role-{n}", "")),
        )
        if unit_id and role and f"remove-{n}" not in request.form:
            start = _day(request.form.get(f"start-{n}", ""), strict)
            end = _day(request.form.get(f"end-{n}", ""), strict)
            profession = request.form.get(f"profession-{n}", "")
            places.append(Membership(unit_id, role, profession, start, end))
    return tuple(places)


def _day(text: str, strict: bool) -> date | None:
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError as error:
        if strict:
            raise MistakeError(
                say("people.day_wrong", day=text[:20]), say("people.day_wrong_mend")
            ) from error
        return None
