"""Compile every catalogue, so that the wheel starts without Babel's parser.

Usage: python -m tools.catalogues
"""

from __future__ import annotations

from kompetensportal.words import catalogue, starter_folder


def main() -> None:
    """Open each language once; opening compiles what is older than its source."""
    for folder in sorted(starter_folder("translations").iterdir()):
        if folder.is_dir():
            catalogue(folder.name)


if __name__ == "__main__":
    main()
