"""The group that all pages of this folder belong to."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("asking", __name__)
"""`/enkat/<name>`, and the figures under `/chef/enkater` and `/admin/enkater`."""
