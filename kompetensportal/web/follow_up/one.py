"""One employee's way, for her mentor and her manager."""

from __future__ import annotations

from flask import render_template
from werkzeug.wrappers import Response

from kompetensportal.model.accounts.access import Act, units_of
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.curriculum import belonging
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.learning.referral import Referral, referrals
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.web import dates
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import follow, mentors_for, names_in, sight
from kompetensportal.web.follow_up.telling import asked_words, subject_of, why
from kompetensportal.web.learner.mine import anchor
from kompetensportal.web.programmes.prepare import of_other
from kompetensportal.web.reader import addresses


@pages.get("/chef/<person_id>")
@signed_in
def one(person_id: str) -> str | Response:
    """Her programmes, what is late, what she asked, and what her manager may do about it."""
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.SEE_PROGRESS)
        found = follow(session, [seen.about], seen.tree, "progress")[0]
        names = names_in(session, [found])
        mentors = mentors_for(session, units_of(seen.about, today()), seen.about.id)
    library = portal().library.generation()
    taken = {p.enrolment.programme_id for p in found.progresses if p.enrolment.ended is None}
    return render_template(
        "follow_up/one.html",
        about=seen.about,
        sight=seen,
        follow=found,
        names=names | {viewer().id: viewer().name},
        mentors=[(m.id, m.name) for m in mentors],
        referred=_referred(seen.about, seen.tree, found.facts),
        prepared=of_other(seen, found) if seen.leads else [],
        programmes=[(p.id, p.title) for p in library.catalogue.programmes if p.id not in taken],
        courses=library.catalogue.courses,
        lathundar=[e for e in library.entries.values() if e.kind == "lathund"],
        unit_names=[u.name for i in units_of(seen.about, today()) if (u := seen.tree.get(i))],
        why=why,
        subject_of=subject_of,
        asked_words=asked_words,
        day=dates.day,
        clock=dates.clock,
        today=today,
        new_id=new_id,
        anchor=anchor,
        address=addresses,
    )


def _referred(about: Person, tree: Tree, facts: Facts) -> list[Referral]:
    found = (tree.get(m.unit_id) for m in about.memberships)
    branches = {unit.id: unit.branch for unit in found if unit is not None}
    whose = belonging(about.memberships, branches, today())
    return referrals(facts, whose, curriculum(portal().library.generation()))
