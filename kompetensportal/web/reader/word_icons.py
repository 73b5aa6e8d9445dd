"""The icons of the glossary, which stand in the page itself: a text has few of them."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from kompetensportal.web.assets import ASSETS, BUILT

NAME = "word-icons.json"
OTHERWISE = "book"


def word_icon(name: str) -> Markup:
    """An icon as inline SVG; a book when the portal was built without it."""
    icons = _icons(ASSETS.generation)
    size, body = icons.get(name) or icons.get(OTHERWISE) or (24, "")
    return Markup(
        f'<svg class="word-picture" viewBox="0 0 {int(size)} {int(size)}" aria-hidden="true" '
        f'data-icon="{escape(name)}">{body}</svg>'
    )


def names() -> tuple[str, ...]:
    """Every icon that a word may have."""
    return tuple(_icons(ASSETS.generation))


@lru_cache(1)
def _icons(generation: int) -> dict[str, tuple[int, str]]:
    if generation < 0 or not ASSETS.has(NAME):
        return {}
    file = BUILT / PurePosixPath(ASSETS.address(NAME)).name
    icons: dict[str, tuple[int, str]] = json.loads(file.read_text(encoding="utf-8"))
    return icons
