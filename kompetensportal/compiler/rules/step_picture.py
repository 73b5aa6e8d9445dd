"""A picture a step: what worked in Solna was the picture that shows how."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.step import StepNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.language.words import word_list
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind

MOST_WORDS = 40
"""Of a step, to look for a picture with (`actions.content.suggest_pictures.with_pictures`)."""


def check(document: Document, context: Context) -> Iterator[Found]:
    """Steps of a lathund without a picture."""
    if document.matter.location.kind is not Kind.LATHUND:
        return
    for step in cast(list[StepNode], document.all(StepNode)):
        if not step.figures:
            said = " ".join(word_list(step.text)[:MOST_WORDS])
            yield Found(
                document.place(step.line),
                {"number": step.number, "word": _subject(step.text), "step": said},
            )


def _subject(text: str) -> str:
    """The word of a step that a picture is most likely looked for with: its longest."""
    return max(word_list(text), key=len, default="…")


RULE = Rule("step-picture", Severity.WARNING, check, full=True)
