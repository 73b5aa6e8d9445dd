"""Links of a document: to the web and to mail; others are told and become plain words."""

from __future__ import annotations

from urllib.parse import urlsplit

from kompetensportal.actions.writing.bring_in.noting import Notes

SCHEMES = ("http", "https", "mailto")


def safe_link(target: str, notes: Notes) -> str:
    """The address when it is one that a page may lead to; else empty, and noted."""
    target = target.strip()
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme in SCHEMES:
        return target
    notes.lost("link", quoted=target)
    return ""
