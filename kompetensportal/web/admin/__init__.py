"""The administrator's pages: people, units, introductions, shared browsers, import, erasure."""

from __future__ import annotations

from kompetensportal.web.admin import browsers, enrolments, importing, overview, people, units
from kompetensportal.web.admin.group import pages

__all__ = ["browsers", "enrolments", "importing", "overview", "pages", "people", "units"]
