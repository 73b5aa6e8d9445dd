"""The portal's own command with one thing broken on purpose: `planted_server.py FAULT serve …`.

Run as a program of its own, so that nothing of a fault reaches another process. An empty name
plants nothing. Each fault stands for a mistake that a product of this kind has really made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from kompetensportal.cli.main import main

FAULTS: dict[str, Callable[[], None]] = {"": lambda: None}

if __name__ == "__main__":
    FAULTS[sys.argv[1]]()
    sys.exit(main(sys.argv[2:]))
