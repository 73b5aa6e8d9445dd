"""How common a Swedish word is, by the list of the package wordfreq (data CC BY-SA 4.0).

The list is read without the package's own code, which would cost a quarter of a second to import.
It is wanted where a text is checked, never where a page is shown.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kompetensportal.language.proof import FREQUENCY_PACKAGE as PACKAGE

NEVER = 0.0
"""Of a word that the list has not."""


class Frequencies:
    """The Zipf frequency of words: 7 for `och`, 5 for `dag`, 3 for one word in a million."""

    def __init__(self, file: Path) -> None:
        # Comes with wordfreq, and is needed nowhere else.
        import msgpack  # noqa: PLC0415

        with gzip.open(file) as opened:
            _header, *buckets = msgpack.load(opened, raw=False)
        # A bucket holds the words of one centibel; the first is that of a word that is all words.
        self._zipf = {word: 9 - at / 100 for at, words in enumerate(buckets) for word in words}

    def zipf(self, word: str) -> float:
        """Of a word in small letters; 0 for one that the list has not."""
        return self._zipf.get(word, NEVER)


def frequency_version() -> str:
    """Changes when the list does; empty when the package is not installed."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


@cache
def frequencies() -> Frequencies:
    """The list of the installed package, read once. Raises ImportError without the package."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ImportError(PACKAGE)
    return Frequencies(Path(spec.origin).parent / "data" / "large_sv.msgpack.gz")
