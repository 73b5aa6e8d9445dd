"""Findings on a terminal: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.words import Catalogue

SHOWN = 20
"""So many are printed by commands whose business is another; `check` prints all."""


def print_errors(words: Catalogue, findings: Sequence[Finding]) -> None:
    """Print the errors among findings; of very many, the first and how many more there are."""
    errors = [f for f in findings if f.severity is Severity.ERROR]
    for finding in errors[:SHOWN]:
        print(line_of(words, finding))
        print("    " + words.say(finding.mend))
    if len(errors) > SHOWN:
        print(words.text("build.more_findings", n=len(errors) - SHOWN))


def line_of(words: Catalogue, finding: Finding) -> str:
    """`lathundar/outlook/las.md:12:3  fel  ...`, which editors can jump to."""
    return words.text(
        "build.finding",
        path=finding.path,
        line=finding.line,
        column=finding.column,
        severity=words.text(f"build.severity_{finding.severity.value}"),
        what=words.say(finding.what),
    )
