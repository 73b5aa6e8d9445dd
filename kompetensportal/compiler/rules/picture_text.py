"""Every picture has a text that says what one sees."""

import re
from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity

_FILE_NAME = re.compile(
    r"\S+\.(?:svg|png|jpe?g|webp|gif|bmp)|(?:img|dsc|dscn|image|bild|screenshot|skärmbild)"
    r"[-_ ]?[0-9]+\S*",
    re.IGNORECASE,
)
_PICTURE_OF = re.compile(r"(?:bild|skärmbild|foto|ikon) (?:på|av|som visar)\b", re.IGNORECASE)
_PICTURE_OF_EN = re.compile(r"(?:picture|image|screenshot|photo) of\b", re.IGNORECASE)
_NOTHING = frozenset(("bild", "bilden", "ikon", "skärmbild", "foto", "picture", "image", "photo"))


def check(document: Document, context: Context) -> Iterator[Found]:
    """A text that is missing, is a file's name, or begins with "bild på"."""
    for use in document.pictures:
        alt = use.alt.strip()
        if not alt:
            yield Found(use.place)
        elif _FILE_NAME.fullmatch(alt) or alt.lower() in _NOTHING:
            yield Found(use.place, {"text": alt[:60]}, "picture_text_name")
        elif _PICTURE_OF.match(alt) or _PICTURE_OF_EN.match(alt):
            args = {"text": alt[:60]}
            yield Found(use.place, args, "picture_text_of", Severity.WARNING)


RULE = Rule("picture-text", Severity.ERROR, check)
