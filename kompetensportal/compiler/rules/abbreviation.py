"""Words are written out; kl., nr and tel. are so common that they may stay."""

import re
from collections.abc import Iterator
from functools import cache

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_word
from kompetensportal.compiler.structure import Document
from kompetensportal.language.word_lists import rows
from kompetensportal.model.content.finding import Severity


@cache
def _short() -> tuple[re.Pattern[str], dict[str, str]]:
    in_full = {r[1]: r[3] for r in rows("abbreviations") if r[0] == "sv" and r[4] == "no"}
    longest_first = sorted(in_full, key=len, reverse=True)
    either = "|".join(re.escape(short) for short in longest_first)
    return re.compile(rf"(?<![\w.])(?:{either})(?!\w)", re.IGNORECASE), in_full


def check(document: Document, context: Context) -> Iterator[Found]:
    """`t.ex.`, `bl.a.`, `ca` ..."""
    pattern, in_full = _short()
    for spoken in document.spoken:
        text = spoken.sentence.text
        for match in pattern.finditer(text):
            short = match.group()
            if short.lower() in ("st.", "min.", "sid.", "tom.") and match.end() == len(text):
                continue  # "min." or "tom." at the end is more often a word of its own.
            args = {"short": short, "full": in_full.get(short.lower(), short)}
            yield Found(place_of_word(document, spoken, match.start(), short), args)


RULE = Rule("abbreviation", Severity.ERROR, check, full=True, easy=True)
