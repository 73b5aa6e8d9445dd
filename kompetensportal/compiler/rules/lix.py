"""LIX under 30, on texts that are long enough to measure."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import texts
from kompetensportal.compiler.rules.rule import Found, Rule, first_place
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import lix
from kompetensportal.model.content.finding import Severity

LIMIT, FEWEST_WORDS = 30, 100


def check(document: Document, context: Context) -> Iterator[Found]:
    """A text with LIX 30 or more."""
    value, words = lix(texts(document))
    if words >= FEWEST_WORDS and value >= LIMIT:
        yield Found(first_place(document), {"lix": round(value), "limit": LIMIT})


RULE = Rule("lix", Severity.WARNING, check, full=True, easy=True, whole=True)
