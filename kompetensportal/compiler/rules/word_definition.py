"""A word of the glossary is explained in at most 12 easy words, and not by itself."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.language.words import word_list
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind

MOST = 12
"""Words: what stands on a card is read in one breath (design 3)."""


def check(document: Document, context: Context) -> Iterator[Found]:
    """A definition that is long, one that uses its own word, and text that no card shows."""
    matter = document.matter
    if matter.location.kind is not Kind.WORD:
        return
    place = Place(*matter.parsed.front.place("förklaring"))
    said = word_list(matter.text("förklaring"))
    if len(said) > MOST:
        yield Found(place, {"count": len(said), "limit": MOST}, "word_long")
    own = {tuple(word_list(form)) for form in (matter.text("ord"), *matter.texts("former"))}
    for form in filter(None, own):
        if any(tuple(said[at : at + len(form)]) == form for at in range(len(said))):
            yield Found(place, {"word": " ".join(form)}, "word_in_itself")
            break
    if document.nodes:
        yield Found(
            document.place(document.nodes[0].line), {}, "word_text", severity=Severity.WARNING
        )


RULE = Rule("word-definition", Severity.ERROR, check)
