"""The group of the pages with figures."""

from __future__ import annotations

from flask import Blueprint, Response

pages = Blueprint("statistics", __name__)


def download(content: bytes, kind: str, name: str) -> Response:
    """A file that was made for the one who asked. kind: its media type."""
    return Response(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
