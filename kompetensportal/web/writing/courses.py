"""`/skriva/kurs/<path>`: a course as a form: what it is called, and its lessons in order."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import begin, content_folder
from kompetensportal.compiler.read import locate
from kompetensportal.errors import ConflictError, MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.source import Kind
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.matter_lines import set_list
from kompetensportal.store.writing import drafts
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.writing import sheets
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.state import guard

MOST_HITS = 12
READ = (Kind.LATHUND, Kind.LESSON)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lathund or lesson that a course has or may have."""

    id: str
    title: str
    path: str
    """Empty when there is none of that id."""


@pages.get("/skriva/kurs/<path:path>")
@allowed(Act.WRITE)
def write_course(path: str) -> str:
    """The form."""
    return _page(path)


@pages.post("/skriva/kurs/<path:path>")
@allowed(Act.WRITE)
def save_course(path: str) -> Response | tuple[str, int]:
    """One press: save, move, remove, add, a new lesson, undo."""
    form = request.form
    done, _, about = form.get("gor", "spara").partition(":")
    lessons = form.getlist("lektion")
    focus = ""
    if done == "enter":
        # Enter does what the field that it was pressed in is for.
        done = "sok" if form.get("sok") else "ny" if form.get("ny_titel") else "spara"
    if done == "angra":
        return sheets.undo(path, Kind.COURSE, lambda **more: _address(path, **more))
    if done == "ny":
        try:
            lessons.append(_begun(path, form.get("ny_titel", "")))
        except (MistakeError, ConflictError) as error:
            problem = words().say(error.what), words().say(error.mend) if error.mend else ""
            return _page(path, problem), 400
        focus = f"lektion-{len(lessons) - 1}"
    elif done == "till" and about and about not in lessons:
        lessons.append(about)
        focus = f"lektion-{len(lessons) - 1}"
    elif about.isdecimal() and int(about) < len(lessons):
        focus = _moved(lessons, done, int(about))

    def change(text: str) -> str:
        made = sheets.with_fields(text)
        before = [str(one) for one in sheets.values_of(path, text).get("lektioner", ())]
        return set_list(made, "lektioner", lessons) if lessons != before else made

    sheets.save_sheet(path, Kind.COURSE, change)
    more = {"sok": form.get("sok", "")} if done == "sok" else {}
    anchor = "hitta" if done == "sok" else None
    return redirect(_address(path, fokus=focus or None, _anchor=anchor, **more), 303)


def _moved(lessons: list[str], done: str, at: int) -> str:
    """Do it; gives the button that has the focus after."""
    if done == "bort":
        del lessons[at]
        return f"lektion-{min(at, len(lessons) - 1)}" if lessons else "sok"
    to = at + {"upp": -1, "ner": 1}.get(done, 0)
    if 0 <= to < len(lessons):
        lessons[at], lessons[to] = lessons[to], lessons[at]
        return f"{done}-{to}"
    return f"{done}-{at}"


def _begun(path: str, title: str) -> str:
    """The id of a new lesson of this course, whose draft is made."""
    folder = path.split("/")[1]
    new = begin.path_of("lesson", folder, title)
    root = content_folder.ensure(portal().settings)
    with portal().database.session() as session:
        guard(session, new)
        begin.begin(session, root, new, title, by=viewer(), today=today())
    return new.partition("/")[2].removesuffix(".md")


def _address(path: str, **more: object) -> str:
    return url_for("workshop.write_course", path=path, **more)  # type: ignore[arg-type]


def _page(path: str, problem: tuple[str, str] | None = None) -> str:
    sheet = sheets.open_sheet(path, Kind.COURSE)
    known = texts_there_are()
    ids = [str(one) for one in sheet.values.get("lektioner", ())]
    asked = request.args.get("sok", "").strip()
    hits = [one for one in _matching(known, asked) if one.id not in ids] if asked else []
    return render_template(
        "writing_local/course.html",
        sheet=sheet,
        lessons=[known.get(id_, Lesson(id_, id_, "")) for id_ in ids],
        asked=asked,
        hits=hits[:MOST_HITS],
        focus=request.args.get("fokus", ""),
        findings=sheets.findings_of(sheet),
        problem=problem,
        form=request.form,
    )


def texts_there_are() -> dict[str, Lesson]:
    """All lathundar and lessons that are published or begun, by id."""
    found: dict[str, Lesson] = {}
    with portal().database.session() as session:
        for draft in drafts.open_ones(session):
            place = locate(draft.path)
            if place and place.kind in READ and not place.sibling:
                values = sheets.values_of(draft.path, draft.text)
                id_ = str(values.get("id", place.id))
                found[id_] = Lesson(id_, str(values.get("titel", id_)), draft.path)
    for id_, entry in portal().library.generation().entries.items():
        edition = next((e for _, e in entry.editions if _is_first(e.path)), None)
        if edition is not None:
            found[id_] = Lesson(id_, edition.title, edition.path)
    return found


def _is_first(path: str) -> bool:
    place = locate(path)
    return place is not None and place.kind in READ and not place.sibling


def _matching(known: dict[str, Lesson], asked: str) -> list[Lesson]:
    wanted = asked.casefold().split()
    hits = [
        one
        for one in known.values()
        if all(word in f"{one.title} {one.id}".casefold() for word in wanted)
    ]
    return sorted(hits, key=lambda one: one.title.casefold())
