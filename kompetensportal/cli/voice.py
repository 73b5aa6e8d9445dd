"""`kompetensportal voice`: makes the audio that the published library lacks, and reports."""

from __future__ import annotations

import argparse
import os

from kompetensportal.actions.content.voice import fill
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.cli.terminal import Progress
from kompetensportal.model.content.voice import VoiceReport
from kompetensportal.store.content.library import Library
from kompetensportal.words import Catalogue, Message, say

HELP_KEY = "speech.help"
INCOMPLETE = 2
SHOWN = 20
"""How many sentences without sound are named; the rest are counted."""
NICENESS = 10


def add_arguments(parser: Parser) -> None:
    """`--check` and `--nice`."""
    words = parser.words
    parser.add_argument("--check", action="store_true", help=words.text("speech.option_check"))
    parser.add_argument("--nice", action="store_true", help=words.text("speech.option_nice"))


def run(args: argparse.Namespace) -> int:
    """Fill in what is missing; 2 with `--check` when something is missing still."""
    settings = settings_from(args)
    if args.nice and hasattr(os, "nice"):
        os.nice(NICENESS)  # The engine's processes inherit it.
    progress = Progress(args.words, "speech.progress")
    try:
        report = fill(Library(settings.data), settings.data, settings.voice, progress=progress)
    finally:
        progress.close()
    tell(args.words, report)
    return INCOMPLETE if args.check and not report.complete else 0


def tell(words: Catalogue, report: VoiceReport) -> None:
    """Print what came of it."""
    for message in _lines(report):
        print(words.say(message))


def _lines(report: VoiceReport) -> list[Message]:
    lines = [
        say("speech.report", ready=report.ready, of=report.documents),
        say("speech.report_made", n=report.made, clips=report.clips, seconds=round(report.seconds)),
    ]
    if report.fault is not None:
        off = report.fault.key == "speech.no_engine"
        lines += [report.fault, say("speech.no_engine_mend" if off else "speech.engine_mend")]
    if report.cache_fault:
        lines.append(say("speech.report_cache", why=report.cache_fault))
    for unspoken in report.unspoken[:SHOWN]:
        lines.append(
            say(
                "speech.report_sentence",
                lesson=unspoken.lesson,
                number=unspoken.index,
                text=unspoken.text,
            )
        )
        lines.append(unspoken.why)
    if len(report.unspoken) > SHOWN:
        lines.append(say("speech.report_more", n=len(report.unspoken) - SHOWN))
    return lines
