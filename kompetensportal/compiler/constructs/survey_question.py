"""`::: enkätfråga {#id}`: a question of a survey.

A numbered list is a scale, from the least to the most; a list with points is a choice; no list
asks for words of one's own. An answer may begin with a picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs.asked import begin
from kompetensportal.compiler.constructs.paragraph import Paragraph, of_prose
from kompetensportal.compiler.nodes import Construct, Node, Nodes, Prose
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.source import Kind
from kompetensportal.model.content.survey import AnswerKind, SurveyQuestion

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

BOX = "enkätfråga"
LISTS = {"ordered_list_open": AnswerKind.SCALE, "bullet_list_open": AnswerKind.CHOICE}
LONGEST_WORDS = 2_000
"""Characters of an answer in one's own words."""


@dataclass(slots=True)
class SurveyQuestionNode(Node):
    """A question, and what one may answer."""

    id: str
    kind: AnswerKind = AnswerKind.TEXT
    prompt: Nodes = field(default_factory=list)
    answers: list[Prose] = field(default_factory=list)
    rest: Nodes = field(default_factory=list)
    """What stood under an answer, and is told."""
    lists: int = 0

    @property
    def words(self) -> str:
        """The question as plain text."""
        parts = [n.prose.plain.strip() for n in self.prompt if isinstance(n, Paragraph)]
        return " ".join(parts)

    @property
    def question(self) -> SurveyQuestion:
        """What the survey keeps of it."""
        answers = tuple(answer.plain.strip() for answer in self.answers)
        return SurveyQuestion(self.id, self.kind, self.words, answers)


def build(structure: Structure, token: Token) -> Node | Nodes:
    """Read the box block by block: the first list is the answers."""
    line = structure.line(token)
    if structure.kind is not Kind.SURVEY:
        structure.find("survey_misplaced", structure.find_place(line, ":::"))
        return structure.nodes("box_close")
    made = SurveyQuestionNode(line, begin(structure, token, BOX))
    if token.meta["words"]:
        with structure.reading("question"):
            made.prompt += of_prose(structure, structure.words(token, token.meta["words"]), False)
    while (inner := structure.next()).type != "box_close":
        if inner.type in LISTS:
            made.lists += 1
            made.kind = LISTS[inner.type]
            _answers(structure, made)
        else:
            structure.at -= 1
            with structure.reading("question"):
                made.prompt += structure.one()
    return made


def _answers(structure: Structure, made: SurveyQuestionNode) -> None:
    while structure.next().type == "list_item_open":
        token, inline = structure.next(), structure.peek()
        if token.type != "paragraph_open" or inline is None:
            structure.at -= 1
            made.rest += structure.nodes("list_item_close")
            continue
        structure.next()
        with structure.reading("option"):
            made.answers.append(structure.prose(inline))
        structure.next()
        if rest := structure.nodes("list_item_close"):
            structure.find("survey_answer_more", structure.document.place(rest[0].line))
            made.rest += rest


def render(page: Page, node: SurveyQuestionNode) -> None:
    """Write a group of answers; the form around all questions is the page's."""
    proses = [n.prose for n in node.prompt if isinstance(n, Paragraph)]
    legend = "<br>\n".join(prose.html(page, one, pictures=False).strip() for one in proses)
    page.write(f'<section class="survey-question" id="{node.id}" data-kind="{node.kind.value}">')
    page.write(f"<fieldset><legend>{legend}</legend>\n")
    page.nodes([n for n in node.prompt if not isinstance(n, Paragraph)])
    if node.kind is AnswerKind.TEXT:
        label = page.word("your_answer")
        page.write(
            f'<textarea name="q-{node.id}" rows="4" maxlength="{LONGEST_WORDS}"'
            f' aria-label="{label}"></textarea>\n'
        )
    else:
        page.write('<div class="survey-answers">\n')
        for number, answer in enumerate(node.answers, 1):
            _render_answer(page, node, number, answer)
        page.write("</div>\n")
    page.nodes(node.rest)
    page.write("</fieldset></section>\n")


def _render_answer(page: Page, node: SurveyQuestionNode, number: int, answer: Prose) -> None:
    # The picture says what the words beside it say: a voice reads the words alone.
    pictures = "".join(page.picture(replace(use, alt="")) for use in answer.pictures)
    words = prose.html(page, answer, pictures=False).strip()
    page.write(
        f'<label class="survey-answer"><input type="radio" name="q-{node.id}" value="{number}">'
        f"{pictures}<span>{words}</span></label>\n"
    )


CONSTRUCT = Construct(boxes={BOX: build}, render={SurveyQuestionNode: render})
