"""How far a draft has come, in kind words: what there is, and what is left before review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kompetensportal.actions.writing.judge_draft import Judged
from kompetensportal.compiler.rules import RULES
from kompetensportal.compiler.rules.easy_text import RUNNING
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.words import Message, say

EASY_RULES = frozenset(rule.name for rule in RULES if rule.easy)
"""Rules of easy Swedish: a sentence without a finding of theirs is easy."""
MISSING = ("owner", "review", "step-picture", "picture-text")
"""Rules whose findings are told as what is left, and not counted among what is to be mended."""
MOST_LEFT = 6


@dataclass(frozen=True, slots=True)
class SoFar:
    """What is said of a draft as it is now."""

    has: tuple[Message, ...]
    """What there is: steps, pictures, easy sentences."""
    left: tuple[Message, ...]
    """What is left before review, the most important first; empty when nothing is."""


def so_far(judged: Judged) -> SoFar:
    """Counted from what the rules saw, so that it never says anything else than they."""
    compiled = judged.compiled
    if compiled is None:
        return SoFar((), tuple(_left(judged.findings, 0)))
    has: list[Message] = []
    steps = compiled.row.steps
    if compiled.row.kind is Kind.LATHUND:
        has.append(say("proofing.has_steps", n=len(steps)))
        if steps:
            with_picture = sum(shown for _, shown, _ in steps)
            has.append(say("proofing.has_pictures", n=with_picture))
    lesson = compiled.value
    if isinstance(lesson, Lesson) and lesson.form is Form.EASY and lesson.meta.language == "sv":
        has += _easy(lesson, judged.findings)
    lacks_step = compiled.row.kind is Kind.LATHUND and not steps
    return SoFar(tuple(has), tuple(_left(judged.findings, int(lacks_step)))[:MOST_LEFT])


def _easy(lesson: Lesson, findings: Iterable[Finding]) -> list[Message]:
    hard = {f.sentence for f in findings if f.sentence and f.rule in EASY_RULES}
    numbers = [s.index for s in lesson.sentences if s.index and s.block in RUNNING]
    if not numbers:
        return []
    easy = sum(number not in hard for number in numbers)
    return [say("proofing.has_easy", easy=easy, n=len(numbers))]


def _left(findings: Iterable[Finding], no_steps: int) -> list[Message]:
    kinds: Counter[str] = Counter()
    for finding in findings:
        if finding.severity is Severity.INFO:
            continue
        named = finding.rule in MISSING
        kinds[finding.rule if named else finding.severity.value] += 1
    left = [say("proofing.left_error", n=kinds["error"])] if kinds["error"] else []
    if no_steps:
        left.append(say("proofing.left_no_steps"))
    for rule in MISSING:
        if kinds[rule]:
            left.append(say(f"proofing.left_{rule.replace('-', '_')}", n=kinds[rule]))
    if kinds["warning"]:
        left.append(say("proofing.left_warning", n=kinds["warning"]))
    return left
