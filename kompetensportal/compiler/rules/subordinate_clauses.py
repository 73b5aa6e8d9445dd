"""Few subordinate clauses: two in one sentence make the reader hold too much."""

import re
from collections.abc import Iterator
from functools import cache

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import sentences
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_sentence
from kompetensportal.compiler.structure import Document
from kompetensportal.language.word_lists import words
from kompetensportal.model.content.finding import Severity

FEWEST = 2


@cache
def _pattern() -> re.Pattern[str]:
    sure = "|".join(sorted(words("clause_words", "subordinate")))
    maybe = "|".join(sorted(words("clause_words", "maybe"), key=len, reverse=True))
    subject = "|".join(sorted(words("clause_words", "subject")))
    return re.compile(rf"\b(?:(?:{sure})\b|(?:{maybe}) (?=(?:{subject})\b))", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Found]:
    """Sentences with two words that open a subordinate clause."""
    find = _pattern().findall
    for spoken in sentences(document):
        found = find(spoken.sentence.text)
        if len(found) >= FEWEST:
            opening = ", ".join(word.strip().lower() for word in found)
            yield Found(place_of_sentence(document, spoken), {"words": opening})


RULE = Rule("subordinate-clauses", Severity.WARNING, check, full=True, easy=True)
