"""Where devices are enrolled: the portal's address, and QR codes drawn into pages shown once."""

from __future__ import annotations

import segno
from flask import request
from markupsafe import Markup

from kompetensportal.web.account.session import secure
from kompetensportal.web.context import portal

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def root() -> str:
    """Where the portal is, as people type it; without a slash at its end."""
    return (portal().settings.public_url or request.host_url).rstrip("/")


def can_save() -> bool:
    """Whether browsers keep anything for this portal: with TLS, or on its own machine."""
    return secure() or request.host.rpartition(":")[0] in _LOOPBACK or request.host in _LOOPBACK


def drawn(address: str) -> Markup:
    """The QR code of an address as an SVG element; dark on white in every theme."""
    code = segno.make(address, error="m", micro=False)
    plain = {"svgclass": None, "lineclass": None, "omitsize": True}
    return Markup(code.svg_inline(border=4, dark="#14493f", light="#ffffff", **plain))
