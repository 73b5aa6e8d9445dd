"""`::: para-ihop {#id}`: match what stands left in a table with what stands right of it."""

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

FEWEST, MOST = 2, 8
COLUMNS = 2
LETTERS = "ABCDEFGH"


@dataclass(slots=True)
class MatchNode(asked.Asked):
    """Pairs to put together."""

    left: list[Prose] = field(default_factory=list)
    right: list[tuple[int, Prose]] = field(default_factory=list)
    """(number of its pair from 0, text), in the order in which they are shown."""


def build(structure: Structure, token: Token) -> MatchNode:
    """The prompt, the table with one pair a row, and what is said after an answer."""
    line = structure.line(token)
    made = MatchNode(line, asked.begin(structure, token, "para-ihop"))

    def takes(_: Structure, inner: Token) -> bool:
        if inner.type != "table_open" or made.left:
            return False
        rows = _rows(structure)
        with structure.reading("option"):
            made.left = [structure.prose(row[0]) for row in rows]
            numbered = list(enumerate(row[1] for row in rows))
            for number, inline in asked.mixed(numbered, made.id, lambda one: one[1].content):
                made.right.append((number, structure.prose(inline)))
        return True

    asked.read(structure, token, made, takes)
    if not FEWEST <= len(made.left) <= MOST:
        place = structure.find_place(line, ":::")
        structure.find("match_pairs", place, count=len(made.left), fewest=FEWEST, most=MOST)
    return made


def _rows(structure: Structure) -> list[list[Token]]:
    """The rows under the headings that have two cells with something in them."""
    rows: list[list[Token]] = []
    while (token := structure.next()).type != "table_close":
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    full = [row for row in rows[1:] if len(row) >= COLUMNS and all(t.content for t in row[:2])]
    return full[:MOST]


def render(page: Page, node: MatchNode) -> None:
    """Write what stands right as a list with letters, and a menu for each thing left."""
    said = asked.told(page, node)
    rows = []
    for number, text in enumerate(node.left):
        choices = "".join(
            f'<option value="{number}:{pair}">{letter}. '
            f"{prose.escape(other.plain.strip())}</option>"
            for letter, (pair, other) in zip(LETTERS, node.right, strict=False)
        )
        rows.append(
            f"<li><label><span>{prose.html(page, text)}</span>"
            f' <select name="answer"><option value="">{page.word("choose_pair")}</option>'
            f"{choices}</select></label></li>\n"
        )
    listed = "".join(f"<li>{prose.html(page, other)}</li>\n" for _, other in node.right)
    answers = (
        f'<ul class="pairs">\n{"".join(rows)}</ul>\n'
        f'<ol class="choices" type="A">\n{listed}</ol>\n{asked.told_html(said)}'
    )
    options = (Option(text.plain.strip(), False, "") for text in node.left)
    right = tuple(f"{number}:{number}" for number in range(len(node.left)))
    question = asked.question(node, QuestionKind.MATCH, options, right, said)
    asked.write(page, node, question, answers, said.hint)


CONSTRUCT = Construct(boxes={"para-ihop": build}, render={MatchNode: render})
