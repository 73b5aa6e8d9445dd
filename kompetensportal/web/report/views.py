"""The report's addresses in the portal: what was said when the texts were published last."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.library import Entry
from kompetensportal.store.content.library import Library
from kompetensportal.store.content.text_reports import standings, text_reports, was_proofread
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal
from kompetensportal.web.report.show import library_page, text_page

HOME = "/rapport"

pages = Blueprint(
    "report", __name__, url_prefix=HOME, static_folder="static", static_url_path="/filer"
)


@pages.get("/")
@allowed(Act.WRITE)
def library() -> str | Response:
    """All texts with their figures, and the development."""
    data = portal().settings.data
    entries = _library("").generation().entries
    return library_page(HOME, entries, text_reports(data), standings(data), was_proofread(data))


@pages.get("/<path:text_id>")
@allowed(Act.WRITE)
def text(text_id: str) -> str | Response:
    """One text with the findings in place."""
    library = _library(text_id)
    entry: Entry | None = library.generation().entries.get(text_id)
    if entry is None:
        abort(404)
    return text_page(HOME, library, entry, text_reports(portal().settings.data))


def _library(text_id: str) -> Library:
    """The draft, which the findings are about; what is published where there is none of it."""
    draft = Library(portal().settings.data, draft=True)
    entries = draft.generation().entries
    return draft if (text_id in entries if text_id else entries) else portal().library
