"""Everyday words instead of those of an authority (`language/officialese.tsv`)."""

import re
from collections.abc import Iterator
from functools import cache

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_word
from kompetensportal.compiler.structure import Document
from kompetensportal.language.word_lists import rows
from kompetensportal.model.content.finding import Severity


@cache
def _list() -> tuple[re.Pattern[str], dict[str, str]]:
    instead = {row[1]: row[2] for row in rows("officialese") if row[0] == "sv"}
    either = "|".join(re.escape(word) for word in sorted(instead, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE), instead


def check(document: Document, context: Context) -> Iterator[Found]:
    """Words of the list."""
    pattern, instead = _list()
    for spoken in document.spoken:
        for match in pattern.finditer(spoken.sentence.text):
            args = {"word": match.group(), "instead": instead[match.group().lower()]}
            place = place_of_word(document, spoken, match.start(), match.group())
            yield Found(place, args)


RULE = Rule("officialese", Severity.WARNING, check, full=True, easy=True)
