"""The administrator's pages: people, units, introductions, tablets, browsers, import, erasure."""

from __future__ import annotations

from kompetensportal.web.admin import (
    browsers,
    devices,
    enrolments,
    functions,
    importing,
    overview,
    people,
    quarantine,
    units,
)
from kompetensportal.web.admin.group import pages

__all__ = [
    "browsers",
    "devices",
    "enrolments",
    "functions",
    "importing",
    "overview",
    "pages",
    "people",
    "quarantine",
    "units",
]
