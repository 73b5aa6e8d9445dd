"""LIX of each paragraph, as information: where in a text the hard part stands.

Björnsson (1968) calls 40 the border of what is hard for many; under 20 words say nothing.
"""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import RUNNING
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_prose
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import lix
from kompetensportal.model.content.finding import Severity

HARD, FEWEST_WORDS = 40, 20


def check(document: Document, context: Context) -> Iterator[Found]:
    """Paragraphs with LIX 40 or more."""
    for prose in document.proses:
        if prose.block not in RUNNING or not prose.cuts:
            continue
        value, words = lix(prose.text[start:end] for start, end in prose.cuts)
        if words >= FEWEST_WORDS and value >= HARD:
            yield Found(place_of_prose(document, prose), {"lix": round(value), "limit": HARD})


RULE = Rule("lix-paragraph", Severity.INFO, check, full=True, easy=True)
