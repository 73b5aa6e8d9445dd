"""The group that all pages of this folder belong to."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("nano_plans", __name__)
