"""A Word or PowerPoint file becomes a draft of a lathund, and what could not be kept is told."""

from __future__ import annotations

from kompetensportal.actions.writing.bring_in.drafting import titled
from kompetensportal.actions.writing.bring_in.kind import open_file
from kompetensportal.actions.writing.bring_in.slides import read_slides
from kompetensportal.actions.writing.bring_in.word import read_word
from kompetensportal.model.writing.brought_in import BroughtIn

__all__ = ["bring_in"]


def bring_in(data: bytes, name: str) -> BroughtIn:
    """Read a file that somebody chose.

    Args:
        data: its bytes.
        name: what it is called; the title of a file that has none.

    Raises:
        MistakeError: it is no such file, damaged, locked, too large or a bomb.
    """
    opened = open_file(data, name)
    read = read_word(opened) if opened.kind == "word" else read_slides(opened)
    return titled(read, name)
