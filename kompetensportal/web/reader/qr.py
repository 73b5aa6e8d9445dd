"""The QR code of a page: its address as a picture, for paper on a wall and a phone in a hand."""

from __future__ import annotations

from io import BytesIO

import segno
from flask import Response, abort, request

from kompetensportal.web.context import portal
from kompetensportal.web.reader.group import pages
from kompetensportal.web.reader.views import prepared
from kompetensportal.web.shell import reader


@pages.get("/qr/<path:rest>")
def qr(rest: str) -> Response:
    """SVG of the address of a reading page; 404 for anything else, so no code leads elsewhere."""
    who, path = reader(), f"/{rest}"
    inside = who.person is not None
    if prepared().find(path, who.language, who.reading.form, inside=inside) is None:
        abort(404)
    root = portal().settings.public_url.rstrip("/") or request.host_url.rstrip("/")
    response = Response(code_of(root + path), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def code_of(address: str) -> bytes:
    """SVG of an address."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", scale=4, border=4, dark="#14493f", light="#ffffff", xmldecl=False)
    return out.getvalue()
