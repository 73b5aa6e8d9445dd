"""A step fits beside its picture on a telephone: at most 40 words."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.step import StepNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import count
from kompetensportal.model.content.finding import Severity

MOST = 40


def check(document: Document, context: Context) -> Iterator[Found]:
    """Steps with more words."""
    for step in cast(list[StepNode], document.all(StepNode)):
        number = count(step.text)
        if number > MOST:
            args = {"number": step.number, "count": number, "limit": MOST}
            yield Found(document.place(step.line), args)


RULE = Rule("long-step", Severity.WARNING, check, full=True)
