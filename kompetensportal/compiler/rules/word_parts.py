"""The parts of a compound, which the card shows, are together the word."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind


def check(document: Document, context: Context) -> Iterator[Found]:
    """Parts that do not make the word."""
    matter = document.matter
    parts = matter.texts("delar")
    if matter.location.kind is not Kind.WORD or not parts:
        return
    word = matter.text("ord")
    if "".join(parts).casefold() != word.casefold() or len(parts) == 1:
        place = Place(*matter.parsed.front.place("delar"))
        yield Found(place, {"parts": " + ".join(parts), "word": word})


RULE = Rule("word-parts", Severity.ERROR, check)
