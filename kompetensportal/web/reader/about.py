"""About the portal: whose it is, and what it is built of, with thanks and licences."""

from __future__ import annotations

from flask import render_template

from kompetensportal.web.licences import licences
from kompetensportal.web.reader.group import pages


@pages.get("/om")
def about() -> str:
    """What the portal is, and whom to thank for its letters and icons."""
    return render_template("reader/about.html")


@pages.get("/om/licenser")
def about_licences() -> str:
    """Every word list, icon set, font, voice and program, with its licence and its maker."""
    return render_template("reader/licences.html", licences=licences())
