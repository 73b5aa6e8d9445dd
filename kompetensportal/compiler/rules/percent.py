"""The word "procent" is easier to read, and to hear, than the sign."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_word
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """`%` in a sentence."""
    for spoken in document.spoken:
        offset = spoken.sentence.text.find("%")
        if offset >= 0:
            yield Found(place_of_word(document, spoken, offset, "%"))


RULE = Rule("percent", Severity.WARNING, check, full=True, easy=True)
