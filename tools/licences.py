"""Writes docs/licences.md from the list that the portal shows (`web/licences.json`).

Usage: python -m tools.licences
"""

from __future__ import annotations

from pathlib import Path

from kompetensportal.web.licences import Work, licences

FILE = Path("docs/licences.md")
TITLES = {
    "words": "Words",
    "icons": "Icons and drawings",
    "fonts": "Fonts",
    "voices": "Voices and sound",
    "programs": "Programs that the portal runs on",
    "tools": "Used to build and test",
}
BEGINNING = """# What comes from others

Kompetensportalen's code is licensed under EUPL-1.2 (`LICENSE`), the lathundar and courses under
CC BY 4.0 (`lathundar/LICENSE`, `courses/LICENSE`). Nothing with a non-commercial licence ships.
The portal shows this list at `/om/licenser`. It is made from `kompetensportal/web/licences.json`
by `python -m tools.licences`; a test compares that file with package.json and setup.cfg.

npm packages are fetched by `package-lock.json` with integrity hashes when assets are built, and
are not in the repository. Dictionary files that an administrator adds have licences of their own,
and are not shipped.
"""


def main() -> None:
    """Write the file."""
    FILE.write_text(document(), encoding="utf-8")


def document() -> str:
    """The text of docs/licences.md."""
    parts = [BEGINNING]
    for section, works in licences().items():
        rows = [_row(work) for work in works]
        head = "| what | by | licence | from | for |\n| --- | --- | --- | --- | --- |\n"
        parts.append(f"## {TITLES[section]}\n\n{head}{''.join(rows)}")
    return "\n".join(parts)


def _row(work: Work) -> str:
    source = f"`{work.package}`" if work.package else "the repository"
    return f"| {work.name} | {work.by} | {work.licence} | {source} | {work.use} |\n"


if __name__ == "__main__":
    main()
