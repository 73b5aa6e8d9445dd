"""A link to a place in the same file leads to one that is there."""

from collections.abc import Iterator
from difflib import get_close_matches

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import LinkTo
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """`[…](#nowhere)`."""
    anchors = [anchor for anchor, _ in document.anchors]
    for use in document.links:
        if use.to is LinkTo.HERE and use.anchor not in anchors:
            likely = get_close_matches(use.anchor, anchors, n=1, cutoff=0.4)
            shown = likely[0] if likely else ", ".join(anchors[:8]) or "–"
            yield Found(use.place, {"anchor": use.anchor[:60], "likely": shown})


RULE = Rule("anchor", Severity.ERROR, check)
