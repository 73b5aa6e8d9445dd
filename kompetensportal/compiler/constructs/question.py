"""`::: fråga {#id}`: one right answer, several, or a short text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs.paragraph import Paragraph, of_prose
from kompetensportal.compiler.constructs.simple import Quote
from kompetensportal.compiler.nodes import Construct, Node, Nodes, Prose
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.lesson import Option, Question, QuestionKind

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

HINT, ANSWER, OTHERWISE = "Ledtråd:", "Svar:", "Annars:"
_SENTENCE_ID = re.compile(r'(?<=<span class="s") id="s[0-9]+"')


@dataclass(slots=True)
class OptionNode(Node):
    """One answer to choose."""

    right: bool
    prose: Prose
    feedback: Nodes


@dataclass(slots=True)
class QuestionNode(Node):
    """A question with what is needed to answer it."""

    id: str
    prompt: Nodes = field(default_factory=list)
    options: list[OptionNode] = field(default_factory=list)
    answers: tuple[str, ...] = ()
    right_feedback: Nodes = field(default_factory=list)
    wrong_feedback: Nodes = field(default_factory=list)
    hint: Nodes = field(default_factory=list)

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
    given = token.meta.get("id")
    if given is None:
        structure.find("box_id", structure.find_place(line, ":::"), box="fråga")
    made = QuestionNode(line, structure.anchor(given, "fraga", line))
    if token.meta["words"]:
        with structure.reading("question"):
            made.prompt += of_prose(structure, structure.words(token, token.meta["words"]), False)
    waiting = ""
    while (inner := structure.next()).type != "box_close":
        if inner.type == "paragraph_open":
            waiting = _paragraph(structure, made)
        elif inner.type == "bullet_list_open":
            _options(structure, made)
        elif inner.type == "blockquote_open" and waiting:
            with structure.reading("feedback"):
                feedback = structure.nodes("blockquote_close")
            if waiting == ANSWER:
                made.right_feedback += feedback
            else:
                made.wrong_feedback += feedback
        else:
            structure.at -= 1
            with structure.reading("question"):
                made.prompt += _one(structure)
    return made


def _one(structure: Structure) -> Nodes:
    """The next block, whatever it is (a picture, a numbered list, a table)."""
    token = structure.next()
    build_it = structure.build_of(token.type)
    node = build_it(structure, token) if build_it else None
    return node if isinstance(node, list) else [node] if node is not None else []


def _paragraph(structure: Structure, made: QuestionNode) -> str:
    """A paragraph of a question; `Svar:` or `Annars:` when a quote with feedback may follow."""
    inline = structure.next()
    structure.next()
    content = inline.content
    if content.startswith(ANSWER):
        given = content.removeprefix(ANSWER).split("|")
        made.answers = tuple(filter(None, (" ".join(a.split()).lower() for a in given)))
        return ANSWER
    if content.startswith(OTHERWISE):
        if rest := content.removeprefix(OTHERWISE).lstrip():
            with structure.reading("feedback"):
                skip = len(content) - len(rest)
                made.wrong_feedback += of_prose(structure, structure.prose(inline, skip), False)
        return OTHERWISE
    if content.startswith(HINT):
        skip = len(content) - len(content.removeprefix(HINT).lstrip())
        with structure.reading("hint"):
            made.hint += of_prose(structure, structure.prose(inline, skip), False)
        return ""
    with structure.reading("question"):
        made.prompt += of_prose(structure, structure.prose(inline), False)
    return ""


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


class _Told(NamedTuple):
    """The HTML of what is said when one has answered, or asks for help."""

    options: list[str]
    right: str
    wrong: str
    hint: str


def render(page: Page, node: QuestionNode) -> None:
    """Write the form; what it says after an answer is hidden in it."""
    told = _Told(
        [page.apart(option.feedback) for option in node.options],
        page.apart(node.right_feedback),
        page.apart(node.wrong_feedback),
        page.apart(node.hint),
    )
    question = _question(node, told)
    page.questions.append(question)
    page.write(
        f'<section class="question" id="{node.id}" data-question="{node.id}"'
        f' data-kind="{question.kind.value}"'
    )
    if question.kind is QuestionKind.TEXT:
        answers = json.dumps(list(question.answers), ensure_ascii=False)
        page.write(f' data-answers="{prose.escape(answers)}"')
    page.write(f'><form method="post" action="#{node.id}">')
    page.write(f'<input type="hidden" name="question" value="{node.id}"><!--form-->\n')
    page.write(f"<fieldset><legend>{_inline(page, node.prompt)}</legend>\n")
    page.nodes([n for n in node.prompt if not isinstance(n, Paragraph)])
    if question.kind is QuestionKind.TEXT:
        _write_text(page, told)
    else:
        _write_options(page, node, told)
    page.write("</fieldset>\n")
    if told.hint:
        summary = page.word("hint")
        page.write(f'<details class="hint"><summary>{summary}</summary>{told.hint}\n</details>\n')
    page.write(f'<button type="submit">{page.word("answer")}</button></form>')
    page.write(f"<!--feedback:{node.id}--></section>\n")


def _question(node: QuestionNode, told: _Told) -> Question:
    return Question(
        id=node.id,
        kind=node.kind,
        prompt=" ".join(n.prose.plain for n in node.prompt if isinstance(n, Paragraph)),
        options=tuple(
            Option(option.prose.plain.strip(), option.right, _again(feedback))
            for option, feedback in zip(node.options, told.options, strict=True)
        ),
        answers=node.answers,
        right_feedback=_again(told.right),
        wrong_feedback=_again(told.wrong),
        hint=_again(told.hint),
    )


def _again(html: str) -> str:
    """What the form holds already, to be shown a second time: an id stands on a page once."""
    return _SENTENCE_ID.sub("", html)


def _inline(page: Page, nodes: Nodes) -> str:
    """A legend holds no paragraphs: they are divided by line breaks."""
    proses = [node.prose for node in nodes if isinstance(node, Paragraph)]
    return "<br>\n".join(prose.html(page, one, pictures=False).strip() for one in proses)


def _write_options(page: Page, node: QuestionNode, told: _Told) -> None:
    kind = "checkbox" if node.kind is QuestionKind.SEVERAL else "radio"
    for number, (option, feedback) in enumerate(zip(node.options, told.options, strict=True)):
        text = prose.html(page, option.prose)
        page.write(
            f'<div class="option"><label><input type="{kind}" name="answer" value="{number}">'
            f" <span>{text}</span></label>"
            f'<div class="feedback" data-for="{number}" data-right="{str(option.right).lower()}"'
            f" hidden>{feedback}</div></div>\n"
        )


def _write_text(page: Page, told: _Told) -> None:
    label = f' aria-label="{page.word("your_answer")}"'
    page.write(f'<input type="text" name="answer" autocomplete="off"{label}>\n')
    for which, right, html in (("right", "true", told.right), ("wrong", "false", told.wrong)):
        page.write(f'<div class="feedback" data-for="{which}" data-right="{right}" hidden>')
        page.write(f"{html}</div>\n")


CONSTRUCT = Construct(boxes={"fråga": build}, render={QuestionNode: render})
