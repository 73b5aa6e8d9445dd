"""A text means the same in every program: two Markdown readers see the same blocks and words."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.second_reader import first_difference
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """The first place where they differ."""
    parsed = document.matter.written or document.matter.parsed
    if not parsed.findings and (line := first_difference(parsed)) is not None:
        yield Found(document.place(line))


RULE = Rule("read-alike", Severity.WARNING, check, full=True)
