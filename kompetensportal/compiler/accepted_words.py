"""`lathundar/ordlista.txt`: words of one's own that the dictionaries need not know.

One word a line, in any form; `#` begins a comment. Names of systems, names that texts use as
examples, and words that everybody at work knows.
"""

from __future__ import annotations

import re
from pathlib import Path

PATH = "lathundar/ordlista.txt"
LARGEST = 1_000_000
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def accepted_words(root: Path) -> frozenset[str]:
    """The words of a content folder in small letters; none where there is no such file.

    What is not UTF-8 is left out word by word, and then shows as words that are not known.
    """
    try:
        with (root / PATH).open("rb") as opened:
            text = opened.read(LARGEST).decode("utf-8-sig", "replace")
    except OSError:
        return frozenset()
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in _WORD.findall(line.lower()))
