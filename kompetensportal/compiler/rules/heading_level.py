"""Headings begin at `##` and skip no level: that is how a screen reader finds its way."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.heading import Heading
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_prose
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """A `#`, a first heading that is not `##`, a level that is skipped."""
    before = 1
    for node in cast(list[Heading], document.all(Heading)):
        if node.level == 1:
            yield Found(place_of_prose(document, node.prose), words="heading_one")
        elif node.level > before + 1:
            args = {"is": "#" * node.level, "should": "#" * (before + 1)}
            yield Found(place_of_prose(document, node.prose), args)
        before = max(node.level, 2)


RULE = Rule("heading-level", Severity.ERROR, check)
