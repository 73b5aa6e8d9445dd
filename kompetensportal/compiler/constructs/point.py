"""`::: peka {#id}`: point in the picture. Each area is also an answer in words, for who cannot see
or point: `- [x] Pilen uppe till höger {yta: 70 5 20 12}`, in per cent of the picture: from the
left, from above, width, height."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs import asked
from kompetensportal.compiler.constructs.picture import Figure
from kompetensportal.compiler.constructs.simple import Quote
from kompetensportal.compiler.nodes import Construct, Nodes, Prose
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.lesson import Option, QuestionKind

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

LETTERS = "ABCDEFGHIJ"
FEWEST, MOST = 2, len(LETTERS)
WHOLE = 100.0
_AREA = re.compile(r"\s*\{\s*yta:([^{}]*)\}\s*$")
_NUMBER = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_MARK = re.compile(r"\[([ xX])\] +")

Area = tuple[float, float, float, float]
"""Left, top, width and height in per cent of the picture."""


@dataclass(slots=True)
class Spot:
    """One place to point at."""

    right: bool
    prose: Prose
    feedback: Nodes
    area: Area


@dataclass(slots=True)
class PointNode(asked.Asked):
    """A picture with places to point at."""

    spots: list[Spot] = field(default_factory=list)
    picture: Figure | None = None


def build(structure: Structure, token: Token) -> PointNode:
    """The prompt, one picture, and the places as a list."""
    line = structure.line(token)
    made = PointNode(line, asked.begin(structure, token, "peka"))

    def takes(_: Structure, inner: Token) -> bool:
        if inner.type != "bullet_list_open":
            return False
        _spots(structure, made)
        return True

    asked.read(structure, token, made, takes)
    place = structure.find_place(line, ":::")
    figures = [node for node in made.prompt if isinstance(node, Figure)]
    if len(figures) == 1:
        made.picture = figures[0]
        made.prompt = [node for node in made.prompt if node is not made.picture]
    else:
        structure.find("point_picture", place, count=len(figures))
    if not FEWEST <= len(made.spots) <= MOST:
        structure.find("point_spots", place, count=len(made.spots), fewest=FEWEST, most=MOST)
    elif not any(spot.right for spot in made.spots):
        structure.find("question_no_right", place)
    return made


def _spots(structure: Structure, made: PointNode) -> None:
    while structure.next().type == "list_item_open":
        structure.next()
        inline = structure.peek()
        if inline is None or inline.type != "inline":
            structure.at -= 1
            structure.nodes("list_item_close")
            continue
        structure.next()
        line = structure.line(inline)
        mark, area = _MARK.match(inline.content), _area(inline.content)
        if mark is None:
            structure.find("option_mark", structure.find_place(line, "-"))
        if area is None:
            structure.find("point_area", structure.find_place(line, "{"))
        inline = _without_area(inline)
        with structure.reading("option"):
            text = structure.prose(inline, mark.end() if mark else 0)
        structure.next()
        with structure.reading("feedback"):
            feedback: Nodes = []
            for node in structure.nodes("list_item_close"):
                feedback += node.nodes if isinstance(node, Quote) else [node]
        right = mark is not None and mark[1] != " "
        if not feedback:
            shown = text.plain.strip()[:60]
            structure.find("question_feedback", structure.find_place(line, "-"), option=shown)
        made.spots.append(Spot(right, text, feedback, area or (0.0, 0.0, 0.0, 0.0)))


def _without_area(inline: Token) -> Token:
    """The words alone: an area stands last, in the last piece of text."""
    made = Token("inline", _AREA.sub("", inline.content), inline.map)
    made.children = list(inline.children)
    if made.children and made.children[-1].type == "text":
        made.children[-1] = Token("text", _AREA.sub("", made.children[-1].content))
    return made


def _area(content: str) -> Area | None:
    """The area of a place; None when it is missing or not within the picture."""
    found = _AREA.search(content)
    parts = found[1].split() if found else []
    if not all(map(_NUMBER.fullmatch, parts)):
        return None
    match [float(part.replace(",", ".")) for part in parts]:
        case [left, top, width, height]:
            within = left + width <= WHOLE and top + height <= WHOLE
            return (left, top, width, height) if within and width > 0 and height > 0 else None
        case _:
            return None


def render(page: Page, node: PointNode) -> None:
    """Write the picture with its places marked by letters, and the same places as answers."""
    told = [page.apart(spot.feedback) for spot in node.spots]
    said = asked.told(page, node)
    several = sum(spot.right for spot in node.spots) > 1
    rows = [_picture(page, node)]
    kind = "checkbox" if several else "radio"
    for number, (spot, feedback) in enumerate(zip(node.spots, told, strict=True)):
        text = prose.html(page, spot.prose)
        letter = LETTERS[number] if number < MOST else ""
        rows.append(
            f'<div class="option"><label><input type="{kind}" name="answer" value="{number}">'
            f' <span class="letter">{letter}</span> <span>{text}</span></label>'
            f'<div class="feedback" data-for="{number}" data-right="{str(spot.right).lower()}"'
            f" hidden>{feedback}</div></div>\n"
        )
    options = (
        Option(spot.prose.plain.strip(), spot.right, asked.again(feedback))
        for spot, feedback in zip(node.spots, told, strict=True)
    )
    how = QuestionKind.SEVERAL if several else QuestionKind.ONE
    question = asked.question(node, how, options, (), said)
    asked.write(page, node, question, "".join(rows), said.hint)


def _picture(page: Page, node: PointNode) -> str:
    image = page.picture(node.picture.use) if node.picture else ""
    if not image:
        return ""
    marks = []
    for number, spot in enumerate(node.spots[:MOST]):
        left, top, width, height = spot.area
        marks.append(
            f'<g data-option="{number}"><rect x="{left:g}%" y="{top:g}%" width="{width:g}%"'
            f' height="{height:g}%" rx="6"/><text x="{left + width / 2:g}%"'
            f' y="{top + height / 2:g}%">{LETTERS[number]}</text></g>'
        )
    drawn = f'<svg class="spots" aria-hidden="true">{"".join(marks)}</svg>'
    return f'<figure class="picture point">{image}{drawn}</figure>\n'


CONSTRUCT = Construct(boxes={"peka": build}, render={PointNode: render})
