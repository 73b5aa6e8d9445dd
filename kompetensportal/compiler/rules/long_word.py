"""An unsplit word of more than 12 letters is read letter by letter."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.proofs import is_explained, marks, shown, written
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_word
from kompetensportal.compiler.structure import Document
from kompetensportal.language.proof import LONG, MOST_LETTERS
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Long words that are no compounds, each once."""
    told: set[str] = set()
    for spoken, mark in marks(document, context, LONG):
        if mark.said[0] in told or is_explained(document, context, spoken, mark):
            continue
        told.add(mark.said[0])
        word = written(spoken, mark)
        place = place_of_word(document, spoken, mark.start, word)
        yield Found(place, {"word": shown(word), "count": len(word), "limit": MOST_LETTERS})


RULE = Rule("long-word", Severity.WARNING, check, full=True, easy=True, dictionary=True)
