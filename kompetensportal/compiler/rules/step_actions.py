"""One action a step. Known by the imperatives of `step_words.tsv` alone: precise, not complete."""

import re
from collections.abc import Iterator
from functools import cache

from kompetensportal.compiler.constructs.step import StepNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import text_without_labels
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_sentence
from kompetensportal.compiler.structure import Document, Spoken
from kompetensportal.language.word_lists import words
from kompetensportal.model.content.finding import Severity


@cache
def _pattern() -> re.Pattern[str]:
    either = "|".join(sorted(words("step_words", "action")))
    capital = "|".join(word.capitalize() for word in sorted(words("step_words", "action")))
    # At the beginning, or in small letters after "och" or "sedan".
    return re.compile(rf"^(?:{capital})\b|\b(?:och|sedan|sen) (?:sedan )?(?:{either})\b")


def check(document: Document, context: Context) -> Iterator[Found]:
    """Steps with two imperatives of things that one does."""
    for sentences in _steps(document):
        found = [
            match.group().rpartition(" ")[2].lower()
            for spoken in sentences
            for match in _pattern().finditer(text_without_labels(spoken))
        ]
        if len(set(found)) > 1:
            place = place_of_sentence(document, sentences[0])
            yield Found(place, {"actions": ", ".join(dict.fromkeys(found))})


def _steps(document: Document) -> Iterator[list[Spoken]]:
    """The sentences of each step."""
    lines = {step.line for step in document.all(StepNode)}
    own: list[Spoken] = []
    for spoken in document.spoken:
        if spoken.sentence.block != "step":
            continue
        if spoken.line in lines and own and own[0].line != spoken.line:
            yield own
            own = []
        own.append(spoken)
    if own:
        yield own


RULE = Rule("step-actions", Severity.WARNING, check, full=True, easy=True)
