"""What all kinds of questions have: prompt, hint, what is said after an answer, and the form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs.paragraph import Paragraph, of_prose
from kompetensportal.compiler.nodes import Node, Nodes
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.lesson import Option, Question, QuestionKind

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

HINT, RIGHT, OTHERWISE = "Ledtråd:", "Rätt:", "Annars:"
_SENTENCE_ID = re.compile(r'(?<=<span class="s") id="s[0-9]+"')
Item = TypeVar("Item")


@dataclass(slots=True)
class Asked(Node):
    """A question, whatever its kind."""

    id: str
    prompt: Nodes = field(default_factory=list)
    right_feedback: Nodes = field(default_factory=list)
    wrong_feedback: Nodes = field(default_factory=list)
    hint: Nodes = field(default_factory=list)


Takes = Callable[["Structure", Token], bool]
"""Takes the block that a token opens, if it belongs to the kind of question."""
Answer = Callable[[str], Nodes | None]
"""Takes a paragraph that holds an answer; gives the feedback that a quote after it goes on with."""


def begin(structure: Structure, token: Token, box: str) -> str:
    """The question's id; one that is missing is a finding."""
    line = structure.line(token)
    given = token.meta.get("id")
    if given is None:
        structure.find("box_id", structure.find_place(line, ":::"), box=box)
    return structure.anchor(given, "fraga", line)


def read(
    structure: Structure, token: Token, made: Asked, takes: Takes, answer: Answer | None = None
) -> None:
    """Read the box to its end: what the kind takes is its own, the rest is common."""
    if token.meta["words"]:
        with structure.reading("question"):
            made.prompt += of_prose(structure, structure.words(token, token.meta["words"]), False)
    waiting: Nodes | None = None
    while (inner := structure.next()).type != "box_close":
        if inner.type == "paragraph_open":
            waiting = _paragraph(structure, made, answer)
        elif inner.type == "blockquote_open" and waiting is not None:
            with structure.reading("feedback"):
                waiting += structure.nodes("blockquote_close")
        elif not takes(structure, inner):
            structure.at -= 1
            with structure.reading("question"):
                made.prompt += structure.one()


def _paragraph(structure: Structure, made: Asked, answer: Answer | None) -> Nodes | None:
    """A paragraph of a question; the feedback that a quote after it goes on with."""
    inline = structure.next()
    structure.next()
    content = inline.content
    if answer is not None and (nodes := answer(content)) is not None:
        return nodes
    parts = ((RIGHT, made.right_feedback), (OTHERWISE, made.wrong_feedback), (HINT, made.hint))
    for mark, nodes in parts:
        if not content.startswith(mark):
            continue
        if rest := content.removeprefix(mark).lstrip():
            skip = len(content) - len(rest)
            with structure.reading("hint" if mark == HINT else "feedback"):
                nodes.extend(of_prose(structure, structure.prose(inline, skip), False))
        return nodes
    with structure.reading("question"):
        made.prompt += of_prose(structure, structure.prose(inline), False)
    return None


def mixed(items: Iterable[Item], seed: str, text: Callable[[Item], str]) -> list[Item]:
    """The items in an order that tells nothing, the same at every build; never the one given."""
    given = list(items)
    made = sorted(
        given, key=lambda item: blake2b(f"{seed}/{text(item)}".encode(), digest_size=8).digest()
    )
    return [*made[1:], made[0]] if made == given and len(made) > 1 else made


class Told(NamedTuple):
    """The HTML of what is said after an answer, and of the hint."""

    right: str
    wrong: str
    hint: str


def told(page: Page, node: Asked) -> Told:
    """Write what is said, apart from the page: it stands hidden in the form."""
    parts = (node.right_feedback, node.wrong_feedback, node.hint)
    return Told(*(page.apart(nodes) for nodes in parts))


def question(
    node: Asked,
    kind: QuestionKind,
    options: Iterable[Option],
    answers: tuple[str, ...],
    said: Told,
) -> Question:
    """The question as the lesson keeps it."""
    return Question(
        id=node.id,
        kind=kind,
        prompt=" ".join(n.prose.plain for n in node.prompt if isinstance(n, Paragraph)),
        options=tuple(options),
        answers=answers,
        right_feedback=again(said.right),
        wrong_feedback=again(said.wrong),
        hint=again(said.hint),
    )


def again(html: str) -> str:
    """What the form holds already, to be shown a second time: an id stands on a page once."""
    return _SENTENCE_ID.sub("", html)


def write(page: Page, node: Asked, question: Question, answers: str, hint: str) -> None:
    """Write the form around `answers`, which is the HTML of what one answers with."""
    page.questions.append(question)
    page.write(
        f'<section class="question" id="{node.id}" data-question="{node.id}"'
        f' data-kind="{question.kind.value}"'
    )
    if question.answers:
        wanted = json.dumps(list(question.answers), ensure_ascii=False)
        page.write(f' data-answers="{prose.escape(wanted)}"')
    page.write(f'><form method="post" action="#{node.id}">')
    page.write(f'<input type="hidden" name="question" value="{node.id}"><!--form-->\n')
    page.write(f"<fieldset><legend>{_legend(page, node.prompt)}</legend>\n")
    page.nodes([n for n in node.prompt if not isinstance(n, Paragraph)])
    page.write(f"{answers}</fieldset>\n")
    if hint:
        summary = page.word("hint")
        page.write(f'<details class="hint"><summary>{summary}</summary>{hint}\n</details>\n')
    page.write(f'<button type="submit">{page.word("answer")}</button></form>')
    page.write(f"<!--feedback:{node.id}--></section>\n")


def told_html(said: Told) -> str:
    """What is said after the whole has been answered, hidden until then."""
    parts = (("right", "true", said.right), ("wrong", "false", said.wrong))
    return "".join(
        f'<div class="feedback" data-for="{which}" data-right="{is_right}" hidden>{html}</div>\n'
        for which, is_right, html in parts
    )


def _legend(page: Page, nodes: Nodes) -> str:
    """A legend holds no paragraphs: they are divided by line breaks."""
    proses = [node.prose for node in nodes if isinstance(node, Paragraph)]
    return "<br>\n".join(prose.html(page, one, pictures=False).strip() for one in proses)
