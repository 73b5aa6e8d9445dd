"""Pictures and downloads are there, and are what they seem to be."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import LinkTo
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Finding, Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """Files that are missing, or that `compiler.pictures` refused."""
    used = [(use.path, use.place, True) for use in document.pictures if use.path]
    used += [(u.target, u.place, False) for u in document.links if u.to is LinkTo.FILE]
    for path, place, shown in used:
        known = context.pictures(path)
        if known is None:
            yield Found(place, {"file": path[:120]})
        elif isinstance(known, Finding):
            yield Found(place, known.what.as_dict(), known.what.key.partition(".")[2])
        elif shown and not known.width:
            yield Found(place, {"picture": path[:120]}, "picture_kind")


RULE = Rule("picture-file", Severity.ERROR, check)
