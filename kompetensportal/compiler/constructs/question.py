"""`::: fråga {#id}`: one right answer, several, or a short text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs import asked
from kompetensportal.compiler.constructs.simple import Quote
from kompetensportal.compiler.nodes import Construct, Node, Nodes, Prose
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.lesson import Option, QuestionKind

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

ANSWER = "Svar:"


@dataclass(slots=True)
class OptionNode(Node):
    """One answer to choose."""

    right: bool
    prose: Prose
    feedback: Nodes


@dataclass(slots=True)
class QuestionNode(asked.Asked):
    """A question with what is needed to answer it."""

    options: list[OptionNode] = field(default_factory=list)
    answers: tuple[str, ...] = ()

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        if self.answers or not self.options:
            return QuestionKind.TEXT
        several = sum(option.right for option in self.options) > 1
        return QuestionKind.SEVERAL if several else QuestionKind.ONE


def build(structure: Structure, token: Token) -> QuestionNode:
    """Read the box paragraph by paragraph."""
    line = structure.line(token)
    made = QuestionNode(line, asked.begin(structure, token, "fråga"))

    def takes(_: Structure, inner: Token) -> bool:
        if inner.type == "bullet_list_open":
            _options(structure, made)
            return True
        return False

    def answer(content: str) -> Nodes | None:
        if not content.startswith(ANSWER):
            return None
        given = content.removeprefix(ANSWER).split("|")
        made.answers = tuple(filter(None, (" ".join(a.split()).lower() for a in given)))
        return made.right_feedback

    asked.read(structure, token, made, takes, answer)
    return made


def _options(structure: Structure, made: QuestionNode) -> None:
    while structure.next().type == "list_item_open":
        token = structure.next()
        inline = structure.peek()
        if token.type != "paragraph_open" or inline is None:
            structure.at -= 1
            structure.nodes("list_item_close")
            continue
        structure.next()
        mark = inline.content[:3].lower()
        line = structure.line(inline)
        if mark not in ("[x]", "[ ]"):
            structure.find("option_mark", structure.find_place(line, "-"))
        skip = 0
        if mark in ("[x]", "[ ]"):
            skip = len(inline.content) - len(inline.content[3:].lstrip(" "))
        with structure.reading("option"):
            text = structure.prose(inline, skip)
        structure.next()
        with structure.reading("feedback"):
            feedback: Nodes = []
            for node in structure.nodes("list_item_close"):
                feedback += node.nodes if isinstance(node, Quote) else [node]
        made.options.append(OptionNode(line, mark == "[x]", text, feedback))


def render(page: Page, node: QuestionNode) -> None:
    """Write the form; what it says after an answer is hidden in it."""
    told = [page.apart(option.feedback) for option in node.options]
    said = asked.told(page, node)
    options = (
        Option(option.prose.plain.strip(), option.right, asked.again(feedback))
        for option, feedback in zip(node.options, told, strict=True)
    )
    question = asked.question(node, node.kind, options, node.answers, said)
    if question.kind is QuestionKind.TEXT:
        label = f' aria-label="{page.word("your_answer")}"'
        answers = f'<input type="text" name="answer" autocomplete="off"{label}>\n'
        answers += asked.told_html(said)
    else:
        answers = _options_html(page, node, told)
    asked.write(page, node, question, answers, said.hint)


def _options_html(page: Page, node: QuestionNode, told: list[str]) -> str:
    kind = "checkbox" if node.kind is QuestionKind.SEVERAL else "radio"
    rows = []
    for number, (option, feedback) in enumerate(zip(node.options, told, strict=True)):
        text = prose.html(page, option.prose)
        rows.append(
            f'<div class="option"><label><input type="{kind}" name="answer" value="{number}">'
            f" <span>{text}</span></label>"
            f'<div class="feedback" data-for="{number}" data-right="{str(option.right).lower()}"'
            f" hidden>{feedback}</div></div>\n"
        )
    return "".join(rows)


CONSTRUCT = Construct(boxes={"fråga": build}, render={QuestionNode: render})
