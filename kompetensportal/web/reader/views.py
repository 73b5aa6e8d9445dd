"""The addresses of the reading pages; `web.front` answers most of them before Flask is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from flask import Flask, abort, current_app, g, make_response, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from kompetensportal.actions.learning import learn
from kompetensportal.model.learning.event import new_id
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import to_sign_in
from kompetensportal.web.context import person, portal
from kompetensportal.web.reader import editions, places
from kompetensportal.web.reader.group import pages
from kompetensportal.web.reader.joined import NOTHING, join
from kompetensportal.web.reader.judge import Verdict, judge
from kompetensportal.web.reader.known import Known, Memory
from kompetensportal.web.reader.prepared import Asked, Page, Pages
from kompetensportal.web.reader.word_icons import word_icon
from kompetensportal.web.shell import HEAD, PARTS, cut, reader

LONGEST_ANSWER = 500
"""Characters of a short answer that are judged."""


def register(app: Flask) -> None:
    """Give the portal its prepared pages and what is known of its readers."""
    app.extensions["pages"] = Pages(app, app.extensions["portal"].library, places.make)
    app.jinja_env.globals["word_icon"] = word_icon
    app.extensions["memory"] = Memory(app.extensions["portal"].database)


def prepared() -> Pages:
    """The prepared pages of this portal."""
    return cast(Pages, current_app.extensions["pages"])


def memory() -> Memory:
    """What is known of this portal's readers."""
    return cast(Memory, current_app.extensions["memory"])


@pages.get("/lathundar/", endpoint="lathundar")
@pages.get("/lathundar/<path:rest>", endpoint="lathund")
@pages.get("/kurser/", endpoint="courses")
@pages.get("/kurser/<path:rest>", endpoint="course")
@pages.get("/ordlista/", endpoint="glossary")
@pages.get("/ordlista/<path:rest>", endpoint="word")
def read(rest: str = "") -> Response:
    """A list or a text. `?fraga=…&svar=…` shows an answer that waited while somebody signed in."""
    page = find_page()
    if page.text is None:
        return answer(page, also=_done_marks(page))
    question = request.args.get("fraga", "")
    verdict = _judge(page, question, request.args.getlist("svar")) if question else None
    return _text_page(page, question, verdict, saved=False)


@pages.post("/lathundar/<path:rest>", endpoint="answer_lathund")
@pages.post("/kurser/<path:rest>", endpoint="answer_course")
def answered(rest: str) -> Response:
    """An answer without JavaScript: the same page, with feedback under the question."""
    page = find_page()
    if page.text is None:
        abort(405)
    question = request.form.get("question", "")
    verdict = _judge(page, question, request.form.getlist("answer"))
    who = person()
    saved = False
    if verdict is not None and verdict.right and who is not None:
        with portal().database.session() as session:
            learn.answer(
                session,
                who,
                lesson=page.text.entry.id,
                question=question,
                version=page.text.edition.version,
                event_id=request.form.get("event_id") or new_id(),
            )
        memory().forget()
        saved = True
    return _text_page(page, question, verdict, saved=saved)


def find_page() -> Page:
    """The page of this request's path; an internal one leads to the sign-in, none is 404."""
    who, path = reader(), editions.asked_for(request.path, request.args.get("sprak", ""))
    found = prepared().find(path, who.language, who.reading.form, inside=who.person is not None)
    if found is not None:
        return found
    if who.person is None:
        library = portal().library.generation()
        g.shell = True
        internal = places.is_internal(path, Asked(library, who.language, who.reading.form, False))
        g.shell = False
        if internal:
            abort(to_sign_in())
    path = request.path
    if not path.endswith("/"):
        with_slash = prepared().find(
            f"{path}/", who.language, who.reading.form, inside=who.person is not None
        )
        if with_slash is not None:
            abort(make_response("", 308, {"Location": f"{path}/"}))
    abort(404)


def answer(page: Page, known: Known = NOTHING, also: Mapping[str, str] | None = None) -> Response:
    """The page for the reader of this request."""
    head = {name: cut(PARTS[name]()) for name in HEAD}
    flash = {"flash": PARTS["flash"]()}
    address = request.full_path.rstrip("?")
    html = join(page, reader(), head, address, csrf.field(), known, flash | dict(also or {}))
    response = make_response("".join(html))
    response.headers["Cache-Control"] = "private, no-store" if person() else "no-cache"
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    return response


def _text_page(page: Page, question: str, verdict: Verdict | None, *, saved: bool) -> Response:
    text, who = page.text, person()
    assert text is not None
    known = NOTHING
    if who is not None:
        known = memory().of(who.id, text.entry.id, portal().library.generation())
    if verdict is None or question not in text.questions:
        return answer(page, known)
    waiting = ""
    if verdict.right and who is None:
        given = "".join(f"&svar={value}" for value in verdict.given)
        waiting = f"{text.address}?fraga={question}{given}#{question}"
    told = render_template(
        "reader/answer.html", verdict=verdict, right=verdict.right, saved=saved, sign_in=waiting
    )
    response = answer(page, known, {f"feedback_{text.questions.index(question)}": told})
    response.set_data(_with_answer(response.get_data(as_text=True), question, verdict))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _judge(page: Page, question: str, given: list[str]) -> Verdict | None:
    """The verdict on an answer; None for a question that the text does not have."""
    assert page.text is not None
    lesson = portal().library.generation().document(page.text.edition.document)
    found = next((q for q in lesson.questions if q.id == question), None)
    return judge(found, [value[:LONGEST_ANSWER] for value in given]) if found else None


def _with_answer(html: str, question: str, verdict: Verdict) -> str:
    """What was answered stays filled in."""
    start = html.find(f'data-question="{question}"')
    end = html.find("</form>", start)
    if start < 0 or end < 0:
        return html
    part = html[start:end]
    for value in verdict.given:
        safe = str(Markup.escape(value))
        chosen = f'name="answer" value="{safe}"'
        if (option := f'<option value="{safe}"') in part:
            part = part.replace(option, f"{option} selected", 1)
        elif chosen in part:
            part = part.replace(chosen, f"{chosen} checked", 1)
        else:
            part = part.replace('type="text" name="answer"', f'type="text" {chosen}', 1)
    return html[:start] + part + html[end:]


def _done_marks(page: Page) -> dict[str, str]:
    """For a course's page: which of its lessons are done."""
    marks = {name: "" for name in page.shell.names if name.startswith("done_")}
    who, course = person(), request.path.removeprefix(places.COURSES).strip("/")
    if not marks or who is None:
        return marks
    library = portal().library.generation()
    shown = [id_ for id_ in library.courses[course].lessons if id_ in library.entries]
    done = render_template("reader/done_mark.html")
    for number, id_ in enumerate(shown):
        if memory().of(who.id, id_, library).done:
            marks[f"done_{number}"] = done
    return marks
