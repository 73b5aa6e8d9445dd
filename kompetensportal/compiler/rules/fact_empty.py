"""A local fact that a text uses has a value."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Each fact once that nobody has filled in: readers get the words that stand in for it."""
    told: set[str] = set()
    for use in document.matter.facts:
        if use.empty and use.name not in told:
            told.add(use.name)
            about = context.facts[use.name].about or use.name
            yield Found(Place(use.line, use.column), {"name": f"{{{use.name}}}", "about": about})


RULE = Rule("fact-empty", Severity.INFO, check)
