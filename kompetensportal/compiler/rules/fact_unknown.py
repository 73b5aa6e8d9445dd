"""What looks like a local fact is one: `{it-telfon}` is probably `{it-telefon}`."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Names in braces that are nearly those of a fact; others are the author's own business."""
    for use in document.matter.facts:
        if use.likely:
            place = Place(use.line, use.column)
            yield Found(place, {"name": f"{{{use.name}}}", "likely": f"{{{use.likely}}}"})


RULE = Rule("fact-unknown", Severity.WARNING, check)
