"""A file of Word or PowerPoint becomes a draft: choose it, see what it becomes, make the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.writing import content_folder
from kompetensportal.actions.writing.bring_in import drafting, keeping, waiting
from kompetensportal.actions.writing.rights import may_write
from kompetensportal.compiler.prose import slug
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.brought_in import (
    LARGEST_FILE,
    Block,
    BroughtIn,
    Heading,
    Item,
    More,
    Paragraph,
    Picture,
    Table,
    plain,
)
from kompetensportal.web import notice
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.reader import systems
from kompetensportal.web.writing.group import pages
from kompetensportal.words import say

MOST_SHOWN = 120
"""Blocks that are shown of what became of a file."""
OTHER = "+"
"""Choice of a system that has no lathund yet."""


@pages.get("/skriva/in")
@allowed(Act.WRITE)
def bring_in() -> str:
    """Where one chooses a file."""
    return render_template("writing_bring_in/choose.html")


@pages.post("/skriva/in")
@csrf.takes_large_forms(LARGEST_FILE + 100_000)
@allowed(Act.WRITE)
def bring_in_file() -> AnyResponse | tuple[str, int]:
    """Read the chosen file; what was read waits until the writer has decided."""
    # lxml and Pillow, which only this page needs, take 100 ms to load: every start would.
    from kompetensportal.actions.writing.bring_in.reading import bring_in as read  # noqa: PLC0415

    file = request.files.get("fil")
    given = (file.filename if file else "") or ""
    name = " ".join(given.replace("\\", "/").rpartition("/")[2].split())[:120]
    try:
        if file is None or not name:
            raise MistakeError(say("bringin.no_file"), say("bringin.no_file_mend"))
        read_in = read(file.stream.read(), name)
    except MistakeError as error:
        return render_template("writing_bring_in/choose.html", problem=_said(error)), 400
    id_ = waiting.put(portal().settings.data, viewer().id, read_in)
    return redirect(url_for("workshop.brought_in", id_=id_), 303)


@pages.get("/skriva/in/<id_>")
@allowed(Act.WRITE)
def brought_in(id_: str) -> str:
    """What became of the file, beside what could not be kept."""
    return _page(id_, waiting.get(portal().settings.data, viewer().id, id_))


@pages.get("/skriva/in/<id_>/<name>")
@allowed(Act.WRITE)
def brought_in_picture(id_: str, name: str) -> Response:
    """A picture of it, for its writer alone."""
    content = waiting.picture(portal().settings.data, viewer().id, id_, name)
    kind = "image/png" if name.endswith(".png") else "image/jpeg"
    return Response(content, mimetype=kind, headers={"Cache-Control": "private, no-store"})


@pages.post("/skriva/in/<id_>")
@allowed(Act.WRITE)
def make_drafts(id_: str) -> AnyResponse | tuple[str, int]:
    """Make the draft, or one for each heading; `gor=bort` throws away what was read."""
    data, form = portal().settings.data, request.form
    if form.get("gor") == "bort":
        waiting.remove(data, viewer().id, id_)
        return redirect(url_for("workshop.bring_in"), 303)
    read = waiting.get(data, viewer().id, id_)
    try:
        system = _system()
        parts = drafting.parts_of(read)
        if form.get("delar") != "flera":
            parts = [replace(read, title=form.get("titel", ""))]
        root = content_folder.ensure(portal().settings)
        easy = form.get("svenska") == "latt"
        with portal().database.session() as session:
            paths = keeping.keep(
                session, root, parts, system=system, by=viewer(), today=today(), easy=easy
            )
    except MistakeError as error:
        return _page(id_, read, _said(error)), 400
    waiting.remove(data, viewer().id, id_)
    notice.tell(say("bringin.made", n=len(paths)))
    if len(paths) == 1:
        return redirect(url_for("workshop.edit_text", path=paths[0]), 303)
    return redirect("/skriva/", 303)


def _system() -> str:
    chosen = request.form.get("system", "")
    system = slug(request.form.get("nytt_system", "") if chosen == OTHER else chosen)
    if not system:
        raise MistakeError(say("bringin.no_system"), say("bringin.no_system_mend"))
    return system


def _page(id_: str, read: BroughtIn, problem: tuple[str, str] | None = None) -> str:
    count = drafting.number_of_words(read.blocks)
    parts = drafting.parts_of(read) if count > drafting.WORTH_DIVIDING else [read]
    given = request.form
    return render_template(
        "writing_bring_in/result.html",
        id=id_,
        title=given.get("titel", read.title),
        shown=list(_shown(id_, read.blocks[:MOST_SHOWN])),
        hidden=max(0, len(read.blocks) - MOST_SHOWN),
        steps=sum(1 for b in read.blocks if isinstance(b, Item) and b.number and not b.depth),
        pictures=len(read.pictures),
        count=count,
        long=count > drafting.LONG,
        notes=read.notes,
        parts=[part.title for part in parts],
        divided=given.get("delar", "flera" if count > drafting.LONG else "en"),
        systems=_systems(),
        system=given.get("system", ""),
        other=OTHER,
        new_system=given.get("nytt_system", ""),
        easy=given.get("svenska", ""),
        problem=problem,
    )


def _systems() -> list[tuple[str, str]]:
    """The systems that the writer may write for, by name."""
    root = content_folder.current(portal().settings)
    folders = [one.name for one in (root / "lathundar").glob("*") if one.is_dir()]
    with portal().database.session() as session:
        hers = [
            name
            for name in folders
            if name[0] != "." and may_write(session, root, viewer(), f"lathundar/{name}/text.md")
        ]
    return [(name, systems.name_of(name)) for name in systems.in_order(hers)]


def _shown(id_: str, blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    """Blocks as the template shows them."""
    for block in blocks:
        if isinstance(block, Heading):
            yield {"kind": "heading", "text": plain(block.words)}
        elif isinstance(block, Item):
            step = block.number is not None and not block.depth
            kind = "step" if step else "point"
            yield {"kind": kind, "number": block.number, "text": plain(block.words)}
        elif isinstance(block, Paragraph):
            yield {"kind": "paragraph", "text": plain(block.words)}
        elif isinstance(block, Table):
            yield {"kind": "table", "rows": [[plain(cell) for cell in row] for row in block.rows]}
        elif isinstance(block, Picture):
            address = url_for("workshop.brought_in_picture", id_=id_, name=block.name)
            yield {"kind": "picture", "src": address, "text": block.alt, "caption": block.caption}
        elif isinstance(block, More):
            text = " ".join(map(plain, block.paragraphs))
            yield {"kind": "more", "title": block.title, "text": text}


def _said(error: MistakeError) -> tuple[str, str]:
    return words().say(error.what), words().say(error.mend) if error.mend else ""
