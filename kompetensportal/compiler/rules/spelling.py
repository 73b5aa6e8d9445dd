"""A misspelled word is hard to read, hard to find and wrongly read aloud."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import text_without_labels
from kompetensportal.compiler.rules.proofs import is_explained, proof_of, shown, written
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_word
from kompetensportal.compiler.structure import Document
from kompetensportal.language.proof import MISSPELLED
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Words that no dictionary has, with what was likely meant."""
    for spoken in document.spoken:
        if spoken.sentence.language != "sv":
            continue
        found = [mark for mark in proof_of(context, spoken).marks if mark.kind == MISSPELLED]
        text = text_without_labels(spoken, ()) if found else ""
        for mark in found:
            if "·" in text[mark.start : mark.end] or is_explained(document, context, spoken, mark):
                continue
            word = written(spoken, mark)
            place = place_of_word(document, spoken, mark.start, word)
            if mark.said:
                yield Found(place, {"word": shown(word), "likely": ", ".join(mark.said)})
            else:
                yield Found(place, {"word": shown(word)}, "spelling_unknown")


RULE = Rule("spelling", Severity.WARNING, check, full=True, dictionary=True)
