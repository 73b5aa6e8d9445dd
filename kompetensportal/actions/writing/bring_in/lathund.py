"""Blocks become the Markdown of a lathund: steps with ids, and under each what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kompetensportal.actions.writing.bring_in.markdown import escaped, in_line, in_lines
from kompetensportal.compiler.prose import slug
from kompetensportal.model.writing.brought_in import (
    Block,
    Heading,
    Item,
    More,
    Paragraph,
    Picture,
    Table,
    Words,
    plain,
)

HIGHEST, LOWEST = 2, 6
"""Headings of a lathund; the title is the level above."""
DEEPEST = 3
"""Lists in lists; deeper ones are hard to read, and are shown at this depth."""
LONGEST_ID = 40


def markdown(blocks: Sequence[Block], pictures: Mapping[str, str]) -> str:
    """The text below the front matter.

    Args:
        blocks: in the order of the file.
        pictures: name of a picture -> its path, seen from the text.
    """
    writer = _Writer(blocks, pictures)
    writer.used.update(slug(plain(b.words)) for b in blocks if isinstance(b, Heading))
    for at, block in enumerate(blocks):
        writer.write(at, block)
    return "\n\n".join(writer.chunks) + "\n" if writer.chunks else ""


@dataclass
class _Writer:
    """Writes one block after the other; `step` is the number of the step that is open."""

    blocks: Sequence[Block]
    pictures: Mapping[str, str]
    chunks: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    step: int = 0
    """The step that what follows belongs to; 0 when none is open."""
    counted: int = 0
    """Steps of the file's own list that the last step was in: Word may have begun it anew."""
    levels: list[int] = field(default_factory=list)
    """Levels of the headings that one is under, as the file has them."""
    indents: list[int] = field(default_factory=list)
    """Where the text of each item that one is in begins; empty outside of lists."""
    tight: bool = False
    """Whether the chunk before is an item that the next item may follow at once."""

    def write(self, at: int, block: Block) -> None:
        """Add one block."""
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Item):
            self._item(block)
        elif isinstance(block, More):
            self._close()
            self._more(block)
        else:
            if self.step and not isinstance(block, Picture) and not self._goes_on(at):
                self._close()
            if not self.step:
                self._close()
            self._chunk(self._plain(block))

    def _plain(self, block: Paragraph | Table | Picture) -> str:
        if isinstance(block, Picture):
            title = ' "' + escaped(block.caption).replace('"', '\\"') + '"' if block.caption else ""
            return f"![{escaped(block.alt)}]({self.pictures.get(block.name, block.name)}{title})"
        if isinstance(block, Table):
            return _table(block)
        return in_lines(block.words)

    def _heading(self, block: Heading) -> None:
        self._close()
        while self.levels and self.levels[-1] >= block.level:
            self.levels.pop()
        self.levels.append(block.level)
        level = min(HIGHEST + len(self.levels) - 1, LOWEST)
        self._chunk(f"{'#' * level} {_unmarked(block.words)}")

    def _item(self, block: Item) -> None:
        depth = min(block.depth, len(self.indents), DEEPEST)
        if depth == 0 and block.number is None and self.step:
            depth = 1  # Points between steps belong to the step above.
        if depth == 0 and block.number is not None:
            self._step(block)
            return
        del self.indents[depth:]
        if depth == 0:
            self.step = self.counted = 0
        mark = "-" if block.number is None else f"{block.number}."
        line = f"{' ' * sum(self.indents)}{mark} {in_line(block.words)}"
        self.indents.append(len(mark) + 1)
        if self.tight and self.chunks:
            self.chunks[-1] += f"\n{line}"
        else:
            self.chunks.append(line)
        self.tight = True

    def _step(self, block: Item) -> None:
        number = block.number or 1
        # A list shows its first number and counts from there.
        shown = self.step + 1 if self.step else number
        self.counted = 1 if number == 1 else self.counted + 1
        self.step = shown
        mark = f"{shown}. "
        self.indents = [len(mark)]
        said = in_line(block.words)
        self.chunks.append(f"{mark}{said} {{#{self._id(plain(block.words), shown)}}}")
        self.tight = False

    def _goes_on(self, at: int) -> bool:
        """Whether the open list has a step after the block at `at`, under the same heading.

        Word begins a list anew by mistake as easily as it goes on: a list of one step goes on.
        """
        for block in self.blocks[at + 1 :]:
            if isinstance(block, Heading):
                return False
            if isinstance(block, Item) and block.depth == 0 and block.number is not None:
                return block.number > 1 or self.counted == 1
        return False

    def _more(self, block: More) -> None:
        body = "\n\n".join(filter(None, map(in_lines, block.paragraphs)))
        title = f" {escaped(block.title)}" if block.title else ""
        self.chunks.append(f"::: läs-mer{title}\n{body}\n:::")

    def _chunk(self, text: str) -> None:
        indent = " " * (self.indents[0] if self.step and self.indents else 0)
        self.chunks.append("\n".join(indent + line if line else "" for line in text.split("\n")))
        del self.indents[1:]
        self.tight = False

    def _close(self) -> None:
        self.step = self.counted = 0
        self.indents = []
        self.tight = False

    def _id(self, said: str, number: int) -> str:
        """An id of the first words, which no heading or step has."""
        made = ""
        for word in slug(said).split("-")[:5]:
            if len(made) + len(word) < LONGEST_ID:
                made = f"{made}-{word}" if made else word
        if not made or made.isdecimal():
            made = f"steg-{number}"
        base, n = made, 2
        while made in self.used:
            made, n = f"{base}-{n}", n + 1
        self.used.add(made)
        return made


def _unmarked(words: Words) -> str:
    """A heading is bold as it is; its own marks would only be noise."""
    return escaped(plain(words)) or "…"


def _table(block: Table) -> str:
    rows = [[in_line(cell) for cell in row] for row in block.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(rows[0])}")
    return "\n".join(lines)
