"""The page of the editor: the text as it stands, its words, and a plain form without JavaScript."""

from __future__ import annotations

from flask import render_template
from sqlalchemy.orm import Session

from kompetensportal.actions.writing import content_folder, save
from kompetensportal.compiler.read import Location, locate
from kompetensportal.errors import NotFoundError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.source import Kind
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.writing.functions import holders
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal
from kompetensportal.web.reader import systems
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.live_words import language_of_words, live_words
from kompetensportal.web.writing.state import as_json, guard
from kompetensportal.words import say

KINDS = (Kind.LATHUND, Kind.LESSON)
"""Kinds of texts that are called by a name of their own."""
BRANCHES = (
    ("hemtjänst", "search.branch_home_care"),
    ("boende", "search.branch_care_home"),
    ("lss", "search.branch_lss"),
    ("assistans", "search.branch_assistance"),
    ("chef", "search.branch_manager"),
)
"""Values of `målgrupp` and the words for them."""


@pages.get("/skriva/text/<path:path>")
@allowed(Act.WRITE)
def edit_text(path: str) -> str:
    """One text to write in. Raises NotFoundError for a path that is no text."""
    place = locate(path)
    if place is None:
        raise NotFoundError(say("drafts.no_such_text", path=path[:200]))
    root = content_folder.current(portal().settings)
    with portal().database.session() as session:
        guard(session, path)
        standing = save.open_text(session, root, path)
        state = as_json(session, standing)
        functions = known_functions(session)
    return render_template(
        "writing/editor.html",
        path=path,
        place=place,
        kind=place.kind.value if place.kind in KINDS else "other",
        asks=asked_of(place),
        where=_where(place, path),
        branches=BRANCHES,
        functions=functions,
        save_id=new_id(),
        given={**state, "words": live_words()},
        text=standing.draft.text,
        title=_value(standing.draft.text, "titel") or path,
        revision=standing.draft.revision,
        language=_value(standing.draft.text, "språk") or "sv",
        speaks=language_of_words(),
    )


def asked_of(place: Location) -> tuple[str, ...]:
    """The keys of the front matter that are asked for, beside the title."""
    if place.sibling:
        return ()
    common = ("sammanfattning", "ägare", "ersättare", "granskas")
    if place.kind is Kind.LATHUND:
        return (*common, "svenska", "målgrupp", "minuter", "sökord", "kontrollerad", "intern")
    if place.kind is Kind.LESSON:
        return (*common, "svenska", "målgrupp", "minuter", "sökord", "intern")
    return common


def known_functions(session: Session) -> list[str]:
    """The functions that own a text or are held by somebody: one chooses rather than spells."""
    entries = portal().library.generation().entries.values()
    found = {name for one in entries for name in (one.owner, one.deputy) if name}
    return sorted(found | set(holders(session)), key=str.casefold)


def _where(place: Location, path: str) -> str:
    """The name of the system or course that a text belongs to."""
    folder = path.split("/")[1]
    return systems.name_of(folder) if place.kind is Kind.LATHUND else folder


def _value(text: str, key: str) -> str:
    """What the front matter says under a key of one line; empty when it says nothing."""
    head = text[:2000].partition("\n---")[0]
    line = next((line for line in head.splitlines() if line.startswith(f"{key}:")), "")
    return line.partition(":")[2].strip().strip("'\"")
