"""At most four sentences in a paragraph: white space is rest."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import RUNNING
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_prose
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity

MOST = 4


def check(document: Document, context: Context) -> Iterator[Found]:
    """Paragraphs with more sentences."""
    for prose in document.proses:
        if len(prose.cuts) > MOST and prose.block in RUNNING:
            args = {"count": len(prose.cuts), "limit": MOST}
            yield Found(place_of_prose(document, prose), args)


RULE = Rule("long-paragraph", Severity.WARNING, check, full=True, easy=True)
