"""A step begins with what one does: "Tryck på …".

Without a dictionary this knows only words that surely are no imperative (`step_words.tsv`), so
that what it says is right; what it does not know it lets pass.
"""

from collections.abc import Iterator

from kompetensportal.compiler.constructs.step import StepNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_sentence
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import words as words_of
from kompetensportal.language.word_lists import words
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Steps whose first word is no imperative."""
    starts = words("step_words", "start")
    lines = {step.line for step in document.all(StepNode)}
    for spoken in document.spoken:
        if spoken.sentence.block != "step" or spoken.line not in lines:
            continue
        lines.discard(spoken.line)
        found = words_of(spoken.sentence.text)
        if found and found[0].lower() in starts:
            yield Found(place_of_sentence(document, spoken), {"word": found[0]})


RULE = Rule("step-imperative", Severity.WARNING, check, full=True, easy=True)
