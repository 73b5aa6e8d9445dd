"""A new lathund or lesson: what it is called and where it belongs; the editor does the rest."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import begin, content_folder
from kompetensportal.actions.writing.rights import may_write
from kompetensportal.errors import ConflictError, MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning.day import today
from kompetensportal.store.content.generation import Generation
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.reader import systems
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.live_words import language_of_words
from kompetensportal.web.writing.state import guard

OTHER = "-"
"""Choice of a system that has no lathund yet."""


@pages.route("/skriva/ny", methods=["GET", "POST"])
@allowed(Act.WRITE)
def new_text() -> str | Response | tuple[str, int]:
    """Ask for a title and a system; then the editor, with a first empty step."""
    given = {name: request.values.get(name, "").strip() for name in ("titel", "plats", "annat")}
    given["titel"] = " ".join(given["titel"].split())
    if request.method == "GET":
        return _page(given)
    kind, _, folder = given["plats"].partition("/")
    if kind not in begin.FOLDERS:
        kind, folder = "lathund", OTHER
    path = ""
    try:
        folder = given["annat"] if folder == OTHER else folder
        path = begin.path_of(kind, folder, given["titel"])
        root = content_folder.ensure(portal().settings)
        with portal().database.session() as session:
            guard(session, path)
            begin.begin(session, root, path, given["titel"], by=viewer(), today=today())
    except (MistakeError, ConflictError) as error:
        there = path if isinstance(error, ConflictError) else ""
        mend = words().say(error.mend) if error.mend else ""
        page = _page(given, problem=(words().say(error.what), mend), there=there)
        return page, 409 if there else 400
    return redirect(url_for("workshop.edit_text", path=path), 303)


def _page(given: dict[str, str], problem: tuple[str, str] | None = None, there: str = "") -> str:
    root = content_folder.current(portal().settings)
    generation = portal().library.generation()
    with portal().database.session() as session:
        places = {
            kind: [
                (f"{kind}/{name}", _name(generation, kind, name))
                for name in begin.folders(root, kind)
                if may_write(session, root, viewer(), f"{above}/{name}/x.md")
            ]
            for kind, above in begin.FOLDERS.items()
        }
    return render_template(
        "writing/new.html",
        given=given,
        places=places,
        other=f"lathund/{OTHER}",
        problem=problem,
        there=there,
        speaks=language_of_words(),
        longest=begin.LONGEST_TITLE,
    )


def _name(generation: Generation, kind: str, folder: str) -> str:
    """What people call a system or a course."""
    if kind == "lathund":
        return systems.name_of(folder)
    course = generation.courses.get(folder)
    return course.title if course else folder
