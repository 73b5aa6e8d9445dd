"""A picture a step: what worked in Solna was the picture that shows how."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.step import StepNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind


def check(document: Document, context: Context) -> Iterator[Found]:
    """Steps of a lathund without a picture."""
    if document.matter.location.kind is not Kind.LATHUND:
        return
    for step in cast(list[StepNode], document.all(StepNode)):
        if not step.figures:
            yield Found(document.place(step.line), {"number": step.number})


RULE = Rule("step-picture", Severity.WARNING, check, full=True)
