"""Marks words that a page borrows from Swedish, so that a voice says them in Swedish.

A message that the interface's language lacks comes as `words.Borrowed`, which carries marks into
the page. When a template is done its marks become `<span lang="sv" dir="ltr">` in running text.
Where no element may stand (attributes, `<title>`, fields) they go; an `<option>` takes the
attributes itself.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Template

from kompetensportal.languages import direction_of
from kompetensportal.words import BORROWED, NAMED, RETURNED

_PLAIN = re.compile(
    r"<!--.*?-->|<(title|option|textarea|script|style)\b[^>]*>.*?</\1\s*>|<[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_BEFORE = re.compile(f"{BORROWED}([A-Za-z0-9-]+){NAMED}")


class MarkedTemplate(Template):
    """A template whose borrowed words are marked when it has been rendered."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The template's text."""
        return marked(super().render(*args, **kwargs))


def marked(html: str) -> str:
    """HTML with what is borrowed in elements of its own."""
    if BORROWED not in html:
        return html
    parts: list[str] = []
    at = 0
    for tag in _PLAIN.finditer(html):
        parts += (_spans(html[at : tag.start()]), _without(tag[0], tag[1]))
        at = tag.end()
    return "".join((*parts, _spans(html[at:])))


def attributes(language: str) -> str:
    """What an element in a language carries, with a space before."""
    return f' lang="{language}" dir="{direction_of(language)}"'


def _spans(text: str) -> str:
    opened = _BEFORE.sub(lambda found: f"<span{attributes(found[1])}>", text)
    return opened.replace(RETURNED, "</span>")


def _without(markup: str, element: str | None) -> str:
    found = _BEFORE.search(markup)
    if found is None:
        return markup
    plain = _BEFORE.sub("", markup).replace(RETURNED, "")
    if element and element.lower() == "option" and " lang=" not in plain.partition(">")[0]:
        return f"{plain[:7]}{attributes(found[1])}{plain[7:]}"
    return plain
