"""The living style page: every component in its true form, for whoever makes a page."""

from __future__ import annotations

from flask import render_template

from kompetensportal.web.assets import ASSETS
from kompetensportal.web.reader.group import pages


@pages.get("/stil")
def style() -> str:
    """Components, colours and icons as they look in this reader's theme and size."""
    return render_template("reader/style.html", icons=ASSETS.icons)
