"""`/skriva/kurser`: every course and programme, those that are begun too, and a new one."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, rights, save
from kompetensportal.actions.writing.begin import LONGEST_TITLE
from kompetensportal.actions.writing.files import read_text
from kompetensportal.actions.writing.text_facts import for_branches
from kompetensportal.compiler.read import content_paths, locate
from kompetensportal.compiler.templates import files_for
from kompetensportal.errors import ConflictError, MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.source import Kind
from kompetensportal.model.learning.day import today
from kompetensportal.store.writing import drafts
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.writing import sheets
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.state import guard
from kompetensportal.words import say

KINDS = {Kind.COURSE: "workshop.write_course", Kind.PROGRAMME: "workshop.write_programme"}
NEW = {"kurs": Kind.COURSE, "program": Kind.PROGRAMME}


@pages.get("/skriva/kurser")
@allowed(Act.WRITE)
def courses_to_write() -> str:
    """The lists, and the form of a new one."""
    return _page()


@pages.post("/skriva/kurser")
@allowed(Act.WRITE)
def new_course() -> Response | tuple[str, int]:
    """A draft of a course with a first lesson, or of a programme."""
    title = " ".join(request.form.get("titel", "").split())
    kind = request.form.get("slag", "kurs")
    try:
        path = _begin(kind if kind in NEW else "kurs", title)
    except (MistakeError, ConflictError) as error:
        problem = words().say(error.what), words().say(error.mend) if error.mend else ""
        return _page(problem), 400
    return redirect(url_for(KINDS[NEW.get(kind, Kind.COURSE)], path=path), 303)


def _begin(kind: str, title: str) -> str:
    files = files_for(kind, title.replace("/", " "), today(), title) if title else {}
    if not files or len(title) > LONGEST_TITLE:
        raise MistakeError(say("writing.new_title_bad"), say("writing.new_title_mend"))
    root = content_folder.current(portal().settings)
    with portal().database.session() as session:
        for path in files:
            guard(session, path)
            draft = drafts.get(session, path)
            if read_text(root, path) is not None or (draft is not None and draft.text):
                raise ConflictError(
                    say("writing.new_exists", title=title), say("writing.new_exists_mend")
                )
        root = content_folder.ensure(portal().settings)
        branches = rights.limits_of(session, viewer()).branches or ()
        for path, text in files.items():
            made = for_branches(path, text, branches)
            save.save(session, root, path, made, by=viewer().id, base="")
    return next(iter(files))


def _page(problem: tuple[str, str] | None = None) -> str:
    root = content_folder.current(portal().settings)
    texts: dict[str, str] = {}
    for path in content_paths(root):
        if _kind(path):
            texts[path] = (root / path).read_text(encoding="utf-8", errors="replace")
    with portal().database.session() as session:
        begun = {draft.path: draft.text for draft in drafts.open_ones(session)}
    texts |= {path: text for path, text in begun.items() if _kind(path)}
    found: dict[Kind, list[tuple[str, str, bool]]] = {kind: [] for kind in KINDS}
    for path, text in texts.items():
        kind = _kind(path)
        if kind:
            title = str(sheets.values_of(path, text).get("titel", "")) or path
            found[kind].append((title, url_for(KINDS[kind], path=path), path in begun))
    return render_template(
        "writing_local/courses.html",
        groups=[
            (kind.value, sorted(rows, key=lambda row: row[0].casefold()))
            for kind, rows in found.items()
        ],
        kinds=[(kind, words().text(f"coursework.new_{kind}")) for kind in NEW],
        form=request.form,
        problem=problem,
    )


def _kind(path: str) -> Kind | None:
    place = locate(path)
    return place.kind if place and place.kind in KINDS and not place.sibling else None
