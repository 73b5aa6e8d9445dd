"""LIX and the mean sentence of every text, as information for the report."""

from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import texts
from kompetensportal.compiler.rules.rule import Found, Rule, first_place
from kompetensportal.compiler.structure import Document
from kompetensportal.language.lix import count, lix
from kompetensportal.model.content.finding import Severity
from kompetensportal.words import Argument


def check(document: Document, context: Context) -> Iterator[Found]:
    """One finding a Swedish text that is read."""
    if document.matter.language != "sv":
        return
    running = [text for text in texts(document) if count(text)]
    value, words = lix(running)
    if words:
        mean = f"{words / len(running):.1f}".replace(".", ",")
        args: dict[str, Argument] = {
            "lix": round(value),
            "mean": mean,
            "words": words,
            "sentences": len(running),
            "form": document.matter.form.value,
        }
        yield Found(first_place(document), args)


RULE = Rule("figures", Severity.INFO, check, full=True, whole=True)
