"""Judging an answer: the same on the page (static/js/lesson.js) and here, for who has no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kompetensportal.model.content.lesson import Question, QuestionKind
from kompetensportal.model.learning.answer import is_right


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer was. `words` is the key of the kind word that begins the feedback."""

    right: bool
    words: str
    feedback: str
    """HTML from the compiler."""
    given: tuple[str, ...]


def judge(question: Question, given: Sequence[str]) -> Verdict:
    """Judge what a form gave as `answer`: numbers of options from 0, a text, or pairs."""
    given = tuple(text for text in given if text.strip())
    right = is_right(question, given)
    if question.kind in (QuestionKind.ORDER, QuestionKind.MATCH):
        told = question.right_feedback if right else question.wrong_feedback
        nothing = "reader.choose_all"
        if len(given) < len(question.answers):
            return Verdict(False, nothing, "", given)
    elif question.kind is QuestionKind.TEXT:
        told = question.right_feedback if right else question.wrong_feedback
        nothing = "reader.write_first"
    else:
        chosen = {int(n) for n in given if n.isascii() and n.isdigit()}
        told = "".join(
            f"<div>{option.feedback}</div>"
            for number, option in enumerate(question.options)
            if number in chosen
        )
        nothing = "reader.choose_first"
    if not given:
        return Verdict(False, nothing, "", ())
    return Verdict(right, _word(question, given, right), told, given)


def _word(question: Question, given: tuple[str, ...], right: bool) -> str:
    if right:
        return "reader.right"
    wanted = {str(n) for n, option in enumerate(question.options) if option.right}
    part = question.kind is QuestionKind.SEVERAL and set(given) < wanted
    return "reader.more_right" if part else "reader.not_yet"
