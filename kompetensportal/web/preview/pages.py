"""The preview's own addresses, and what it adds to every page of the portal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, Flask, Response, abort, current_app, render_template, request

from kompetensportal.actions.content.proofread import has_dictionaries
from kompetensportal.model.content.explanation import explanation_of
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.text_report import FIGURES, TextReport, report_of
from kompetensportal.settings import Settings
from kompetensportal.store.content.text_reports import standings
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from kompetensportal.web.context import words
from kompetensportal.web.preview.news import News
from kompetensportal.web.preview.workshop import Workshop
from kompetensportal.web.report.show import library_page, text_page

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HOME = "/forhandsvisning"
MOST_SHOWN = 50
ADDED = (
    '<meta name="preview-edition" content="{edition}">'
    f'<link rel="stylesheet" href="{HOME}/filer/preview.css">'
    f'<script type="module" src="{HOME}/filer/preview.js"></script></head>'
)
UNTOUCHED = ("/p/", "/static/", f"{HOME}/")

pages = Blueprint(
    "preview", __name__, url_prefix=HOME, static_folder="static", static_url_path="/filer"
)


def create_preview(settings: Settings, database: Database, workshop: Workshop) -> Flask:
    """The portal over a workshop's draft, with findings beside each page."""
    app = create_app(settings, database, workshop.library)
    app.extensions["workshop"] = workshop
    app.register_blueprint(pages)
    app.wsgi_app = _Adding(app.wsgi_app, workshop.news)  # type: ignore[assignment, method-assign]
    return app


def _workshop() -> Workshop:
    return cast(Workshop, current_app.extensions["workshop"])


@pages.get("/handelser")
def events() -> Response:
    """News as Server-Sent Events, until the preview ends or the page is closed."""
    answer = Response(_workshop().news.listen(), mimetype="text/event-stream")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/anmarkningar")
def findings() -> Response:
    """The findings beside a page, as a part of HTML; `lesson` is the id of the text it shows."""
    workshop = _workshop()
    entry = workshop.library.generation().entries.get(request.args.get("lesson", ""))
    found = [f for f in workshop.findings(entry) if f.rule != FIGURES]
    # What has to be mended first; information is for whoever wants it.
    found.sort(key=lambda f: f.severity is Severity.INFO)
    if entry is not None:
        workshop.wish_to_hear(entry)
    own = {f.path for f in found}
    elsewhere = {f.path for f in workshop.findings(None) if f.severity == "error"} - own
    html = render_template(
        "preview/findings.html",
        findings=[_shown(f) for f in found[:MOST_SHOWN]],
        more=max(0, len(found) - MOST_SHOWN),
        elsewhere=sorted(elsewhere)[:MOST_SHOWN] if entry is not None else [],
        report=f"{HOME}/rapport/{entry.id}" if entry is not None else f"{HOME}/rapport/",
        trouble=words().say(workshop.trouble) if workshop.trouble else "",
    )
    answer = Response(html)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/rapport/")
def report() -> str:
    """All texts with their figures, as the files are now."""
    workshop = _workshop()
    generation = workshop.library.generation()
    return library_page(
        f"{HOME}/rapport",
        generation.entries,
        _reports(workshop, generation.entries.values()),
        standings(workshop.data),
        has_dictionaries(),
    )


@pages.get("/rapport/<path:text_id>")
def report_of_text(text_id: str) -> str:
    """One text with the findings in place."""
    workshop = _workshop()
    entry = workshop.library.generation().entries.get(text_id)
    if entry is None:
        abort(404)
    return text_page(f"{HOME}/rapport", workshop.library, entry, _reports(workshop, [entry]))


def _reports(workshop: Workshop, entries: Iterable[Entry]) -> dict[str, TextReport]:
    paths = {edition.path for entry in entries for _, edition in entry.editions}
    by_path: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in workshop.judged(paths):
        by_path[finding.path].append(finding)
    return {path: report_of(path, found) for path, found in by_path.items()}


def _shown(finding: Finding) -> dict[str, Any]:
    said = words()
    return {
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "what": said.say(finding.what),
        "mend": said.say(finding.mend),
        "explanation": explanation_of(said, finding.rule),
    }


class _Adding:
    """WSGI: every page of the portal also loads the preview's script and style."""

    def __init__(self, portal: WSGIApplication, news: News) -> None:
        self._portal, self._news = portal, news

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if environ.get("PATH_INFO", "").startswith(UNTOUCHED):
            return self._portal(environ, start)
        # A page is wanted whole and as it is, so that something can be added to it.
        for name in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
            environ.pop(name, None)
        said: list[Any] = []
        # Asked before the page is made: what is told meanwhile is then shown again, never missed.
        added = ADDED.replace("{edition}", self._news.edition).encode()

        def keep(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            said[:] = [status, headers, exc_info]
            return lambda data: None

        parts = self._portal(environ, keep)
        status, headers, exc_info = said
        kind = dict(headers).get("Content-Type", "")
        if not kind.startswith("text/html") or environ["REQUEST_METHOD"] == "HEAD":
            start(status, headers, exc_info)
            return parts
        body = b"".join(parts).replace(b"</head>", added, 1)
        if hasattr(parts, "close"):
            parts.close()
        replaced = {"Content-Length": str(len(body)), "Cache-Control": "no-store"}
        kept = [(n, v) for n, v in headers if n not in replaced and n != "ETag"]
        start(status, [*kept, *replaced.items()], exc_info)
        return [body]
