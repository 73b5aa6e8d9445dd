"""Nominal ratio: nouns, prepositions and participles for each verb, pronoun and adverb.

Information only: it is biased on short texts. Speech has about 0.3, easy prose under 0.8,
authorities over 1. Words that can be either are left out of the count.
"""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import sentences
from kompetensportal.compiler.rules.proofs import proof_of
from kompetensportal.compiler.rules.rule import Found, Rule, first_place
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity

FEWEST_WORDS, HEAVY = 60, "0,8"


def check(document: Document, context: Context) -> Iterator[Found]:
    """The ratio of a text in easy Swedish."""
    proofs = [proof_of(context, spoken) for spoken in sentences(document)]
    nouns = sum(proof.nouns for proof in proofs)
    verbs = sum(proof.verbs for proof in proofs)
    if verbs and nouns + verbs >= FEWEST_WORDS:
        ratio = f"{nouns / verbs:.2f}".replace(".", ",")
        yield Found(first_place(document), {"ratio": ratio, "usual": HEAVY})


RULE = Rule(
    "nominal-ratio", Severity.INFO, check, full=True, easy=True, dictionary=True, whole=True
)
