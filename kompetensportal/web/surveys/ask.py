"""`/enkat/<name>?om=<course>`: answering a survey, or hopping over it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from kompetensportal.actions.surveys import answer
from kompetensportal.actions.surveys.answer import Came, Given
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.survey import Survey
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.model.surveys.sheet import GENDERS
from kompetensportal.store.accounts import units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.surveys import sheets
from kompetensportal.store.surveys.standing import professions
from kompetensportal.web import notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.listen import listen_part
from kompetensportal.web.reader import editions
from kompetensportal.web.shell import reader
from kompetensportal.web.surveys.group import pages
from kompetensportal.web.surveys.offered import address_of, asked_of, entries, title_of
from kompetensportal.words import say

FIELD = "q-"
"""What the names of the questions' fields begin with (`compiler.constructs.survey_question`)."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The survey of this request."""

    library: Generation
    entry: Entry
    survey: Survey
    about: str
    """Id of the course that it is about, or empty."""

    @property
    def address(self) -> str:
        return address_of(self.entry.id, self.about)


@pages.get("/enkat/<path:name>")
@signed_in
def ask(name: str) -> str:
    """The questions, or kind words when they have been answered."""
    asked, who = _asked(name), viewer()
    with portal().database.session() as session:
        if answer.has_answered(session, who, asked.entry.id, asked.about):
            return render_template("surveys/answered.html", entry=asked.entry)
    return _page(asked, who)


@pages.post("/enkat/<path:name>")
@signed_in
def answered(name: str) -> str | Response | tuple[str, int]:
    """Take `q-<question>`, `unit`, `profession`, `gender`, `version`, `event_id`; or `skip`."""
    asked, who = _asked(name), viewer()
    event_id = request.form.get("event_id", "")
    if not is_uuid(event_id):
        return _page(asked, who), 400
    with portal().database.session() as session:
        if "skip" in request.form:
            answer.skip(session, who, survey=asked.entry.id, about=asked.about, event_id=event_id)
            return redirect("/", 303)
        # Whoever began before the survey was changed has answered what it asked then.
        version = request.form.get("version", "")
        survey = sheets.versions(session, asked.entry.id).get(version, asked.survey)
        try:
            came = answer.answer(
                session,
                who,
                survey=asked.entry.id,
                asked=survey,
                about=asked.about,
                given=_given(),
                event_id=event_id,
            )
        except MistakeError as error:
            notice.tell(error.what, "caution")
            return _page(asked, who), 400
    if came is Came.EMPTY:
        notice.tell(say("surveys.empty"), "caution")
        return _page(asked, who)
    notice.tell(say("surveys.thanks" if came is Came.NEW else "surveys.before"))
    return redirect("/", 303)


def _asked(name: str) -> _Asked:
    library = portal().library.generation()
    found = entries(library)
    entry = found.get(f"enkat/{name}") or found.get(name)
    if entry is None:
        abort(404)
    about = request.args.get("om", "")
    known = about in library.courses or about in library.entries
    return _Asked(library, entry, asked_of(library, entry), about if known else "")


def _given() -> Given:
    form = request.form
    answers = {k.removeprefix(FIELD): v for k, v in form.items() if k.startswith(FIELD)}
    ticked = (form.get(name, "") for name in ("unit", "profession", "gender"))
    return Given(answers, *ticked)


def _page(asked: _Asked, who: Person) -> str:
    shown = editions.shown(asked.entry, reader().reading.form, "", asked.address)
    edition, library = shown.edition, asked.library
    lesson = library.document(edition.document)
    course = library.courses.get(asked.about)
    with portal().database.session() as session:
        sheets.keep_version(session, asked.entry.id, title_of(library, asked.entry), asked.survey)
        tree = units.tree(session)
        mine = {m.unit_id for m in who.memberships if m.holds(today())}
        works = professions(session)
    own = [unit for unit in map(tree.get, sorted(mine)) if unit is not None]
    return render_template(
        "surveys/ask.html",
        address=asked.address,
        entry=asked.entry,
        edition=edition,
        easy=edition is asked.entry.easy,
        has_both=asked.entry.easy is not None and asked.entry.standard is not None,
        content_language=shown.language,
        courses=[course] if course is not None else [],
        anonymous=asked.survey.anonymous,
        version=asked.survey.version,
        fragment=Markup(_filled(lesson.html)),
        listen=listen_part(edition.document, library.audio(edition.document)),
        event_id=new_id(),
        units=[(unit.id, unit.name) for unit in own],
        professions=works,
        genders=GENDERS,
        given=request.form,
        mark=reader().mark,
    )


def _filled(html: str) -> str:
    """What was answered stays filled in when the page is shown again."""
    for name, value in request.form.items():
        if not name.startswith(FIELD):
            continue
        safe, field = str(Markup.escape(value)), str(Markup.escape(name))
        html = html.replace(
            f'name="{field}" value="{safe}"', f'name="{field}" value="{safe}" checked', 1
        )
        start = html.find(f'<textarea name="{field}"')
        if start >= 0:
            end = html.index(">", start) + 1
            html = f"{html[:end]}{safe}{html[end:]}"
    return html
