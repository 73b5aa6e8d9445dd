"""A heading is taken in at a glance: at most eight words."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.heading import Heading
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_prose
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import count
from kompetensportal.model.content.finding import Severity

MOST = 8


def check(document: Document, context: Context) -> Iterator[Found]:
    """Headings with more words."""
    for node in cast(list[Heading], document.all(Heading)):
        number = count(node.prose.text)
        if number > MOST:
            args = {"count": number, "limit": MOST}
            yield Found(place_of_prose(document, node.prose), args)


RULE = Rule("long-heading", Severity.WARNING, check, full=True)
