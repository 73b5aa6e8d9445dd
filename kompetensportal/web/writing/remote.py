"""The administrator's page for git: fetch what others have done, send what was published here."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.writing import content_folder, git, remote
from kompetensportal.errors import KompetensportalError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning.day import today
from kompetensportal.store.content.text_reports import was_proofread
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.writing.group import pages
from kompetensportal.words import say


@pages.get("/skriva/git")
@allowed(Act.ADMINISTER)
def git_page() -> str:
    """How our texts stand to those of the remote."""
    return _page()


@pages.post("/skriva/git/hamta")
@allowed(Act.ADMINISTER)
def fetch_remote() -> Response | tuple[str, int]:
    """Fetch, and let people read what came."""
    settings = portal().settings
    try:
        root = content_folder.ensure(settings)
        with portal().database.session() as session:
            who = viewer()
            done = remote.fetch(session, root, by=who.id, name=who.name)
        if done.written or done.removed:
            publish(root, settings.data, today=today(), proofread=was_proofread(settings.data))
    except KompetensportalError as error:
        return _page(error), 409
    n = len(done.written) + len(done.removed)
    notice.tell(say("drafts.fetched", n=n) if n else say("drafts.fetched_nothing"))
    if done.conflicts:
        notice.tell(say("drafts.fetched_conflicts", n=len(done.conflicts)), "caution")
        return redirect("/skriva/konflikter/", 303)
    return redirect(url_for("workshop.git_page"), 303)


@pages.post("/skriva/git/skicka")
@allowed(Act.ADMINISTER)
def send_remote() -> Response | tuple[str, int]:
    """Send what was published here."""
    try:
        remote.send(content_folder.ensure(portal().settings))
    except KompetensportalError as error:
        return _page(error), 409
    notice.tell(say("drafts.sent"))
    return redirect(url_for("workshop.git_page"), 303)


def _page(error: KompetensportalError | None = None) -> str:
    root = content_folder.current(portal().settings)
    problem = None
    if error is not None:
        problem = (words().say(error.what), words().say(error.mend) if error.mend else "")
    is_ours = root != content_folder.shipped()
    return render_template(
        "writing_history/git.html",
        has_git=is_ours and git.has_repository(root),
        found=remote.remote_of(root) if is_ours else None,
        problem=problem,
        folder=str(root),
    )
