"""One thought a sentence: more than 15 words is long, in a step more than 12; 20 is too long."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import sentences
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_sentence
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import count
from kompetensportal.model.content.finding import Severity
from kompetensportal.words import Argument

LONG, LONG_STEP, TOO_LONG = 15, 12, 20


def check(document: Document, context: Context) -> Iterator[Found]:
    """Sentences over the limits."""
    for spoken in sentences(document):
        text = spoken.sentence.text
        limit = LONG_STEP if spoken.sentence.block == "step" else LONG
        if len(text) <= 2 * limit or (number := count(text)) <= limit:
            continue
        args: dict[str, Argument] = {"count": number, "limit": limit, "start": text[:40]}
        place = place_of_sentence(document, spoken)
        if number > TOO_LONG:
            yield Found(place, args | {"limit": TOO_LONG}, "too_long_sentence", Severity.ERROR)
        else:
            yield Found(place, args)


RULE = Rule("long-sentence", Severity.WARNING, check, full=True, easy=True)
