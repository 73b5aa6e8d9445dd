"""Compile every catalogue, so that the wheel starts without Babel's parser.

Usage: python -m tools.catalogues

Ends with 1, and says file and key, when a catalogue cannot be used as it is.
"""

from __future__ import annotations

import sys

from kompetensportal import catalogues
from kompetensportal.words import FALLBACK, catalogue, starter_folder, told


def main() -> int:
    """Open each file once; opening compiles what is older than its source."""
    faults = []
    for po in sorted(starter_folder("translations").glob("*/LC_MESSAGES/*.po")):
        faults += catalogues.read(po)[1]
    for fault in faults:
        print(catalogue(FALLBACK).say(told(fault)), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
