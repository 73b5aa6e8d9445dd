"""`POST /skriva/fynd/<path>`: what the rules say of a text as it stands in the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import Response, jsonify

from kompetensportal.actions.content.proofread import has_dictionaries
from kompetensportal.actions.writing.judge_draft import Judged
from kompetensportal.actions.writing.judge_so_far import so_far
from kompetensportal.actions.writing.judge_suggestions import reach_of
from kompetensportal.compiler.rules import WHOLE
from kompetensportal.model.content.explanation import explanation_of
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.text_report import FIGURES
from kompetensportal.model.learning.day import today
from kompetensportal.web.account.session import viewer
from kompetensportal.web.context import words
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.proofing import proofing
from kompetensportal.web.writing.sent_draft import answers_drafts
from kompetensportal.web.writing.turns import Turn
from kompetensportal.words import Message

MOST_SHOWN = 200
"""Findings that are told; whoever has more begins with these."""
KINDER = frozenset(
    (
        "box_id",
        "box_id_mend",
        "match_pairs_mend",
        "order_items_mend",
        "question_feedback_mend",
        "question_feedback_right_mend",
        "question_feedback_wrong_mend",
        "question_no_answer_mend",
        "question_no_right_mend",
        "term_word_mend",
        "step_id_mend",
        "step_picture_mend",
        "step_picture_mend_with",
        "picture_text_mend",
        "picture_text_name_mend",
        "picture_text_of_mend",
        "hard_word_often_mend",
        "spelling_mend",
        "spelling_unknown_mend",
        "owner_mend",
        "review_mend",
        "html_mend",
        "easy_lacks_picture",
    )
)
"""Messages of `findings` that speak of Markdown or commands; `proofing` has them in other words."""
OF_MARKDOWN_CARDS = {"question-no-right", "question-feedback"}
"""Rules of `peka`, which the editor shows as Markdown: there is no field to speak of."""
OF_STEPS, EMPTY = {"step-id", "step-picture"}, re.compile(r"\s*\d{1,9}[.)]\s*$")
ECHOES = {
    "step-imperative": ("spelling",),
    "hard-word": ("spelling", "officialese", "abbreviation"),
}
"""Rule -> rules that say more of the same word: a misspelled word is neither verb nor rare."""


@pages.post("/skriva/fynd/<path:path>")
@answers_drafts
def findings_of_draft(path: str, text: str) -> Response:
    """Findings with what may be written instead, and how far the text has come."""
    at_hand = proofing()
    with at_hand.turns.turn((viewer().id, path, "findings")) as turn:
        if turn is not Turn.YES:
            return jsonify(again=turn is Turn.FULL, old=turn is Turn.OLD)
        judged = at_hand.judge.judge(path, text, today())
    return jsonify(_shown(judged, text))


def _shown(judged: Judged, text: str) -> dict[str, Any]:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    told = [f for f in judged.findings if f.severity is not Severity.INFO and f.rule != FIGURES]
    told = list(_without_echoes(_begun(told, lines)))
    far, said = so_far(judged), words()
    return {
        "findings": [_finding(one, lines) for one in told[:MOST_SHOWN]],
        "more": max(0, len(told) - MOST_SHOWN),
        "complete": judged.complete,
        "dictionary": has_dictionaries(),
        "has": [said.say(message) for message in far.has],
        "left": [said.say(message) for message in far.left],
    }


def _finding(finding: Finding, lines: list[str]) -> dict[str, Any]:
    said = words()
    reach = reach_of(finding, lines)
    why = explanation_of(said, finding.rule)
    change = reach.suggestion
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "line": finding.line,
        "column": finding.column,
        "length": reach.length,
        "whole": finding.rule in WHOLE,
        "message": said.say(_kinder(finding.what)),
        "mend": said.say(
            finding.mend if finding.rule in OF_MARKDOWN_CARDS else _kinder(finding.mend)
        ),
        "reason": why.why if why else "",
        "word": dict(finding.what.args).get("word", "") if finding.rule == "spelling" else "",
        "suggestion": change
        and {
            "line": change.line,
            "column": change.column,
            "length": change.length,
            "texts": change.texts,
        },
    }


def _begun(findings: list[Finding], lines: list[str]) -> list[Finding]:
    """A step that nobody has written in yet lacks nothing: what is left says it all."""
    return [f for f in findings if f.rule not in OF_STEPS or not EMPTY.match(lines[f.line - 1])]


def _without_echoes(findings: list[Finding]) -> Iterator[Finding]:
    """One thing of a word is enough: how it is spelled, or which word to write instead."""
    said = {(f.rule, f.line, f.column) for f in findings}
    for finding in findings:
        louder = ECHOES.get(finding.rule, ())
        if not any((rule, finding.line, finding.column) in said for rule in louder):
            yield finding


def _kinder(told: Message) -> Message:
    """The same in words of the editor, for who knows neither Markdown nor a terminal."""
    _, _, name = told.key.partition(".")
    return Message(f"proofing.{name}", told.args) if name in KINDER else told
