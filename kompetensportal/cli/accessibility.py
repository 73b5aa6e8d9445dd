"""`kompetensportal accessibility`: whether the accessibility statement has all that it needs."""

from __future__ import annotations

import argparse

from kompetensportal.actions.portal.statement import build
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.words import say

HELP_KEY = "statement.help"


def add_arguments(parser: Parser) -> None:
    """Nothing but what every command has."""


def run(args: argparse.Namespace) -> int:
    """Say that it is complete; an empty field ends with 2 and its name."""
    made = build(settings_from(args))
    show(args.words, say("statement.complete", organisation=made.organisation))
    return 0
