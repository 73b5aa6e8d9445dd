"""A survey has questions, and each can be answered."""

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.asked import Asked
from kompetensportal.compiler.constructs.match import MatchNode
from kompetensportal.compiler.constructs.order import OrderNode
from kompetensportal.compiler.constructs.point import PointNode
from kompetensportal.compiler.constructs.question import QuestionNode
from kompetensportal.compiler.constructs.survey_question import SurveyQuestionNode
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.rule import Found, Rule, first_place
from kompetensportal.compiler.structure import Document
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind
from kompetensportal.model.content.survey import AnswerKind

MOST_ANSWERS = 9
"""More than anybody weighs against each other."""
MOST_QUESTIONS = 30


def check(document: Document, context: Context) -> Iterator[Found]:
    """No question, one without words, one with a single answer, and a question of a lesson."""
    if document.matter.location.kind is not Kind.SURVEY:
        return
    nodes = cast(list[SurveyQuestionNode], document.all(SurveyQuestionNode))
    if not nodes and document.matter.values:
        yield Found(first_place(document), words="survey_empty")
    if len(nodes) > MOST_QUESTIONS:
        place = document.place(nodes[MOST_QUESTIONS].line)
        yield Found(place, {"most": MOST_QUESTIONS}, "survey_long")
    for node in nodes:
        yield from _one(document, node)
    for kind in (QuestionNode, OrderNode, MatchNode, PointNode):
        for asked in cast(list[Asked], document.all(kind)):
            yield Found(document.place(asked.line), words="survey_quiz")


def _one(document: Document, node: SurveyQuestionNode) -> Iterator[Found]:
    place = document.place(node.line)
    if not node.words:
        yield Found(place, words="survey_prompt")
    if node.lists > 1:
        yield Found(place, words="survey_two_lists")
    if node.kind is AnswerKind.TEXT:
        return
    words = [answer.plain.strip() for answer in node.answers]
    if not 2 <= len(words) <= MOST_ANSWERS:
        yield Found(place, {"count": len(words), "most": MOST_ANSWERS}, "survey_answers")
    elif not all(words):
        yield Found(place, words="survey_answer_empty")
    elif len(set(words)) < len(words):
        yield Found(place, words="survey_answer_twice")


RULE = Rule("survey-questions", Severity.ERROR, check)
