"""The fourth stage: tokens become a tree of constructs, sentences numbered as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches

from kompetensportal.compiler import prose
from kompetensportal.compiler.fragment_words import fragment_words
from kompetensportal.compiler.matter import Matter
from kompetensportal.compiler.nodes import (
    Build,
    LinkUse,
    Node,
    Nodes,
    PictureUse,
    Place,
    Prose,
)
from kompetensportal.compiler.token import Token
from kompetensportal.compiler.waivers import Waiver
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.model.content.source import Kind
from kompetensportal.words import Argument, say

_GOOD_ID = re.compile(r"(?!s[0-9]+$)[a-z0-9]+(?:-[a-z0-9]+)*")
"""An id as authors may write it; `s12` is that of a sentence."""


@dataclass(slots=True)
class Spoken:
    """A sentence and where it stands."""

    sentence: Sentence
    prose: Prose
    start: int
    """Its offset in `prose.text`."""

    @property
    def line(self) -> int:
        """Its first line."""
        return self.prose.line + self.prose.text.count("\n", 0, self.start)


@dataclass(slots=True)
class Document:
    """A file as a tree of constructs, with the lists that rules and rendering go through."""

    matter: Matter
    nodes: Nodes = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    proses: list[Prose] = field(default_factory=list)
    links: list[LinkUse] = field(default_factory=list)
    pictures: list[PictureUse] = field(default_factory=list)
    anchors: list[tuple[str, int]] = field(default_factory=list)
    """(id, line) of headings, steps, questions, practice, activities."""
    waivers: list[Waiver] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    by_kind: dict[type, list[Node]] = field(default_factory=dict)
    _spoken: list[Spoken] | None = None

    @property
    def path(self) -> str:
        """The file."""
        return self.matter.parsed.source.path

    @property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.matter.parsed.lines

    @property
    def spoken(self) -> list[Spoken]:
        """The sentences in the text's own language with their places.

        Made for the rules that ask, and a build asks none.
        """
        if self._spoken is None:
            own = self.matter.language
            self._spoken = [
                Spoken(self.sentences[number - 1], prose, start)
                for prose in self.proses
                if prose.first
                for number, (start, _) in enumerate(prose.cuts, prose.first)
                if self.sentences[number - 1].language == own
            ]
        return self._spoken

    def all(self, kind: type[Node]) -> list[Node]:
        """All nodes of a kind, in order."""
        return self.by_kind.get(kind, [])

    def place(self, line: int) -> Place:
        """The first character of a line that is no space."""
        first = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(max(line, 1), len(first) - len(first.lstrip()) + 1)


class Structure:
    """Builds one Document; a construct's `build` gets it and the opening token."""

    def __init__(self, matter: Matter, builds: Mapping[str, Build], boxes: Mapping[str, Build]):
        self.matter = matter
        self.kind = matter.location.kind
        self.language = matter.language
        self.tokens = matter.parsed.tokens
        self.at = 0
        self.document = Document(matter)
        self.borrowed = matter.parsed.source.borrowed
        self.reads_aloud = self.kind in (Kind.LATHUND, Kind.LESSON, Kind.SURVEY)
        self.block = "text"
        self.section = ""
        """Text of the last heading at level 2."""
        self.anchors: set[str] = set()
        self._twice: dict[str, int] = {}
        """How often an id was wanted that was taken."""
        self._sentences = 1
        self._builds = builds
        self._boxes = boxes

    def build(self) -> Document:
        """The whole document."""
        document = self.document
        document.nodes = self.nodes("")
        return document

    def nodes(self, until: str) -> Nodes:
        """Nodes up to the closing token of a type, which is taken too."""
        found: Nodes = []
        tokens, builds = self.tokens, self._builds
        by_kind = self.document.by_kind
        while self.at < len(tokens):
            token = tokens[self.at]
            self.at += 1
            if token.type == until:
                break
            build = builds.get(token.type)
            if build is None:
                continue
            node = build(self, token)
            if node is None:
                continue
            for one in node if isinstance(node, list) else (node,):
                found.append(one)
                if (kind := type(one)) in by_kind:
                    by_kind[kind].append(one)
                else:
                    by_kind[kind] = [one]
        return found

    def one(self) -> Nodes:
        """The nodes of the next block, whatever it is."""
        token = self.next()
        build = self._builds.get(token.type)
        node = build(self, token) if build else None
        return node if isinstance(node, list) else [node] if node is not None else []

    def next(self) -> Token:
        """Take the next token."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def peek(self) -> Token | None:
        """The next token, not taken."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def reading(self, block: str, aloud: bool = True) -> _Reading:
        """Text built meanwhile stands in such a block; not aloud: its sentences have no number."""
        return _Reading(self, block, self.reads_aloud and aloud)

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Text built meanwhile is in a language."""
        before, self.language = self.language, language
        yield
        self.language = before

    def prose(self, token: Token, skip: int = 0) -> Prose:
        """Prose of an inline token, its first `skip` characters left out; sentences get numbers."""
        number = self._sentences
        made = prose.make(self, token, skip, number if self.reads_aloud else 0)
        document = self.document
        if self.reads_aloud:
            sentences, plain = document.sentences, made.plain
            language, block = made.language or self.language, self.block
            for start, end in made.cuts:
                sentences.append(Sentence(number, plain[start:end], language, block))
                number += 1
            self._sentences = number
        document.proses.append(made)
        if made.links:
            document.links += made.links
        if made.pictures:
            document.pictures += made.pictures
        return made

    def words(self, token: Token, text: str) -> Prose:
        """Prose of plain words on the first line of a box: its title."""
        line = self.line(token)
        return self.prose(Token("inline", text, (line - 1, line)))

    def line(self, token: Token) -> int:
        """The line of a token, from 1."""
        return token.map[0] + 1 if token.map else 1

    def build_of(self, kind: str) -> Build | None:
        """How a token of a type is built."""
        return self._builds.get(kind)

    def fragment_word(self, name: str) -> str:
        """A word that the compiler adds ("Tips"), in the text's language."""
        return fragment_words(self.matter.language, name)

    def box(self, name: str) -> Build | None:
        """How a `:::` box of a name is built."""
        return self._boxes.get(name)

    def likely_box(self, name: str) -> str:
        """The name that was likely meant, or all names."""
        likely = get_close_matches(name.lower(), self._boxes, n=1)
        return likely[0] if likely else ", ".join(self._boxes)

    def anchor(self, given: str | None, fallback: str, line: int) -> str:
        """An id that is free in this file. What is wrong with a given one is a finding."""
        wanted = fallback
        if given is not None:
            wanted = given if _GOOD_ID.fullmatch(given) else prose.slug(given)
            if wanted != given or not wanted:
                place = self.find_place(line, "{#")
                self.find("anchor_form", place, given=given[:60], likely=wanted or fallback)
            wanted = wanted or fallback
        if given is not None and wanted in self.anchors:
            place = self.find_place(line, "{#")
            self.find("anchor_twice", place, given=given[:60])
        free = wanted
        while free in self.anchors:
            number = self._twice.get(wanted, 1) + 1
            self._twice[wanted] = number
            free = f"{wanted}-{number}"
        self.anchors.add(free)
        self.document.anchors.append((free, line))
        return free

    def find_place(self, line: int, needle: str) -> Place:
        """Where on a line a text stands; its first character that is no space otherwise."""
        return prose.place_of(self.document.lines, line, line + 1, needle)

    def find(
        self, why: str, place: Place, severity: Severity = Severity.ERROR, **args: Argument
    ) -> None:
        """Note a finding; its rule's name is the key with hyphens."""
        what, mend = say(f"findings.{why}", **args), say(f"findings.{why}_mend", **args)
        rule = why.replace("_", "-")
        path = self.document.path
        self.document.findings.append(Finding(rule, severity, path, *place, what, mend))


class _Reading:
    """While it is entered, a Structure's text stands in another block."""

    __slots__ = ("_after", "_before", "_structure")

    def __init__(self, structure: Structure, block: str, aloud: bool) -> None:
        self._structure = structure
        self._before = structure.block, structure.reads_aloud
        self._after = block, aloud

    def __enter__(self) -> None:
        self._structure.block, self._structure.reads_aloud = self._after

    def __exit__(self, *error: object) -> None:
        self._structure.block, self._structure.reads_aloud = self._before
