"""OVIX, how varied the words are (T. G. Hultman and M. Westman, 1977), as information only.

It is biased on short texts, so it is told from 100 words on and never a gate. Easy Swedish uses the
same word for the same thing, and stays under 60.
"""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import texts
from kompetensportal.compiler.rules.rule import Found, Rule, first_place
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import ovix, words
from kompetensportal.model.content.finding import Severity

FEWEST_WORDS, VARIED = 100, 60


def check(document: Document, context: Context) -> Iterator[Found]:
    """OVIX of a text in easy Swedish."""
    found = [word for text in texts(document) for word in words(text)]
    if len(found) >= FEWEST_WORDS:
        args = {"ovix": round(ovix(found)), "usual": VARIED}
        yield Found(first_place(document), args)


RULE = Rule("ovix", Severity.INFO, check, full=True, easy=True, whole=True)
