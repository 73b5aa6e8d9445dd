"""A gzip answer put together from pieces, most of which were compressed before.

Deflate is a row of blocks. What many pages share is compressed once, with nothing that refers to
the text before it, and what is one reader's own goes in between as a stored block: so a page for
one person costs a checksum and a join, not a compression.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

WORTH_PACKING = 200
"""Characters; shorter pieces are stored. What is secret or differs each time is shorter than this:
a form's token, the id of a fact."""
KEPT = 4_096
"""Compressed pieces in memory, of about 2 kB each."""
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = b"\x03\x00"
_MOST_STORED = 65_535


def gzip(pieces: Iterable[str]) -> bytes:
    """The pieces, one after the other, as one gzip file."""
    blocks, plain = [_HEAD], []
    waiting: list[bytes] = []
    for piece in pieces:
        content, packed = _packed(piece) if len(piece) >= WORTH_PACKING else (piece.encode(), b"")
        plain.append(content)
        if packed:
            blocks += _stored(waiting)
            waiting = []
            blocks.append(packed)
        elif content:
            waiting.append(content)
    blocks += _stored(waiting)
    whole = b"".join(plain)
    blocks += [_END, struct.pack("<LL", zlib.crc32(whole), len(whole) & 0xFFFFFFFF)]
    return b"".join(blocks)


def _stored(contents: list[bytes]) -> list[bytes]:
    whole, found = b"".join(contents), []
    for start in range(0, len(whole), _MOST_STORED):
        part = whole[start : start + _MOST_STORED]
        found += [b"\x00", struct.pack("<HH", len(part), len(part) ^ 0xFFFF), part]
    return found


@lru_cache(KEPT)
def _packed(piece: str) -> tuple[bytes, bytes]:
    content = piece.encode()
    packer = zlib.compressobj(9, wbits=-15)
    return content, packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)
