"""A step begins with what one does: "Tryck på …".

Without a dictionary this knows only words that surely are no imperative (`step_words.tsv`), so
that what it says is right; what it does not know it lets pass. With one it asks for a word that
can be an imperative.
"""

from collections.abc import Iterator

from kompetensportal.compiler.constructs.step import StepNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import text_without_labels
from kompetensportal.compiler.rules.proofs import proof_of
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_sentence
from kompetensportal.compiler.structure import Document, Spoken
from kompetensportal.language.lix import words as words_of
from kompetensportal.language.proof import NO_ACTION
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
        if found and (found[0].lower() in starts or _is_no_action(context, spoken)):
            yield Found(place_of_sentence(document, spoken), {"word": found[0]})


def _is_no_action(context: Context, spoken: Spoken) -> bool:
    if context.dictionary is None or spoken.sentence.language != "sv":
        return False
    marks = [mark for mark in proof_of(context, spoken).marks if mark.kind == NO_ACTION]
    label = text_without_labels(spoken).lstrip().startswith("·")
    return bool(marks) and marks[0].start == 0 and not label


RULE = Rule("step-imperative", Severity.WARNING, check, full=True, easy=True)
