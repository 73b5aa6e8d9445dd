"""The search page. Works without JavaScript; every state has an address of its own."""

from __future__ import annotations

from typing import cast

from flask import current_app, render_template, request

from kompetensportal.store.search.index import Results, SearchIndex, Wanted
from kompetensportal.web.context import person, portal
from kompetensportal.web.reader import systems
from kompetensportal.web.reader.glossary import explained
from kompetensportal.web.search import results as shown
from kompetensportal.web.search.current import CurrentIndex
from kompetensportal.web.search.group import pages
from kompetensportal.web.search.missed import Missed
from kompetensportal.web.search.results import Asked

LONGEST_SHOWN = 200
"""Characters of a query that are shown again and looked for."""


@pages.get("/sok")
def search() -> str:
    """Results for `q`, filtered by `system`, `typ` and `verksamhet`, ten a page (`sida`)."""
    asked = _asked()
    if not asked.text:
        return render_template("search/page.html", asked=asked, found=None, systems=_systems())
    index = open_index()
    signed_in = person() is not None
    everything = index.search(asked.text, Wanted(internal=signed_in))
    wanted = asked.wanted(signed_in)
    hits = tuple(hit for hit in everything.hits if hit.card.is_wanted(wanted))
    results = Results(everything.question, hits)
    if not everything.hits and not everything.question.said_nothing:
        _note(index, asked.text)
    last = shown.last_page(results)
    number = min(_number(request.args.get("sida", "1")), last)
    return render_template(
        "search/page.html",
        asked=asked,
        found=shown.on_page(index, results, number),
        count=len(hits),
        meant=results.meant,
        explained=explained(asked.text),
        said_nothing=results.question.said_nothing,
        filters=shown.filters(asked, everything.hits),
        signed_in=signed_in,
        number=number,
        last=last,
        systems=_systems() if not hits else [],
    )


def open_index() -> SearchIndex:
    """The index of the published library."""
    here = portal()
    current = cast(CurrentIndex, current_app.extensions["search_index"])
    return current.of(here.settings.data, here.library.generation())


def _asked() -> Asked:
    given = request.args
    text = " ".join(given.get("q", "")[:LONGEST_SHOWN].replace("\0", " ").split())
    kind = given.get("typ", "")
    return Asked(
        text,
        system=given.get("system", "")[:LONGEST_SHOWN],
        kind=kind if kind in shown.KIND_ICONS else "",
        branch=given.get("verksamhet", "")[:LONGEST_SHOWN],
    )


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _systems() -> list[tuple[str, str, str]]:
    """(address, icon, name) of the systems that have lathundar."""
    groups = [name for name in portal().library.generation().groups if "/" not in name]
    return [
        (f"/lathundar/{name}/", systems.icon_of(name), systems.name_of(name))
        for name in systems.in_order(groups)
    ]


def _note(index: SearchIndex, text: str) -> None:
    """Let authors hear of it, unless it is only that the reader is not signed in."""
    if not index.search(text, Wanted(internal=True)).hits:
        cast(Missed, current_app.extensions["search_missed"]).note(portal().database, text)
