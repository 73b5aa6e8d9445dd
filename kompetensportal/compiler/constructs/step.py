"""Steps: the numbered list at the top level of a lathund or lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler.constructs import listing
from kompetensportal.compiler.constructs.paragraph import Paragraph
from kompetensportal.compiler.constructs.picture import Figure
from kompetensportal.compiler.nodes import Construct, Node, Nodes
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class StepNode(Node):
    """One numbered item."""

    id: str
    number: int
    """As shown before the text."""
    nodes: Nodes

    @property
    def text(self) -> str:
        """Its plain text."""
        found = [n.prose.plain.strip() for n in self.nodes if isinstance(n, Paragraph)]
        return " ".join(found)

    @property
    def figures(self) -> list[Figure]:
        """Its pictures."""
        return [node for node in self.nodes if isinstance(node, Figure)]


@dataclass(slots=True)
class Steps(Node):
    """The numbered list."""

    start: int
    steps: list[StepNode]


def build(structure: Structure, token: Token) -> Node:
    """Steps at the top level of a text that is learned from; an ordinary list elsewhere."""
    if token.level or structure.kind not in (Kind.LATHUND, Kind.LESSON):
        return listing.build(structure, token)
    start = int(token.attrs.get("start", 1))
    steps: list[StepNode] = []
    with structure.reading("step"):
        while (item := structure.next()).type == "list_item_open":
            steps.append(_step(structure, item, start + len(steps)))
    made = Steps(structure.line(token), start, steps)
    structure.document.by_kind.setdefault(StepNode, []).extend(steps)
    return made


def _step(structure: Structure, item: Token, number: int) -> StepNode:
    line = structure.line(item)
    given = None
    following = structure.tokens[structure.at + 1] if structure.peek() else None
    if following is not None and following.type == "inline":
        given = following.meta.get("id")
    if given is None and structure.kind is Kind.LATHUND:
        structure.find("step_id", structure.find_place(line, ""), Severity.WARNING, number=number)
    step_id = structure.anchor(given, f"steg-{number}", line)
    return StepNode(line, step_id, number, structure.nodes("list_item_close"))


def render(page: Page, node: Steps) -> None:
    """Write `<ol class="steps">`."""
    start = f' start="{node.start}"' if node.start != 1 else ""
    page.write(f'<ol class="steps"{start}>\n')
    for step in node.steps:
        page.write(f'<li class="step" id="{step.id}" data-step="{step.number}">')
        page.write('<div class="step-text">')
        page.nodes([n for n in step.nodes if not isinstance(n, Figure)])
        page.write("</div>")
        page.nodes(list(step.figures))
        page.write("</li>\n")
        page.step(step.id, step.number, step.text, [f.use for f in step.figures])
    page.write("</ol>\n")


CONSTRUCT = Construct(tokens={"ordered_list_open": build}, render={Steps: render})
