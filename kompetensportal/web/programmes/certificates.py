"""Certificates: one's own to print, and the page where anybody can verify one."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes.certify import certify, ensure_signer, is_ours
from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.progress import Progress
from kompetensportal.model.programmes.certificate import Certificate, read_code
from kompetensportal.store.programmes import certificates
from kompetensportal.web import dates, notice, qr
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.learner.mine import mine
from kompetensportal.web.programmes.group import pages


@pages.get("/introduktion/<enrolment>/intyg")
@signed_in
def certificate(enrolment: str) -> str | Response:
    """My certificate, to print; 404 before I have asked for it."""
    _own(enrolment)
    with portal().database.session() as session:
        found = certificates.of_enrolment(session, enrolment)
    if found is None:
        abort(404)
    return render_template(
        "programmes/certificate.html",
        certificate=found,
        name=viewer().name,
        address=f"{qr.root()}/intyg/{found.code}",
        code=qr.drawn(f"{qr.root()}/intyg/{found.code}#{_carried(found)}"),
        full_day=dates.full_day,
        back=f"/introduktion/{enrolment}",
    )


@pages.post("/introduktion/<enrolment>/intyg")
@signed_in
def certified(enrolment: str) -> Response:
    """Make my certificate; asked for twice it is the same one."""
    progress = _own(enrolment)
    try:
        with portal().database.session() as session:
            certify(session, ensure_signer(portal().settings.data), viewer(), progress)
    except MistakeError as error:
        notice.tell(error.what, "caution")
        return redirect(f"/introduktion/{enrolment}", 303)
    return redirect(url_for("introducing.certificate", enrolment=enrolment), 303)


@pages.get("/intyg/")
def verify() -> str | Response:
    """Type a code; and the page that verifies the address itself when there is no network."""
    given = request.args.get("kod", "")
    if code := read_code(given):
        return redirect(url_for("introducing.verified", code=code), 303)
    return _page(None, asked=bool(given))


@pages.get("/intyg/<code>")
def verified(code: str) -> str | tuple[str, int]:
    """Whether a certificate is the portal's: initials, programme and day, nothing more."""
    with portal().database.session() as session:
        found = certificates.by_code(session, read_code(code))
    if found is None or not is_ours(ensure_signer(portal().settings.data), found):
        return _page(None, asked=True), 404
    return _page(found, asked=True)


def _page(found: Certificate | None, *, asked: bool) -> str:
    return render_template(
        "programmes/verify.html",
        certificate=found,
        asked=asked,
        key=ensure_signer(portal().settings.data).public,
        full_day=dates.full_day,
    )


def _carried(found: Certificate) -> str:
    """Text and signature for the address, so that a tablet needs nobody to verify it."""
    text = urlsafe_b64encode(found.text.encode()).rstrip(b"=").decode()
    return f"{text}.{found.signature}"


def _own(enrolment: str) -> Progress:
    for progress in mine(viewer()).follow.progresses:
        if progress.enrolment.id == enrolment:
            return progress
    abort(404)
