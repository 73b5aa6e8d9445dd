"""Lines that the author breaks have at most 55 characters.

A line of the source is no line of the page: the browser breaks the text as wide as the screen is,
and the style sheet keeps the column narrow. Only where the author breaks lines by hand (a backslash
or two spaces at the end) does the reader see those lines.
"""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Prose
from kompetensportal.compiler.rules.easy_text import RUNNING
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity

MOST = 55


def check(document: Document, context: Context) -> Iterator[Found]:
    """Long lines in paragraphs with hard breaks."""
    for prose in document.proses:
        if prose.block not in RUNNING or not prose.tokens:
            continue
        if any(token.type == "hardbreak" for token in prose.tokens):
            yield from _lines(document, prose)


def _lines(document: Document, prose: Prose) -> Iterator[Found]:
    for number, line in enumerate(prose.text.split("\n"), prose.line):
        if len(line.strip()) > MOST:
            args = {"count": len(line.strip()), "limit": MOST}
            yield Found(document.place(number), args)


RULE = Rule("long-line", Severity.ERROR, check, full=True, easy=True)
