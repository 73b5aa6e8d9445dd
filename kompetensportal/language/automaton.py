"""Reads a dictionary that is stored as a finite automaton (the CFSA2 layout of morfologik).

An automaton holds hundreds of thousands of entries in some hundred kilobytes and is asked
where it lies: nothing is unpacked, so opening costs one read of the file. Keys and values
are bytes. The layout: `\\fsa`, the byte 0xC6, two bytes of flags, the number of common labels,
the labels, then arcs. An arc is one byte (bits 7 target follows, 6 last of its state, 5 ends a
key, 0-4 number of a common label), the label itself when that number is 0, and its target as
an integer of 7 bits a byte unless the target follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HEADER = b"\\fsa\xc6"
TARGET_FOLLOWS, LAST, FINAL, LABEL = 0x80, 0x40, 0x20, 0x1F


class Automaton:
    """One dictionary. Raises ValueError for a file of another layout."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        if not data.startswith(HEADER) or len(data) < 8:
            raise ValueError(f"{path.name} is not a CFSA2 automaton")
        labels = data[7]
        self._labels = data[8 : 8 + labels]
        self._arcs = data[8 + labels :]
        self._states: dict[int, dict[int, tuple[int, bool]]] = {}
        self._root = self._state(0)[94 if 94 in self._state(0) else next(iter(self._state(0)))][0]

    def endings(self, prefix: bytes) -> Iterator[bytes]:
        """What may follow `prefix` to make whole keys, in the automaton's order."""
        state = self._root
        for byte in prefix:
            arc = self._state(state).get(byte) if state else None
            if arc is None:
                return
            state = arc[0]
        yield from self._walk(state, b"")

    def _walk(self, state: int, sofar: bytes) -> Iterator[bytes]:
        if not state:
            return
        for label, (target, final) in self._state(state).items():
            ending = sofar + bytes((label,))
            if final:
                yield ending
            yield from self._walk(target, ending)

    def _state(self, offset: int) -> dict[int, tuple[int, bool]]:
        """The arcs of a state: label -> (target, whether a key ends there); kept once read."""
        known = self._states.get(offset)
        if known is not None:
            return known
        start, arcs, found = offset, self._arcs, {}
        while True:
            flags = arcs[offset]
            offset += 1
            if index := flags & LABEL:
                label = self._labels[index]
            else:
                label = arcs[offset]
                offset += 1
            target = shift = 0
            if not flags & TARGET_FOLLOWS:
                while True:
                    byte = arcs[offset]
                    offset += 1
                    target |= (byte & 0x7F) << shift
                    if byte < 0x80:
                        break
                    shift += 7
            found[label] = (target if not flags & TARGET_FOLLOWS else -1, bool(flags & FINAL))
            if flags & LAST:
                break
        # Only the last arc of a state can be followed directly by its target.
        known = {k: (offset if t == -1 else t, f) for k, (t, f) in found.items()}
        self._states[start] = known
        return known
