"""Headers of every answer: what a browser must not do with our pages."""

from __future__ import annotations

from flask import Flask, Response

from kompetensportal.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self' blob:",  # Audio that lies in the tablet is played from memory.
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Content-Security-Policy: no inline script or style, nothing from elsewhere."""

FRAMING = f"{POLICY}; frame-src 'self'"
"""For a page that shows another one of ours in a frame; that one must allow it, too (`FRAMED`)."""
FRAMED = "; ".join(
    (
        POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace(
            "script-src 'self'", "script-src 'none'"
        ),
        "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
    )
)
"""For a page that is only looked at, in a frame of ours: no script runs, no form is sent."""

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    # Within the portal the whole address, so that forms lead back; outside nothing at all.
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
LARGEST_FORM = 256 * 1024
"""Bytes of a form, unless a view takes larger ones."""
STRICT_TRANSPORT = ("Strict-Transport-Security", "max-age=31536000")


def headers(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The headers of a portal: one that is reached with TLS also asks for it the next time."""
    if settings.public_url.startswith("https:"):
        return (*HEADERS, STRICT_TRANSPORT)
    return HEADERS


def register(app: Flask, settings: Settings) -> None:
    """Put the headers on what Flask answers, and a limit on what it takes."""
    own = headers(settings)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM

    def add(response: Response) -> Response:
        for name, value in own:
            response.headers.setdefault(name, value)
        return response

    app.after_request(add)
