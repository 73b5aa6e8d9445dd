"""`kompetensportal check [PATHS]`: what to mend in the content.

Exit status 0: nothing that stops publishing. 1: errors (with `--strict` warnings too). 2: the
command was not understood.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from datetime import date
from pathlib import Path

from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import Progress, show
from kompetensportal.compiler.check import check
from kompetensportal.errors import NotFoundError
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.words import Catalogue, say

HELP_KEY = "findings.check_help"


def add_arguments(parser: Parser) -> None:
    """Which files, and how to tell."""
    words = parser.words
    parser.add_argument(
        "paths",
        nargs="*",
        metavar=words.text("findings.check_metavar"),
        help=words.text("findings.check_paths"),
    )
    parser.add_argument("--json", action="store_true", help=words.text("findings.check_json"))
    parser.add_argument("--strict", action="store_true", help=words.text("findings.check_strict"))


def run(args: Namespace) -> int:
    """Check, tell, and say by the status whether it may be published."""
    root = content_root(settings_from(args))
    paths = [_content_path(root, path) for path in args.paths]
    progress = Progress(args.words, "findings.check_progress")
    findings = check(root, paths, today=date.today(), progress=progress)
    progress.close()
    if args.json:
        told = [as_plain(args.words, finding) for finding in findings]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(args.words, findings)
    failing = {Severity.ERROR, Severity.WARNING} if args.strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in findings))


def _content_path(root: Path, given: str) -> str:
    """A path as one types it, as a content path."""
    for path in (Path(given), root / given):
        if path.exists() and path.resolve().is_relative_to(root.resolve()):
            return path.resolve().relative_to(root.resolve()).as_posix()
    raise NotFoundError(
        say("findings.check_no_path", path=given),
        say("findings.check_no_path_mend", root=str(root)),
    )


def as_plain(words: Catalogue, finding: Finding) -> dict[str, str | int]:
    """A finding for a program: the machine's names and the words for a person."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "what": words.say(finding.what),
        "mend": words.say(finding.mend),
    }


def _print(words: Catalogue, findings: list[Finding]) -> None:
    for finding in findings:
        told = as_plain(words, finding)
        told["severity"] = words.text(f"findings.{finding.severity.value}")
        print(words.text("findings.line", **{k: v for k, v in told.items() if k != "mend"}))
        print(words.text("findings.mend_line", mend=told["mend"]))
    number = Counter(finding.severity for finding in findings)
    if not findings:
        show(words, say("findings.check_clean"))
        return
    errors, warnings = number[Severity.ERROR], number[Severity.WARNING]
    show(words, say("findings.check_errors", n=errors), say("findings.check_warnings", n=warnings))
