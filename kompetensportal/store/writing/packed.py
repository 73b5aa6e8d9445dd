"""Texts as the tables of the workshop keep them: UTF-8, compressed."""

from __future__ import annotations

import zlib


def packed(text: str) -> bytes:
    """A text for a table."""
    return zlib.compress(text.encode())


def unpacked(kept: bytes) -> str:
    """The text of a table."""
    return zlib.decompress(kept).decode()
