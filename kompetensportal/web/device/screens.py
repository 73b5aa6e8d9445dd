"""The tablet's own pages under `/surfplatta/`: enrolling, names and codes, the queue, a new code.

None holds anything of a person: they are the same for everybody, so that they lie on the tablet
as well, and their scripts (`static/js/device`) fill in who one is. `PATHS` is what is to lie there;
`PARTS` is never shown as a page: scripts fetch it and take what they show from its templates, so
that words and looks come from here. `OWN_PAGE` is the shell of pages about a person (`ABOUT_ONE`).
"""

from __future__ import annotations

import json

from flask import Blueprint, render_template

from kompetensportal.languages import language_of
from kompetensportal.web.context import portal, words
from kompetensportal.web.shell import ROLE_PAGES

pages = Blueprint("tablet", __name__)

PARTS = "/surfplatta/delar"
OWN_PAGE = "/surfplatta/sida"
ABOUT_ONE = ("/introduktion/", "/handledare/", "/mig/sjalvskattning/", "/traffar/*/tankar")
"""Addresses that begin so (`*`: any one part) are one person's: there a tablet shows `OWN_PAGE`."""
_SCREENS = {
    "/surfplatta/": "names",
    "/surfplatta/ny": "enrol",
    "/surfplatta/ko": "queue",
    "/surfplatta/handledare": "new_code",
    OWN_PAGE: "own_page",
    PARTS: "parts",
}
PATHS = tuple(_SCREENS)
"""Every page of this module; all are to lie on a tablet."""
_MOST_COUNTED = 101
"""Counts up to here show every plural form that a language has."""


def plural_forms(key: str) -> str:
    """The forms of a plural by CLDR category, as JSON, for `Intl.PluralRules`: `{"one": …}`.

    The count stands as `{n}`.
    """
    # Only this page pays for the import.
    from babel import Locale  # noqa: PLC0415

    locale = Locale.parse(language_of(words().language).locale)
    forms: dict[str, str] = {}
    for n in range(_MOST_COUNTED):
        category = str(locale.plural_form(n))
        if category not in forms:
            forms[category] = str(words().text(key, n=n)).replace(str(n), "{n}", 1)
    return json.dumps({"other": next(iter(forms.values()))} | forms, ensure_ascii=False)


def _show(name: str) -> str:
    return render_template(
        f"device/{name}.html",
        plural_forms=plural_forms,
        role_pages=ROLE_PAGES,
        secure=portal().settings.public_url.startswith("https:"),
    )


for _path, _name in _SCREENS.items():
    pages.add_url_rule(_path, _name, _show, defaults={"name": _name})
