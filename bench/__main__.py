"""Every figure that the product promises, measured one after the other: `make bench`.

`python -m bench compile search` runs only those named.
"""

from __future__ import annotations

import subprocess
import sys

LINES = (
    "compile",
    "preview",
    "search",
    "serve",
    "speech",
    "reading",
    "rules",
    "fresh",
    "intake",
    "projections",
    "figures",
    "manager",
    "surveys",
    "outbox",
    "tablet",
    "writing",
    "writing_bring_in",
    "writing_editor",
    "writing_pictures",
)


def main() -> int:
    """Run each in a process of its own; 1 when any missed what is wanted."""
    missed = []
    for name in sys.argv[1:] or LINES:
        print(f"\n{name}\n{'-' * len(name)}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode:
            missed.append(name)
    print(f"\nMissed: {', '.join(missed)}" if missed else "\nAll figures hold.")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
