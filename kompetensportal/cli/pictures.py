"""`kompetensportal pictures WORD`: drawings and icons that an author may use for a word."""

from __future__ import annotations

import argparse
import json
from pathlib import PurePosixPath

from kompetensportal.actions.content.suggest_pictures import suggest
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.web.assets import ASSETS, BUILT
from kompetensportal.words import say

HELP_KEY = "glossary.pictures_help"
NOTHING = 1
"""Exit status when there is no picture for the word."""


def add_arguments(parser: Parser) -> None:
    """The word, or a few."""
    words = parser.words
    parser.add_argument(
        "word",
        nargs="+",
        metavar=words.text("glossary.pictures_metavar"),
        help=words.text("glossary.pictures_what"),
    )


def run(args: argparse.Namespace) -> int:
    """Say which pictures there are."""
    word = " ".join(args.word)
    icons = (*ASSETS.icons, *_built("word-icons.json"))
    root = content_root(settings_from(args))
    found = suggest(root, word, icons, _built("picture-words.json"))
    for drawing in found.drawings:
        show(args.words, say("glossary.drawing", path=drawing.path, text=drawing.text))
    if found.icons:
        show(args.words, say("glossary.icons", names=", ".join(found.icons)))
    if not found.drawings and not found.icons:
        show(args.words, say("glossary.no_picture", word=word))
        return NOTHING
    return 0


def _built(name: str) -> dict[str, list[str]]:
    """A list that was made with the assets; empty when nothing is built."""
    if not ASSETS.has(name):
        return {}
    file = BUILT / PurePosixPath(ASSETS.address(name)).name
    values: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    return values
