"""Publishing an approved draft: what stands in the way, how large the change is, and why."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder, review
from kompetensportal.actions.writing import publish_draft as publishing
from kompetensportal.actions.writing.publish_draft import Ready
from kompetensportal.actions.writing.review import Desk
from kompetensportal.actions.writing.reviewed import say_reviewed
from kompetensportal.errors import ConflictError, EnvironmentalError, MistakeError, NotAllowedError
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.model.writing.changed_steps import Size
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.reader import addresses
from kompetensportal.web.reader.views import memory
from kompetensportal.web.writing.group import pages as workshop
from kompetensportal.words import say

MOST_SHOWN = 20
"""Errors that are shown at once; whoever has more begins with these."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An error as a page shows it."""

    what: str
    mend: str
    line: int


@workshop.get("/skriva/publicera/<path:path>", endpoint="publish_text")
@signed_in
def ask(path: str) -> str | Response:
    """What stands in the way, or the form."""
    here, ready = _look(path)
    return _page(here, ready)


@workshop.post("/skriva/publicera/<path:path>", endpoint="publish_now")
@signed_in
def publish_now(path: str) -> str | Response | tuple[str, int]:
    """Publish. Takes `storlek` (`small`, `real`), `varfor`, `text` (SHA-256 of what was shown)."""
    here, ready = _look(path)
    given = request.form
    try:
        publishing.check(here, ready, sha=given.get("text", ""))
        if ready.published is not None and not given.get("varfor", "").strip():
            raise MistakeError(say("review.no_reason"), say("review.no_reason_mend"))
        size = Size(given["storlek"]) if given.get("storlek") in set(Size) else None
        if size is None and ready.published is not None and ready.change.is_something:
            raise MistakeError(say("review.no_size"), say("review.no_size_mend"))
        settings, form_id = portal().settings, given.get("id", "")
        publishing.publish_draft(
            portal().database,
            here,
            content_folder.ensure(settings),
            settings.data,
            size=size or Size.SMALL,
            reason=given.get("varfor", "").strip() or words().text("review.first_published"),
            form_id=form_id if is_uuid(form_id) else new_id(),
            on=today(),
        )
    except NotAllowedError:
        raise
    except MistakeError as error:
        here, ready = _look(path)
        status = 409 if isinstance(error, ConflictError) else 400
        return _page(here, ready, _said(error)), status
    except EnvironmentalError as error:
        return _page(here, ready, _said(error)), 503
    memory().forget()
    notice.tell(say("review.published_now"))
    return redirect(url_for("workshop.review_text", path=path), 303)


def _look(path: str) -> tuple[Desk, Ready]:
    root = content_folder.current(portal().settings)
    with portal().database.session() as session:
        here = review.desk(session, root, path, viewer())
    if not publishing.may_publish(here):
        raise NotAllowedError(say("review.no_right"), say("review.no_right_mend"))
    library = portal().library.generation()
    return here, publishing.look(here, root, portal().settings.data, library, today())


def _page(here: Desk, ready: Ready, problem: tuple[str, str] | None = None) -> str:
    found = publishing.published_from(portal().library.generation(), here.path)
    return render_template(
        "writing_review/publish.html",
        desk=here,
        ready=ready,
        errors=[_shown(one) for one in ready.errors[:MOST_SHOWN]],
        address=addresses.of_entry(found[0]) if found else "",
        outside=publishing.outside(here),
        problem=problem,
        given=request.form,
        form_id=new_id(),
    )


def _shown(finding: Finding) -> Shown:
    said = words()
    return Shown(said.say(finding.what), said.say(finding.mend), finding.line)


def _said(error: MistakeError | EnvironmentalError) -> tuple[str, str]:
    return words().say(error.what), words().say(error.mend) if error.mend else ""


@workshop.post("/skriva/granskad/<path:path>", endpoint="say_reviewed")
@signed_in
def reviewed(path: str) -> str | Response:
    """The text is right as it is: its day of review is a year on."""
    settings = portal().settings
    root = content_folder.ensure(settings)
    with portal().database.session() as session:
        here = review.desk(session, root, path, viewer())
    try:
        why = words().text("review.reviewed_reason")
        day = say_reviewed(portal().database, here, root, settings.data, today(), reason=why)
    except NotAllowedError:
        raise
    except (MistakeError, EnvironmentalError) as error:
        notice.tell(error.what, "caution")
    else:
        notice.tell(say("review.reviewed_now", day=dates.full_day(day)))
    return redirect(url_for("workshop.review_text", path=path), 303)
