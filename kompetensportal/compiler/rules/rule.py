"""What a rule is: a name, how grave it is, when it runs, and a function that finds places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.nodes import Place, Prose
from kompetensportal.compiler.structure import Document, Spoken
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Form
from kompetensportal.words import Argument, say


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a rule is broken, and what fills its words."""

    place: Place
    args: Mapping[str, Argument] = field(default_factory=dict)
    words: str = ""
    """Key of the words in the `findings` catalogue, when it is not the rule's own name."""
    severity: Severity | None = None
    """When it is another than the rule's own."""


Check = Callable[[Document, Context], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its words are `findings.<name with _>` and the same with `_mend`."""

    name: str
    severity: Severity
    check: Check
    full: bool = False
    """True: runs in `check` and `publish`. False: structural, runs in every build too."""
    easy: bool = False
    """True: only for text in easy Swedish."""
    dictionary: bool = False
    """True: needs a dictionary, and Swedish."""
    whole: bool = False
    """True: its findings are about the whole text and not the place where they stand."""

    def applies(self, document: Document, context: Context) -> bool:
        """Whether it is to run."""
        if self.full and not context.full:
            return False
        matter = document.matter
        if self.dictionary and (context.dictionary is None or matter.language != "sv"):
            return False
        return not self.easy or (matter.form is Form.EASY and matter.language == "sv")

    def run(self, document: Document, context: Context) -> Iterator[Finding]:
        """Its findings."""
        for found in self.check(document, context):
            words = f"findings.{found.words or self.name.replace('-', '_')}"
            yield Finding(
                self.name,
                found.severity or self.severity,
                document.path,
                *found.place,
                say(words, **found.args),
                say(f"{words}_mend", **found.args),
            )


def place_of_sentence(document: Document, spoken: Spoken) -> Place:
    """Where a sentence begins in the file."""
    beginning = spoken.prose.text[spoken.start :].split("\n", 1)[0]
    line = spoken.line
    for needle in (beginning[:20], beginning.split(" ", 1)[0]):
        if needle and 0 < line <= len(document.lines) and needle in document.lines[line - 1]:
            return Place(line, document.lines[line - 1].index(needle) + 1)
    return document.place(line)


def place_of_word(document: Document, spoken: Spoken, offset: int, word: str) -> Place:
    """Where a word of a sentence stands; `offset` is its place in the sentence."""
    line = spoken.prose.line + spoken.prose.text.count("\n", 0, spoken.start + offset)
    before = spoken.prose.text.rfind("\n", 0, spoken.start + offset) + 1
    earlier = spoken.prose.text.count(word, before, spoken.start + offset)
    column = -1
    text = document.lines[line - 1] if line <= len(document.lines) else ""
    for _ in range(earlier + 1):
        column = text.find(word, column + 1)
    return Place(line, column + 1) if column >= 0 else place_of_sentence(document, spoken)


def place_of_prose(document: Document, prose: Prose) -> Place:
    """Where a paragraph begins in the file."""
    return document.place(prose.line)


def first_place(document: Document) -> Place:
    """Where the text begins: findings about the whole of it stand there."""
    return document.place(document.nodes[0].line) if document.nodes else Place(1, 1)
