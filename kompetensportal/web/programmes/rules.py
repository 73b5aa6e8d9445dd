"""The administrator's rules: who goes on which programme by itself, and what that would do now."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes.rules import add_rule, apply_rules, would_do
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.programmes.rule import EnrolmentRule
from kompetensportal.store.accounts import accesses, units
from kompetensportal.store.programmes import rules as store
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.admin.units import BRANCHES, unit_choices
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.plans import start_day
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say

MOST = 200
"""People shown of what the rules would do."""


@pages.get("/admin/regler")
@allowed(Act.ADMINISTER)
def rules() -> str | Response:
    """The rules, and what they would do now."""
    library = portal().library.generation()
    with portal().database.session() as session:
        tree = units.tree(session)
        every = store.every(session)
        planned = would_do(session, library, today())
        accesses.log(session, viewer().id, [one.person.id for one in planned[:MOST]], "enrolments")
    return render_template(
        "programmes/rules.html",
        rules=every,
        planned=planned[:MOST],
        hidden=max(0, len(planned) - MOST),
        titles={one.id: one.title for one in library.catalogue.programmes},
        unit_name=lambda id_: unit.name if (unit := tree.get(id_)) else "",
        units=[("", ""), *unit_choices(tree)],
        branches=[(one, one) for one in BRANCHES],
        full_day=dates.full_day,
        today=today,
        new_id=new_id,
    )


@pages.post("/admin/regler")
@allowed(Act.ADMINISTER)
def rule_added() -> Response:
    """Add one. Takes `programme`, `unit`, `branch`, `profession`, `since`, `event_id`."""
    given = request.form
    try:
        rule = EnrolmentRule(
            given.get("event_id", ""),
            given.get("programme", ""),
            given.get("unit", ""),
            given.get("branch", "").strip(),
            " ".join(given.get("profession", "").split()),
            start_day(given.get("since", "")),
        )
        with portal().database.session() as session:
            add_rule(session, portal().library.generation(), viewer(), rule)
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        notice.tell(say("programmes.rule_added"))
    return redirect(url_for("introducing.rules"), 303)


@pages.post("/admin/regler/ta-bort")
@allowed(Act.ADMINISTER)
def rule_removed() -> Response:
    """Take one away. Takes `rule`."""
    with portal().database.session() as session:
        store.remove(session, request.form.get("rule", ""))
    notice.tell(say("programmes.rule_removed"))
    return redirect(url_for("introducing.rules"), 303)


@pages.post("/admin/regler/genomfor")
@allowed(Act.ADMINISTER)
def rules_applied() -> Response:
    """Do now what is otherwise done once a day and after each import."""
    with portal().database.session() as session:
        done = apply_rules(session, portal().library.generation(), today())
    notice.tell(say("programmes.rules_done", n=len(done.enrolled)))
    for one, what in done.refused[:5]:
        notice.tell(say("programmes.rule_refused", who=one.person.name), "caution")
        notice.tell(what, "caution")
    return redirect(url_for("introducing.rules"), 303)
