"""Programmes in full: sending back kindly, versions, leave, rules, meetings, certificates."""

from __future__ import annotations

from kompetensportal.web.programmes import daily, one_programme, send_back, versions
from kompetensportal.web.programmes.group import pages

__all__ = ["daily", "one_programme", "pages", "send_back", "versions"]
