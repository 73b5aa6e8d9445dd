"""The accessibility statement of this portal."""

from __future__ import annotations

from flask import render_template

from kompetensportal.actions.portal.statement import build
from kompetensportal.errors import EnvironmentalError, MistakeError
from kompetensportal.languages import language_of
from kompetensportal.web.context import portal, words
from kompetensportal.web.dates import long_day
from kompetensportal.web.reader.group import pages

AUTHORITY = "https://www.digg.se/tdosanmalan"
"""Where one tells the authority that a site is not accessible."""


@pages.get("/tillganglighet")
def accessibility() -> str:
    """The statement; what is empty in it is named, and nothing is shown instead."""
    try:
        made = build(portal().settings)
    except MistakeError as error:
        raise EnvironmentalError(error.what, error.mend) from error
    return render_template(
        "reader/statement.html",
        statement=made,
        authority=AUTHORITY,
        day=lambda when: long_day(when, words().locale),
        languages=", ".join(language_of(code).name for code in made.results.languages),
    )
