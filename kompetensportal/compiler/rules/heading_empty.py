"""A heading says something."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.heading import Heading
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_prose
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """A heading without words."""
    for node in cast(list[Heading], document.all(Heading)):
        if not node.prose.text.strip():
            yield Found(place_of_prose(document, node.prose))


RULE = Rule("heading-empty", Severity.ERROR, check)
