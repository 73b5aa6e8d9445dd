"""Findings as JSON: short lists, since a large library has many of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.words import Message


def findings_to_json(findings: Iterable[Finding]) -> str:
    """One list a finding; the same findings give the same text."""
    lists = [
        [f.rule, f.severity, f.path, f.line, f.column, *_words(f.what), *_words(f.mend), f.sentence]
        for f in findings
    ]
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":")) if lists else "[]"


def findings_from_json(text: str) -> list[Finding]:
    """What `findings_to_json` was given."""
    return [_finding(*parts) for parts in json.loads(text)]


def _words(message: Message) -> tuple[str, Any]:
    return message.key, message.args


def _finding(rule: str, severity: str, path: str, line: int, column: int, *words: Any) -> Finding:
    what, what_args, mend, mend_args, sentence = words
    return Finding(
        rule,
        Severity(severity),
        path,
        line,
        column,
        Message(what, tuple((name, value) for name, value in what_args)),
        Message(mend, tuple((name, value) for name, value in mend_args)),
        sentence,
    )
