"""Suggestions while somebody types: texts that the words lead to, as JSON."""

from __future__ import annotations

from flask import jsonify, request
from werkzeug.wrappers import Response

from kompetensportal.store.search.index import Wanted
from kompetensportal.web.context import person, t
from kompetensportal.web.reader import systems
from kompetensportal.web.search.group import pages
from kompetensportal.web.search.page import LONGEST_SHOWN, open_index
from kompetensportal.web.search.results import href_of, icon_of


@pages.get("/sok/forslag")
def suggestions() -> Response:
    """`{"q": …, "suggestions": [{"title", "href", "icon", "kind"}, …]}` for `q`, at most six."""
    text = request.args.get("q", "")[:LONGEST_SHOWN]
    found = open_index().suggest(text, Wanted(internal=person() is not None)) if text else []
    return jsonify(
        q=text,
        suggestions=[
            {
                "title": card.title,
                "href": href_of(card),
                "icon": icon_of(card),
                "kind": systems.name_of(card.system)
                if card.system
                else t(f"search.kind_{card.kind}"),
            }
            for card in found
        ],
    )
