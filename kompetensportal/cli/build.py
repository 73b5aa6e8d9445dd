"""`kompetensportal build [PATH]`: bring the draft of the library up to date."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kompetensportal.actions.content.build import BuildReport, build, findings_of
from kompetensportal.cli.main import MISTAKE
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import Progress, seconds, show
from kompetensportal.errors import MistakeError
from kompetensportal.words import Catalogue, Message, say

HELP_KEY = "build.help_build"


def add_arguments(parser: Parser) -> None:
    """PATH and `--all`."""
    add_path(parser, "build.option_path")
    help_all = parser.words.text("build.option_all")
    parser.add_argument("--all", action="store_true", help=help_all)


def add_path(parser: Parser, help_key: str) -> None:
    """PATH of the content, which may be left out (`content_path` reads it)."""
    words = parser.words
    metavar, help_ = words.text("build.path"), words.text(help_key)
    parser.add_argument("path", nargs="?", default="", metavar=metavar, help=help_)


def run(args: argparse.Namespace) -> int:
    """Build; status 2 when the content has errors."""
    settings = settings_from(args)
    root = content_root(settings)
    only = scope_of(content_path(root, args.path))
    progress = Progress(args.words, "build.progress_build")
    try:
        report = build(
            root,
            settings.data,
            only=only,
            everything=args.all,
            progress=progress,
            waiting=lambda: show(args.words, say("build.waiting")),
        )
    finally:
        progress.close()
    if report.errors:
        # Only errors need the words of findings, and the time to read them.
        from kompetensportal.cli.findings import print_errors  # noqa: PLC0415

        print_errors(args.words, findings_of(settings.data))
    show(args.words, *_summary(args.words, report))
    return MISTAKE if report.errors else 0


def content_path(root: Path, given: str) -> str:
    """What was named, as a path of the content; MistakeError when there is no such thing."""
    if not given:
        return ""
    for path in (Path.cwd() / given, root / given):
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed here
        if absolute.exists() and absolute.is_relative_to(root.absolute()):
            found = absolute.relative_to(root.absolute()).as_posix()
            return "" if found == "." else found
    raise MistakeError(say("build.no_such_path", path=given), say("build.no_such_path_mend"))


def scope_of(path: str) -> str:
    """What belongs with a path: of a file its folder, where its pictures and other form lie."""
    return path.rpartition("/")[0] if path.endswith(".md") else path


def _summary(words: Catalogue, report: BuildReport) -> list[Message]:
    if report.compiled or report.changed:
        n, took = len(report.compiled), seconds(words, report.seconds)
        lines = [say("build.built", n=n, seconds=took, texts=report.texts)]
    else:
        lines = [say("build.nothing_changed", texts=report.texts)]
    if report.errors:
        lines.append(say("build.errors", n=report.errors))
    if report.warnings:
        lines.append(say("build.warnings", n=report.warnings))
    return lines
