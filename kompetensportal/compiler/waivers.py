"""A warning waived by its author, with the reason, on a line of its own before what it is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.words import Argument, say

_COMMENT = re.compile(r"<!--\s*undantag\s*:\s*([\w-]*)\s*(?:[-–—:]+\s*(.*?))?\s*-->\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Waiver:
    """`<!-- undantag: rule - reason -->`."""

    rule: str
    reason: str
    line: int
    column: int
    first: int
    last: int
    """The lines it covers: those of the block after it."""


def parse(text: str) -> tuple[str, str] | None:
    """(rule, reason) of an HTML comment that is a waiver; either may be empty."""
    found = _COMMENT.match(text.strip())
    return None if found is None else (found.group(1), (found.group(2) or "").strip(" -"))


def apply(
    findings: Iterable[Finding],
    waivers: Collection[Waiver],
    known: Collection[str],
    path: str,
    unjudged: Collection[str],
) -> list[Finding]:
    """The findings that are left, and those about the waivers themselves.

    Args:
        known: names of the rules whose warnings may be waived.
        unjudged: names of the rules that have not run, whose waivers may yet have an effect.
    """
    if not waivers:
        return list(findings)
    used = set()
    left = []
    for finding in findings:
        waiver = _covering(finding, waivers)
        if waiver is None:
            left.append(finding)
        else:
            used.add(waiver)
    for waiver in waivers:
        if not waiver.reason:
            left.append(_about(waiver, path, "waiver_reason", Severity.ERROR))
        elif waiver.rule not in known:
            left.append(_about(waiver, path, "waiver_unknown", Severity.WARNING))
        elif waiver.rule not in unjudged and waiver not in used:
            left.append(_about(waiver, path, "waiver_unused", Severity.WARNING))
    return left


def _covering(finding: Finding, waivers: Collection[Waiver]) -> Waiver | None:
    if finding.severity is Severity.ERROR:
        return None
    for waiver in waivers:
        covers = waiver.first <= finding.line <= waiver.last
        if covers and waiver.rule == finding.rule and waiver.reason:
            return waiver
    return None


def _about(waiver: Waiver, path: str, why: str, severity: Severity) -> Finding:
    args: dict[str, Argument] = {"rule": waiver.rule or "…"}
    what, mend = say(f"findings.{why}", **args), say(f"findings.{why}_mend", **args)
    rule = why.replace("_", "-")
    return Finding(rule, severity, path, waiver.line, waiver.column, what, mend)
