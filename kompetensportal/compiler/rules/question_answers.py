"""A question can be answered, and every answer is met with a few kind words."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.asked import Asked
from kompetensportal.compiler.constructs.match import MatchNode
from kompetensportal.compiler.constructs.order import OrderNode
from kompetensportal.compiler.constructs.paragraph import Paragraph
from kompetensportal.compiler.constructs.point import PointNode
from kompetensportal.compiler.constructs.question import QuestionNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place
from kompetensportal.compiler.rules.rule import Found, Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity


def check(document: Document, context: Context) -> Iterator[Found]:
    """No prompt, one option, no right answer, an answer without feedback."""
    for kind in (QuestionNode, OrderNode, MatchNode, PointNode):
        for node in cast(list[Asked], document.all(kind)):
            place = _place(document, node.line)
            if not any(isinstance(n, Paragraph) for n in node.prompt):
                yield Found(place, words="question_prompt")
            if isinstance(node, QuestionNode) and node.options:
                yield from _options(document, node, place)
            elif isinstance(node, QuestionNode) and not node.answers:
                yield Found(place, words="question_no_answer")
            elif not isinstance(node, PointNode):
                yield from _told(node, place)


def _told(node: Asked, place: Place) -> Iterator[Found]:
    if not node.right_feedback:
        yield Found(place, words="question_feedback_right")
    if not node.wrong_feedback:
        yield Found(place, words="question_feedback_wrong")


def _options(document: Document, node: QuestionNode, place: Place) -> Iterator[Found]:
    if node.answers:
        yield Found(place, words="question_both")
    if len(node.options) == 1:
        yield Found(place, words="question_one_option")
    if not any(option.right for option in node.options):
        yield Found(place, words="question_no_right")
    for option in node.options:
        if not option.feedback:
            text = option.prose.plain.strip()[:60]
            where = _place(document, option.line)
            yield Found(where, {"option": text}, "question_feedback")


def _place(document: Document, line: int) -> Place:
    return document.place(line)


RULE = Rule("question-answers", Severity.ERROR, check)
