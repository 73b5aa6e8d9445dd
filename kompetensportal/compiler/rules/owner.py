"""Nothing is published without an owner, which is a function and no person."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """A first file without `ägare`; an empty one has a finding of the schema."""
    matter = document.matter
    if matter.parsed.front.findings:
        return  # It may stand behind the mistake that is already told.
    if not matter.location.sibling and ("ägare",) not in matter.parsed.front.places:
        yield Found(Place(*matter.parsed.front.place("ägare")))


RULE = Rule("owner", Severity.ERROR, check)
