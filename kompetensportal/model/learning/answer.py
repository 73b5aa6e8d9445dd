"""Whether an answer to a question is right. The browser judges by the same rules."""

from __future__ import annotations

from collections.abc import Collection

from kompetensportal.model.content.lesson import Question, QuestionKind


def is_right(question: Question, answers: Collection[str]) -> bool:
    """Judge what a form sent: numbers of options from 0, a short text, or pairs.

    Of several, exactly the right ones; of one, any right one; a text counts without its case,
    outer space and repeated space.
    """
    if question.kind is QuestionKind.TEXT:
        wanted = {_plain(answer) for answer in question.answers}
        return len(answers) == 1 and _plain(next(iter(answers))) in wanted
    if question.kind in (QuestionKind.ORDER, QuestionKind.MATCH):
        return len(answers) == len(question.answers) and set(answers) == set(question.answers)
    right = {str(n) for n, option in enumerate(question.options) if option.right}
    if question.kind is QuestionKind.ONE:
        return len(answers) == 1 and set(answers) <= right
    return bool(right) and set(answers) == right


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
