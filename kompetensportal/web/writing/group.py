"""The group of the workshop's pages: lathundar and courses written in the browser."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("workshop", __name__)
