"""`::: film Titel`: a film with captions and what is said in it.

    ::: film Så svarar du i ett videosamtal
    [Film](filmer/svara.mp4)
    [Textning](filmer/svara.vtt)
    ![Första bilden](bilder/svara.svg)

    Telefonen ringer. Tryck på den gröna knappen.
    :::

What stands after the links is the transcript: it is read aloud, searched and printed like any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs.picture import Figure
from kompetensportal.compiler.nodes import (
    Construct,
    LinkTo,
    LinkUse,
    Node,
    Nodes,
    PictureUse,
    Prose,
)
from kompetensportal.compiler.pictures import Picture
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

FILMS = {"mp4": "video/mp4", "webm": "video/webm"}
CAPTIONS = "vtt"
_FILE = re.compile(rf"\]\([^)\s]+\.(?:{'|'.join((*FILMS, CAPTIONS))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Film(Node):
    """A film and what belongs to it."""

    title: Prose
    film: LinkUse | None
    captions: LinkUse | None
    poster: PictureUse | None
    transcript: Nodes


def build(structure: Structure, token: Token) -> Film:
    """The links to film and captions, a first picture, and the transcript."""
    line = structure.line(token)
    place = structure.find_place(line, ":::")
    if not token.meta["words"]:
        structure.find("film_title", place)
    title = structure.words(token, token.meta["words"] or structure.fragment_word("film"))
    before = len(structure.document.links)
    nodes: Nodes = []
    while structure.next().type != "box_close":
        inline = structure.peek()
        structure.at -= 1
        # The names of the files are no part of what is said.
        spoken = inline is None or _FILE.search(inline.content) is None
        with structure.reading("text", aloud=spoken):
            found = structure.one()
        nodes += found if spoken else [node for node in found if isinstance(node, Figure)]
    files = [use for use in structure.document.links[before:] if use.to is LinkTo.FILE]
    film = next((use for use in files if _ending(use) in FILMS), None)
    captions = next((use for use in files if _ending(use) == CAPTIONS), None)
    figures = [node for node in nodes if isinstance(node, Figure)]
    transcript = [node for node in nodes if not isinstance(node, Figure)]
    if film is None:
        structure.find("film_file", place)
    if captions is None:
        structure.find("film_captions", place)
    if not transcript:
        structure.find("film_transcript", place)
    return Film(line, title, film, captions, figures[0].use if figures else None, transcript)


def _ending(use: LinkUse) -> str:
    return use.target.rpartition(".")[2].lower()


def render(page: Page, node: Film) -> None:
    """Write `<video>` with its captions, and the transcript below it."""
    film = page.file(node.film) if node.film else None
    page.write('<figure class="film">')
    if film is not None and node.film is not None:
        _video(page, node, node.film, film)
    size = f' <span class="file-size">{page.size(film.size)}</span>' if film else ""
    title = prose.html(page, node.title)
    page.write(f"<figcaption>{title}{size}</figcaption></figure>\n")
    summary = page.word("transcript")
    page.write(f'<details class="more transcript"><summary>{summary}</summary>\n')
    page.nodes(node.transcript)
    page.write("</details>\n")


def _video(page: Page, node: Film, use: LinkUse, film: Picture) -> None:
    poster = page.poster(node.poster) if node.poster else ""
    name, kind = prose.escape(node.title.plain.strip()), FILMS[_ending(use)]
    page.write(
        f'<video controls preload="none" playsinline{poster} aria-label="{name}">\n'
        f'<source src="/p/{film.name}" type="{kind}">\n'
    )
    captions = page.file(node.captions) if node.captions else None
    if captions is not None:
        page.write(
            f'<track kind="captions" src="/p/{captions.name}" srclang="{page.language}"'
            f' label="{page.word("captions")}" default>\n'
        )
    opening, closing = page.link(use)
    fetch = page.word("fetch_film")
    page.write(f"{opening}{fetch}{closing}</video>\n")


CONSTRUCT = Construct(boxes={"film": build}, render={Film: render})
