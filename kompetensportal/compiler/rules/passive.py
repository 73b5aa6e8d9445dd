"""A step says who does it: "Tryck på Spara", not "Anteckningen sparas"."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.proofs import marks, written
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_word
from kompetensportal.compiler.structure import Document
from kompetensportal.language.proof import PASSIVE
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Passives in steps, by the readings of SALDO."""
    for spoken, mark in marks(document, context, PASSIVE):
        if spoken.sentence.block == "step":
            word = written(spoken, mark)
            yield Found(place_of_word(document, spoken, mark.start, word), {"word": word})


RULE = Rule("passive", Severity.WARNING, check, full=True, easy=True, dictionary=True)
