"""Signing in and out, and each person's own page."""

from __future__ import annotations

from flask import Blueprint

from kompetensportal.web.account import session

pages = Blueprint("accounts", __name__)
"""First among the page groups: finds who it is before any page answers."""

pages.before_app_request(session.find_person)
pages.after_app_request(session.keep_from_caches)
