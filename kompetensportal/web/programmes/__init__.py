"""Programmes in full: sending back kindly, versions, leave, rules, meetings, certificates."""

from __future__ import annotations

from kompetensportal.web.programmes import (
    certificates,
    daily,
    meetings,
    mine,
    one_programme,
    prepare,
    reflections,
    rules,
    send_back,
    use,
    versions,
)
from kompetensportal.web.programmes.group import pages

__all__ = [
    "certificates",
    "daily",
    "meetings",
    "mine",
    "one_programme",
    "pages",
    "prepare",
    "reflections",
    "rules",
    "send_back",
    "use",
    "versions",
]
