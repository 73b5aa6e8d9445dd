"""How a lesson ends, and what is told while it is read.

`POST /lektion/sagt` takes `lesson`, `version`, `event_id` (made by the server with the page), the
button pressed: `says` = `can`, `practise` or `help`. Optional: `step`, `words`, `next` (where
to go on). Whoever is not signed in is asked to, and comes back to a page with the same button.
"""

from __future__ import annotations

from urllib.parse import urlencode

from flask import jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.learning import help, learn, report
from kompetensportal.actions.learning.learn import Completion
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.lesson import Question
from kompetensportal.model.content.library import Entry
from kompetensportal.model.learning.answer import is_right
from kompetensportal.model.learning.event import new_id, sibling_id
from kompetensportal.store.content.generation import Generation
from kompetensportal.web import notice
from kompetensportal.web.account.session import local, signed_in
from kompetensportal.web.context import person, portal
from kompetensportal.web.learner.group import pages
from kompetensportal.web.learner.introduction import tell_who_gets_it
from kompetensportal.web.learner.mine import mine, whose
from kompetensportal.web.reader import addresses
from kompetensportal.web.surveys.offered import after_course
from kompetensportal.words import say

SAYS = ("can", "practise", "help")


@pages.post("/lektion/sagt")
def end() -> Response:
    """ "Jag kan det nu", "Jag vill öva mer" or "Jag vill ha hjälp"."""
    given = {
        name: request.form.get(name, "")
        for name in ("lesson", "version", "event_id", "says", "step", "words", "next")
    }
    who = person()
    if who is None:
        kept = {name: value for name, value in given.items() if value and name != "event_id"}
        again = url_for("learning.end_again") + "?" + urlencode(kept)
        return redirect(url_for("accounts.sign_in", next=again), 303)
    back = local(given["next"]) if given["next"] else addresses.of_lesson(given["lesson"])
    try:
        return redirect(_say(who, given, back), 303)
    except NotFoundError as error:
        notice.tell(error.what, "caution")
        return redirect("/", 303)
    except MistakeError as error:
        notice.tell(error.what, "caution")
        return redirect(back, 303)


@pages.get("/lektion/fortsatt")
@signed_in
def end_again() -> str | Response:
    """After signing in: the same button, for nothing is said by only opening an address."""
    lesson = request.args.get("lesson", "")
    entry = portal().library.generation().entries.get(lesson)
    if entry is None or request.args.get("says") not in SAYS:
        return redirect("/", 303)
    fields = {n: v for n, v in request.args.items() if n in {"version", "step", "words", "next"}}
    return render_template(
        "learner/end_again.html",
        entry=entry,
        says=request.args["says"],
        fields={"lesson": lesson, "event_id": new_id(), **fields},
        back=addresses.of_lesson(lesson),
    )


@pages.post("/lektion/svar")
def answered() -> tuple[Response, int]:
    """An answer given on the page: JSON that says whether it is right; only right ones are kept.

    Takes `lesson`, `version`, `question`, `answer` (one or more) and `event_id`.
    """
    library = portal().library.generation()
    entry = library.entries.get(request.form.get("lesson", ""))
    found = None
    if entry is not None:
        texts = [library.lesson(entry, form) for form, _ in entry.editions]
        texts.sort(key=lambda text: text.version != request.form.get("version"))
        name = request.form.get("question")
        found = next(((x, q) for x in texts for q in x.questions if q.id == name), None)
    if entry is None or found is None:
        return jsonify(right=None), 404
    text, question = found
    given = request.form.getlist("answer")
    # A short answer may be written in the language of another edition.
    same = [question, *_in_translations(library, entry, question.id)]
    right = any(is_right(one, given) for one in same)
    who = person()
    if not right or who is None:
        return jsonify(right=right, kept=False), 200
    try:
        with portal().database.session() as session:
            learn.answer(
                session,
                who,
                lesson=entry.id,
                question=question.id,
                version=text.version,
                event_id=request.form.get("event_id", ""),
            )
    except (MistakeError, ValueError):
        return jsonify(right=right, kept=False), 400
    return jsonify(right=right, kept=True), 200


def _in_translations(library: Generation, entry: Entry, question: str) -> list[Question]:
    """A question as the editions in other languages have it."""
    documents = [library.document(t.edition.document) for t in entry.translations]
    return [q for lesson in documents for q in lesson.questions if q.id == question]


@pages.post("/lektion/rapport")
def told() -> Response:
    """ "Det ser inte ut så hos mig": goes to the owner, also from somebody not signed in.

    Takes `lesson`, `version`, `step`, `words`, `event_id`, `next`.
    """
    lesson = request.form.get("lesson", "")
    entry = portal().library.generation().entries.get(lesson)
    if entry is None:
        notice.tell(say("learner.no_lesson"), "caution")
        return redirect("/", 303)
    try:
        with portal().database.session() as session:
            report.report(
                session,
                person(),
                lesson=lesson,
                step=request.form.get("step", ""),
                version=request.form.get("version", ""),
                words=request.form.get("words", ""),
                # A page that is the same for everybody who is not signed in carries no id.
                event_id=request.form.get("event_id") or new_id(),
            )
        notice.tell(say("learner.reported", owner=entry.owner))
    except MistakeError as error:
        notice.tell(error.what, "caution")
    return redirect(local(request.form.get("next", "")) or addresses.of_entry(entry), 303)


def _say(who: Person, given: dict[str, str], back: str) -> str:
    """Record what was said; gives where to go then. Raises MistakeError."""
    lesson, version = given["lesson"], given["version"]
    entry = portal().library.generation().entries.get(lesson)
    if entry is None:
        raise NotFoundError(say("learner.no_lesson"), say("learner.no_lesson_mend"))
    try:
        # Each button of one page is a fact of its own.
        event_id = sibling_id(given["event_id"], given["says"])
    except ValueError:
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend")) from None
    if given["says"] == "can":
        return _completed(who, lesson, version, event_id, back)
    with portal().database.session() as session:
        if given["says"] == "practise":
            learn.practise(session, who, lesson=lesson, version=version, event_id=event_id)
        elif given["says"] == "help":
            subject = f"{lesson}#{given['step']}" if given["step"] else lesson
            help.ask(
                session,
                who,
                subject=subject,
                version=version,
                words=given["words"],
                event_id=event_id,
            )
        else:
            raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    if given["says"] == "practise":
        notice.tell(say("learner.practise_said", title=entry.title))
    else:
        tell_who_gets_it(mine(who))
    return back


def _completed(who: Person, lesson: str, version: str, event_id: str, back: str) -> str:
    library = portal().library.generation()
    with portal().database.session() as session:
        came: Completion = learn.complete(
            session,
            library,
            who,
            whose(session, who),
            lesson=lesson,
            version=version,
            event_id=event_id,
        )
    if not came.done:
        notice.tell(say("learner.questions_left", n=len(came.left)), "caution")
        return f"{back.partition('#')[0]}#{came.left[0]}"
    for course in came.courses:
        notice.tell(say("learner.course_done", title=library.courses[course].title))
    if not came.courses:
        notice.tell(say("learner.lesson_done", title=library.entries[lesson].title))
    return after_course(library, came.courses) or back
