"""`kompetensportal translate`: catalogues of the lathundar for translators, kept up to date."""

from __future__ import annotations

import argparse

from kompetensportal.actions.content.translate import Translated, translate
from kompetensportal.cli.main import MISTAKE
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.words import Message, say

HELP_KEY = "translate.help"


def add_arguments(parser: Parser) -> None:
    """LANG, and a lathund or folder."""
    words = parser.words
    parser.add_argument("code", metavar="LANG", help=words.text("translate.argument_language"))
    parser.add_argument(
        "path",
        metavar=words.text("cli.folder"),
        nargs="?",
        default="",
        help=words.text("translate.argument_path"),
    )


def run(args: argparse.Namespace) -> int:
    """Write the catalogues and say how they stand; 2 when translations in them cannot be used."""
    root = content_root(settings_from(args))
    stands = translate(root, args.code, args.path)
    for one in stands:
        show(args.words, _said(one), *one.faults)
    show(args.words, say("translate.next"))
    return MISTAKE if any(one.faults for one in stands) else 0


def _said(one: Translated) -> Message:
    return say(
        "translate.stands",
        file="/".join(one.path.parts[-4:]),
        ready=one.ready,
        units=one.units,
        fuzzy=one.fuzzy,
    )
