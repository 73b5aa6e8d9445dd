"""`kompetensportal check [PATHS]`: what to mend in the content.

Exit status 0: nothing that stops publishing. 1: errors (with `--strict` warnings too). 2: the
command was not understood.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

from kompetensportal.actions.content.kept_judgements import KeptJudgements
from kompetensportal.actions.content.proofread import (
    KeptProofs,
    has_dictionaries,
    open_dictionary,
)
from kompetensportal.actions.content.standing import keep_how_it_stands
from kompetensportal.actions.content.suggest_pictures import with_pictures
from kompetensportal.cli.explain import explain, explanation
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import Progress, show, tell
from kompetensportal.compiler.check import check
from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.rows import Row
from kompetensportal.errors import EnvironmentalError, NotFoundError
from kompetensportal.model.content.explanation import SOURCES
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
    parser.add_argument(
        "--explain",
        nargs="?",
        const="",
        metavar=words.text("rules.metavar"),
        help=words.text("rules.option_explain"),
    )
    parser.add_argument("--info", action="store_true", help=words.text("findings.check_info"))
    parser.add_argument("--json", action="store_true", help=words.text("findings.check_json"))
    parser.add_argument("--strict", action="store_true", help=words.text("findings.check_strict"))


def run(args: Namespace) -> int:
    """Check, tell, and say by the status whether it may be published."""
    if args.explain is not None:
        print(explain(args.words, args.explain))
        return 0
    settings = settings_from(args)
    root = content_root(settings)
    paths = [_content_path(root, path) for path in args.paths]
    progress = Progress(args.words, "findings.check_progress")
    findings = _findings(args.words, root, settings.data, paths, progress)
    progress.close()
    if not paths and has_dictionaries():
        # A folder that cannot be written is no reason not to check.
        with suppress(EnvironmentalError):
            keep_how_it_stands(settings.data, findings)
    shown = [f for f in findings if args.info or f.severity is not Severity.INFO]
    if args.json:
        told = [as_plain(args.words, finding) for finding in shown]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(args.words, shown)
    failing = {Severity.ERROR, Severity.WARNING} if args.strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in findings))


def _findings(
    words: Catalogue, root: Path, data: Path, paths: list[str], progress: Progress
) -> list[Finding]:
    """With the dictionaries where they are installed, and word of it where they are not."""
    opened: list[KeptProofs] = []
    memory = KeptJudgements(data)

    def dictionary(rows: list[Row]) -> Dictionary:
        found, proofs = open_dictionary(root, data, rows)
        opened.append(proofs)
        return found

    if not has_dictionaries():
        tell(words, say("findings.check_no_dictionary"))
    try:
        findings = check(
            root,
            paths,
            today=date.today(),
            dictionary=dictionary if has_dictionaries() else None,
            memory=memory,
            progress=progress,
        )
        memory.forget_unasked()
        return with_pictures(root, findings)
    finally:
        memory.close()
        for proofs in opened:
            proofs.close()


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
    return {**_told(words, finding), **explanation(words, finding.rule)}


def _told(words: Catalogue, finding: Finding) -> dict[str, str | int]:
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
        told = _told(words, finding)
        told["severity"] = words.text(f"findings.{finding.severity.value}")
        print(words.text("findings.line", **{k: v for k, v in told.items() if k != "mend"}))
        print(words.text("findings.mend_line", mend=told["mend"]))
    for rule in sorted({f.rule for f in findings} & SOURCES.keys()):
        known = explanation(words, rule)
        print(words.text("rules.brief", rule=rule, why=known["why"], better=known["better"]))
    number = Counter(finding.severity for finding in findings)
    if not findings:
        show(words, say("findings.check_clean"))
        return
    errors, warnings = number[Severity.ERROR], number[Severity.WARNING]
    show(words, say("findings.check_errors", n=errors) if errors else say("cli.no_errors"))
    if warnings:
        show(words, say("findings.check_warnings", n=warnings))
