"""Short sentences as a rule: at most 10 words as the mean of a text."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import texts
from kompetensportal.compiler.rules.rule import Found, Rule, first_place
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import count
from kompetensportal.model.content.finding import Severity

MOST, FEWEST_SENTENCES = 10, 3


def check(document: Document, context: Context) -> Iterator[Found]:
    """A text whose sentences are long in the mean."""
    counts = [number for text in texts(document) if (number := count(text))]
    if len(counts) >= FEWEST_SENTENCES and sum(counts) > MOST * len(counts):
        mean = f"{sum(counts) / len(counts):.1f}".replace(".", ",")
        yield Found(first_place(document), {"mean": mean, "limit": MOST})


RULE = Rule("mean-sentence", Severity.WARNING, check, full=True, easy=True, whole=True)
