"""The living style page: every component in its true form, for whoever makes a page."""

from __future__ import annotations

import json
from pathlib import Path

from flask import render_template

from kompetensportal.web.assets import ASSETS, BUILT
from kompetensportal.web.reader.group import pages


@pages.get("/stil")
def style() -> str:
    """Components, colours and icons as they look in this reader's theme and size."""
    return render_template("reader/style.html", icons=_icons())


def _icons() -> list[str]:
    """Names of the icons in the built sprite."""
    sprite = BUILT / Path(ASSETS.address("icons.svg")).name
    if not sprite.is_file():
        return []
    text = sprite.read_text(encoding="utf-8")
    return [json.loads(f'"{part.split(chr(34))[0]}"') for part in text.split('<symbol id="')[1:]]
