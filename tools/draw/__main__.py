"""`python -m tools.draw`: make every picture again; `--check` only says what would change."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.draw.album import draw_all

ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.draw", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a picture differs"
    )
    parser.add_argument(
        "only", nargs="?", default="", help="only pictures whose path contains this"
    )
    options = parser.parse_args()
    changed = 0
    for name, drawing in draw_all(options.only):
        file = ROOT / name
        if file.exists() and file.read_text(encoding="utf-8") == drawing:
            continue
        changed += 1
        print(name)
        if not options.check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(drawing, encoding="utf-8")
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
