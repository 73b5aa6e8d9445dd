"""A goal's id stands for one goal: ratings and confirmations hold on to it."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Each goal whose id an earlier one of the file has."""
    front = document.matter.parsed.front
    seen: set[str] = set()
    for number, goal in enumerate(document.matter.values.get("kunskapsmål", ())):
        if goal["id"] in seen:
            yield Found(Place(*front.place("kunskapsmål", number, "id")), {"id": goal["id"]})
        seen.add(goal["id"])


RULE = Rule("goal-twice", Severity.ERROR, check)
