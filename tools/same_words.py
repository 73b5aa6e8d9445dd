"""Easy Swedish: mark messages whose Swedish words are easy enough as the same.

Usage: python -m tools.same_words [--write]

Without `--write` it lists the messages that easy Swedish neither words nor marks. Read them; give
those that are hard words of their own in `translations/sv_SIMPLE`, and mark the rest: `--write`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kompetensportal.catalogues import SAME, key_of, load, texts
from kompetensportal.words import starter_folder

FOLDER = starter_folder("translations")
AUTHORS = (
    "admin",
    "backup",
    "bringin",
    "build",
    "cli",
    "coursework",
    "drafts",
    "export",
    "exports",
    "figures",
    "findings",
    "follow_up",
    "localfacts",
    "picturebank",
    "preview",
    "proofing",
    "quarantine",
    "review",
    "rules",
    "settings",
    "setup",
    "speech",
    "translate",
    "writing",
)
"""Domains of authors, managers and administrators, who read the Swedish words."""
HEADER = """msgid ""
msgstr ""
"X-Translation: by the makers\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: sv\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def main() -> int:
    """List what is open, or mark it; ends with 1 when something is open."""
    write = "--write" in sys.argv[1:]
    left = 0
    for swedish in sorted((FOLDER / "sv" / "LC_MESSAGES").glob("*.po")):
        easy = FOLDER / "sv_SIMPLE" / "LC_MESSAGES" / swedish.name
        if swedish.stem in AUTHORS:
            if write and not easy.exists():
                easy.write_text(HEADER + '"X-Same-As: sv\\n"\n', encoding="utf-8")
            continue
        known = {key_of(m) for m in load(easy) if m.id} if easy.exists() else set()
        opened = [m for m in load(swedish) if m.id and key_of(m) not in known]
        left += len(opened)
        if write:
            _mark(easy, [(key_of(m), isinstance(m.id, tuple)) for m in opened])
        else:
            for message in opened:
                print(key_of(message), " | ".join(texts(message)))
    return 0 if write or not left else 1


def _mark(easy: Path, keys: list[tuple[str, bool]]) -> None:
    text = easy.read_text(encoding="utf-8").rstrip("\n") if easy.exists() else HEADER.rstrip("\n")
    for key, plural in keys:
        text += f'\n\n#. {SAME}\nmsgid "{key}"\n'
        if plural:
            text += f'msgid_plural "{key}"\nmsgstr[0] ""\nmsgstr[1] ""'
        else:
            text += 'msgstr ""'
    easy.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
