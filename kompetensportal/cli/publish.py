"""`kompetensportal publish`: check by all rules, and let people read what has no errors."""

from __future__ import annotations

import argparse
from datetime import date

from kompetensportal.actions.content.publish import PublishReport, publish
from kompetensportal.actions.writing.content_folder import SHIPPED
from kompetensportal.cli.findings import print_errors
from kompetensportal.cli.main import MISTAKE
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import Progress, seconds, show
from kompetensportal.model.content.finding import Severity
from kompetensportal.words import Catalogue, Message, say

HELP_KEY = "build.help_publish"


def add_arguments(parser: Parser) -> None:
    """`--all`."""
    parser.add_argument("--all", action="store_true", help=parser.words.text("build.option_all"))


def run(args: argparse.Namespace) -> int:
    """Publish; status 2 when something has errors and was left as it was."""
    settings = settings_from(args)
    if (content_root(settings) / SHIPPED).is_dir():
        # The database costs more than half of what a publication without changes takes.
        from kompetensportal.cli.newer_content import bring_up_to_date, opened  # noqa: PLC0415

        bring_up_to_date(args.words, settings, opened(settings))
    progress = Progress(args.words, "build.progress_publish")
    try:
        report = publish(
            content_root(settings),
            settings.data,
            today=date.today(),
            everything=args.all,
            progress=progress,
            waiting=lambda: show(args.words, say("build.waiting")),
        )
    finally:
        progress.close()
    print_errors(args.words, report.findings)
    show(args.words, *summary(args.words, report))
    return MISTAKE if report.withheld else 0


def summary(words: Catalogue, report: PublishReport) -> list[Message]:
    """What came of it, in a few lines."""
    if report.published:
        n, took = len(report.published), seconds(words, report.seconds)
        lines = [say("build.published", n=n, seconds=took, texts=report.texts)]
    elif report.withheld:
        lines = []
    else:
        lines = [say("build.published_nothing", texts=report.texts)]
    if report.removed:
        lines.append(say("build.removed", n=len(report.removed)))
    if report.withheld:
        lines.append(say("build.withheld", n=len(report.withheld)))
    if warnings := sum(f.severity is Severity.WARNING for f in report.findings):
        lines.append(say("build.warnings", n=warnings))
    return lines
