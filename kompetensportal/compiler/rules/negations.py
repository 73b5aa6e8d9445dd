"""At most one negation a sentence: two have to be reckoned out."""

import re
from collections.abc import Iterator
from functools import cache

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import sentences
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_sentence
from kompetensportal.compiler.structure import Document
from kompetensportal.language.word_lists import words
from kompetensportal.model.content.finding import Severity


@cache
def _pattern() -> re.Pattern[str]:
    either = "|".join(sorted(words("clause_words", "negation")))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Found]:
    """Sentences with two negations."""
    find = _pattern().findall
    for spoken in sentences(document):
        found = find(spoken.sentence.text)
        if len(found) > 1:
            yield Found(place_of_sentence(document, spoken), {"words": ", ".join(found).lower()})


RULE = Rule("negations", Severity.WARNING, check, full=True, easy=True)
