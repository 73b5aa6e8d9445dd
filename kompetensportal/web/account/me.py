"""My page: what is kept of me, who looked, my language, password and code."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.portal.change_secret import change
from kompetensportal.actions.portal.people import set_gender, set_language
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Gender, Person, Role
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.small_groups import SMALLEST
from kompetensportal.store.accounts import accesses, credentials, own_data, people, sessions, units
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.web import dates, notice
from kompetensportal.web.account import choices
from kompetensportal.web.account.group import pages
from kompetensportal.web.account.session import (
    clear_session,
    local,
    signed_in,
    viewer,
    visit,
    visits,
)
from kompetensportal.web.context import INTERFACE_LANGUAGES, LANGUAGE_COOKIE, portal, t, words
from kompetensportal.words import say

LOOKS_A_PAGE = 50
GENDERS = {gender.value: gender for gender in Gender}


@pages.get("/mig", endpoint="me")
@signed_in
def show_me() -> str:
    """What is kept of the person, and who looked at it."""
    me, page = viewer(), max(1, request.args.get("sida", 1, int))
    now = datetime.now(UTC)
    with portal().database.session() as session:
        tree = units.tree(session)
        looks = accesses.about(session, me.id, skip=(page - 1) * LOOKS_A_PAGE, limit=LOOKS_A_PAGE)
        return render_template(
            "account/me.html",
            me=me,
            tree=tree,
            looks=looks,
            looks_page=page,
            looks_pages=-(-accesses.count(session, me.id) // LOOKS_A_PAGE),
            secrets=credentials.kinds(session, [me.id]).get(me.id, frozenset()),
            places=len(sessions.of_person(session, me.id, now)),
            correctors=_correctors(me),
            languages=INTERFACE_LANGUAGES,
            genders=GENDERS,
            smallest=SMALLEST,
            page_words=page_words,
            when=dates.clock,
        )


@pages.post("/mig/sprak", endpoint="language")
@signed_in
def keep_language() -> AnyResponse:
    """Keep the interface language with the person, and in this browser for when she is out."""
    chosen = request.form.get("language", "")
    response = redirect(url_for("accounts.me"), 303)
    if chosen in INTERFACE_LANGUAGES:
        with portal().database.session() as session:
            set_language(session, viewer().id, chosen)
        visits().forget()
        here = visit()
        if here is not None and not here.shared:
            choices.keep_in_browser(response, LANGUAGE_COOKIE, chosen)
    return response


@pages.post("/mig/kon", endpoint="gender")
@signed_in
def keep_gender() -> AnyResponse:
    """Keep what she tells of her gender, or take it away."""
    told = request.form.get("gender", "")
    with portal().database.session() as session:
        set_gender(session, viewer().id, GENDERS.get(told))
    visits().forget()
    notice.tell(say("account.gender_saved" if told in GENDERS else "account.gender_gone"))
    return redirect(url_for("accounts.me") + "#gender-title", 303)


@pages.route("/mig/losenord", methods=["GET", "POST"], endpoint="password")
@signed_in
def change_password() -> str | AnyResponse | tuple[str, int]:
    """Choose a password of one's own."""
    return _change(Secret.PASSWORD)


@pages.route("/mig/kod", methods=["GET", "POST"], endpoint="own_code")
@signed_in
def change_code() -> str | AnyResponse | tuple[str, int]:
    """Choose a code of one's own, for shared tablets."""
    return _change(Secret.CODE)


@pages.get("/mig/uppgifter.json", endpoint="data")
@signed_in
def fetch() -> Response:
    """Everything that is kept of the person, as a file."""
    with portal().database.session() as session:
        kept = own_data.collect(session, viewer().id)
    name = f"kompetensportalen-{viewer().user_name.encode('ascii', 'ignore').decode()}.json"
    return Response(
        json.dumps(kept, ensure_ascii=False, indent=2),
        mimetype="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@pages.post("/mig/logga-ut-overallt", endpoint="leave_everywhere")
@signed_in
def leave_everywhere() -> AnyResponse:
    """Sign out in every browser, this one too."""
    with portal().database.session() as session:
        sessions.end_all(session, viewer().id)
    visits().forget()
    response = redirect(url_for("accounts.sign_in"), 303)
    clear_session(response)
    choices.depart(response)
    return response


def page_words(page: str) -> str:
    """What a page is called in the list of who looked."""
    key = f"people.page_{page}"
    return t(key) if page in KNOWN_PAGES else t("people.page_other")


KNOWN_PAGES = frozenset(
    {
        "person",
        "people",
        "import",
        "enrolments",
        "unit",
        "progress",
        "csv",
        "knowledge",
        "export",
        "apt",
        "quarantine",
        "writing",
    }
)


def _change(kind: Secret) -> str | AnyResponse | tuple[str, int]:
    here = visit()
    to = local(request.values.get("next", url_for("accounts.me")))
    must = here is not None and here.must_change
    problem, status = None, 200
    if request.method == "POST":
        new = request.form.get("new", "")
        new = "".join(new.split()) if kind is Secret.CODE else new
        try:
            if new != request.form.get("again", "") and kind is Secret.PASSWORD:
                raise MistakeError(say("account.not_the_same"))
            change(
                portal().database,
                viewer(),
                kind,
                new,
                password=request.form.get("password", ""),
                place=request.remote_addr or "",
                now=datetime.now(UTC),
                but=here.token_hash if here else "",
            )
        except MistakeError as error:
            mend = words().say(error.mend) if error.mend else ""
            problem, status = (words().say(error.what), mend), 400
        else:
            visits().forget()
            notice.tell(say(f"account.changed_{kind.value}"))
            return redirect(to, 303)
    page = render_template(
        f"account/change_{kind.value}.html", to=to, must=must, problem=problem, me=viewer()
    )
    return page, status


def _correctors(me: Person) -> tuple[Person, ...]:
    """Whom one asks for a correction: the managers above, else the administrators."""
    with portal().database.session() as session:
        tree = units.tree(session)
        above = {unit.id for m in me.memberships for unit in tree.path(m.unit_id)}
        managers = people.on_units(session, above, today(), Role.MANAGER)
        found = [one for one in managers if one.id != me.id]
        found = found or list(people.search(session, role=Role.ADMINISTRATOR, limit=5)[0])
        return tuple(one for one in found if one.id != me.id)
