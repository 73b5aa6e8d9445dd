"""Nothing is published without an owner, which is a function and no person."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind


def check(document: Document, context: Context) -> Iterator[Found]:
    """A first file without `ägare`; an empty one has a finding of the schema."""
    matter = document.matter
    if matter.parsed.front.findings:
        return  # It may stand behind the mistake that is already told.
    if matter.location.kind is Kind.WORD:
        return  # The glossary has one owner for all its words, who is no part of each.
    if not matter.location.sibling and ("ägare",) not in matter.parsed.front.places:
        yield Found(Place(*matter.parsed.front.place("ägare")))


RULE = Rule("owner", Severity.ERROR, check, whole=True)
