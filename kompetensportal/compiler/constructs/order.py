"""`::: ordna {#id}`: put a numbered list in order. The author writes it in the right one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs import asked
from kompetensportal.compiler.nodes import Construct, Prose
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.lesson import Option, QuestionKind

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

FEWEST, MOST = 2, 9


@dataclass(slots=True)
class OrderNode(asked.Asked):
    """Things to put in order."""

    items: list[tuple[int, Prose]] = field(default_factory=list)
    """(right place from 1, text), in the order in which they are shown and read aloud."""


def build(structure: Structure, token: Token) -> OrderNode:
    """The prompt, the list in the right order, and what is said after an answer."""
    line = structure.line(token)
    made = OrderNode(line, asked.begin(structure, token, "ordna"))

    def takes(_: Structure, inner: Token) -> bool:
        if inner.type != "ordered_list_open" or made.items:
            return False
        found = _texts(structure)
        placed = list(enumerate(found, 1))
        for place, inline in asked.mixed(placed, made.id, lambda item: item[1].content):
            with structure.reading("option"):
                made.items.append((place, structure.prose(inline)))
        return True

    asked.read(structure, token, made, takes)
    if not FEWEST <= len(made.items) <= MOST:
        place = structure.find_place(line, ":::")
        structure.find("order_items", place, count=len(made.items), fewest=FEWEST, most=MOST)
    return made


def _texts(structure: Structure) -> list[Token]:
    """The first line of text of each item of the list that has begun."""
    found: list[Token] = []
    depth, wanted = 1, False
    while depth:
        token = structure.next()
        depth += token.type.endswith("list_open") - (token.type == "list_close")
        if token.type == "list_item_open" and depth == 1:
            wanted = True
        elif token.type == "inline" and wanted:
            found.append(token)
            wanted = False
    return found


def render(page: Page, node: OrderNode) -> None:
    """Write the things, each with a menu for its place; the browser adds buttons to move them."""
    said = asked.told(page, node)
    rows = []
    for number, (_, text) in enumerate(node.items):
        places = "".join(
            f'<option value="{number}:{place}">{place}</option>'
            for place in range(1, len(node.items) + 1)
        )
        rows.append(
            f"<li><label><span>{prose.html(page, text)}</span>"
            f' <select name="answer"><option value="">{page.word("choose_place")}</option>'
            f"{places}</select></label></li>\n"
        )
    answers = f'<ol class="arrange">\n{"".join(rows)}</ol>\n{asked.told_html(said)}'
    options = (Option(text.plain.strip(), False, "") for _, text in node.items)
    right = tuple(f"{number}:{place}" for number, (place, _) in enumerate(node.items))
    question = asked.question(node, QuestionKind.ORDER, options, right, said)
    asked.write(page, node, question, answers, said.hint)


CONSTRUCT = Construct(boxes={"ordna": build}, render={OrderNode: render})
