"""Cases written in Markdown: what goes in, and the HTML or the findings that come out.

    ## What it shows
    ````md path=lathundar/mall/mall.md
    input
    ````
    ````html
    the fragment
    ````
    ````findings
    3:4 warning long-sentence
    ````

Input that does not begin with `---` gets a front matter that is right; places are then counted
from the input's own first line. `easy` after the path makes it easy Swedish, `en` English,
`dictionary` gives the rules their dictionaries, `info` shows information among the findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.pictures import Picture
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.compiler.read import decode, locate
from kompetensportal.language.proofreader import proofreader
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.local_fact import LocalFact
from kompetensportal.model.content.source import Source

FOLDER = Path(__file__).parent / "cases"
PICTURES = {
    "lathundar/mall/bilder/a.svg": Picture("aa.svg", 900, 320, 200),
    "lathundar/mall/bilder/b.webp": Picture(
        "bb.webp", 9000, 960, 600, (("b4.webp", 480), ("bb.webp", 960))
    ),
    "lathundar/mall/filer/film.mp4": Picture("dd.mp4", 2_500_000),
    "lathundar/mall/filer/film.vtt": Picture("ee.vtt", 300),
    "lathundar/mall/filer/mall.pdf": Picture("cc.pdf", 1_234_567),
}

FACTS = {
    "it-telefon": LocalFact("it-telefon", "Telefonnumret till it-supporten", "08-123 45 67"),
    "larm": LocalFact("larm", "Numret till larmet", "", "fråga din chef om numret"),
}


@dataclass(frozen=True)
class Case:
    """One case of one file."""

    file: str
    title: str
    path: str
    words: tuple[str, ...]
    text: str
    html: str | None
    findings: str | None

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"

    @property
    def front(self) -> str:
        """The front matter that is put before the input."""
        if self.text.startswith("---") or "bare" in self.words:
            return ""
        easy = "svenska: lätt\n" if "easy" in self.words else ""
        language = "språk: en\n" if "en" in self.words else ""
        place = locate(self.path)
        assert place is not None
        lessons = "lektioner: [mall/mall]\n" if self.path.endswith("kurs.md") else ""
        owner = "ägare: Systemspecialist\ngranskas: 2030-01-01\n"
        return f"---\ntitel: Mall\nid: {place.id}\n{owner}{easy}{language}{lessons}---\n"

    def compile(self) -> Compiled:
        """Compile it with all rules."""
        place = locate(self.path)
        assert place is not None
        source = decode(self.path, place.kind, (self.front + self.text).encode())
        assert isinstance(source, Source)
        asks = "dictionary" in self.words
        known = _dictionary() if asks else None
        return compile_source(
            source, pictures=PICTURES.get, full=True, dictionary=known, facts=FACTS
        )

    def places(self, findings: tuple[Finding, ...]) -> str:
        """Findings as the cases write them."""
        before = self.front.count("\n")
        shown = [f for f in findings if "info" in self.words or f.severity is not Severity.INFO]
        lines = [f"{f.line - before}:{f.column} {f.severity} {f.rule}" for f in shown]
        return "".join(line + "\n" for line in lines)


def _dictionary() -> Dictionary:
    """The installed dictionaries, with one word explained and one accepted."""
    explained = frozenset({"genomförandeplan"})
    return Dictionary(proofreader().read, explained, frozenset({"lifecare"}))


def cases() -> list[Case]:
    """All cases of the folder."""
    return [case for file in sorted(FOLDER.glob("*.md")) for case in _cases(file)]


def _cases(file: Path) -> Iterator[Case]:
    title, inside, blocks = "", "", {}
    for line in [*file.read_text(encoding="utf-8").split("\n"), "## "]:
        if inside and line == "````":
            inside = ""
        elif inside:
            blocks[inside] += line + "\n"
        elif line.startswith("````"):
            inside, *words = line[4:].split()
            blocks[inside] = ""
            if inside == "md":
                blocks["words"] = " ".join(words)
        elif line.startswith("## "):
            if "md" in blocks:
                yield _case(file.stem, title, blocks)
            title, blocks = line[3:], {}


def _case(file: str, title: str, blocks: dict[str, str]) -> Case:
    words = blocks["words"].split()
    path = "lathundar/mall/mall.md"
    if words and words[0].startswith("path="):
        path = words.pop(0).removeprefix("path=")
    text = blocks["md"]
    return Case(file, title, path, tuple(words), text, blocks.get("html"), blocks.get("findings"))
