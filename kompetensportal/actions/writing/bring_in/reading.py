"""What a chosen file holds. Reads one at a time: a long one takes some hundred MB for seconds."""

from __future__ import annotations

import threading

from kompetensportal.actions.writing.bring_in.drafting import titled
from kompetensportal.actions.writing.bring_in.kind import open_file
from kompetensportal.actions.writing.bring_in.slides import read_slides
from kompetensportal.actions.writing.bring_in.word import read_word
from kompetensportal.model.writing.brought_in import BroughtIn

_one_at_a_time = threading.Lock()


def bring_in(data: bytes, name: str) -> BroughtIn:
    """Read a file that somebody chose.

    Args:
        data: its bytes.
        name: what it is called; the title of a file that has none.

    Raises:
        MistakeError: it is no such file, damaged, locked, too large or a bomb.
    """
    with _one_at_a_time:
        opened = open_file(data, name)
        read = read_word(opened) if opened.kind == "word" else read_slides(opened)
    return titled(read, name)
