"""Reads content files the way an editor sees them, without the compiler: text, steps, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<path>[^)\s]+)\)")
STEP = re.compile(r"^(?P<number>\d+)\. (?P<words>.+?)(?: \{#(?P<id>[a-z0-9-]+)\})?$", re.M)
ORDER = re.compile(r"^::: ordna .*?^:::$", re.M | re.S)
"""A question whose numbered lines are answers, not steps."""
MARKS = re.compile(
    r"\{#[^}]*\}|\*\*|[*`]|^#+ |^\s*> |^- \[[ x]\] |^- |^\d+\. |^::: ?[a-zåäö-]*", re.M
)


@dataclass(frozen=True)
class Step:
    """One step: its id, its words, and everything up to the next."""

    id: str | None
    words: str
    rest: str


@dataclass(frozen=True)
class Text:
    """One content file."""

    file: Path

    @cached_property
    def name(self) -> str:
        return self.file.relative_to(ROOT).as_posix()

    @cached_property
    def parts(self) -> tuple[str, str]:
        _, matter, body = self.file.read_text(encoding="utf-8").split("---\n", 2)
        return matter, body

    @property
    def matter(self) -> dict[str, Any]:
        return dict(yaml.safe_load(self.parts[0]))

    @property
    def body(self) -> str:
        return self.parts[1]

    @property
    def easy(self) -> bool:
        return self.matter.get("svenska") == "lätt" or self.name.endswith(".latt.md")

    @property
    def steps(self) -> list[Step]:
        body = ORDER.sub("", self.body)
        found = list(STEP.finditer(body))
        ends = [m.start() for m in found[1:]] + [len(body)] * bool(found)
        rests = [
            re.split(r"\n(?=\S)", body[m.end() : end])[0]
            for m, end in zip(found, ends, strict=True)
        ]
        return [Step(m["id"], m["words"], r) for m, r in zip(found, rests, strict=True)]

    @property
    def pictures(self) -> list[tuple[str, Path]]:
        """(text, file) of each picture."""
        at = self.file.parent
        return [(m["words"], (at / m["path"]).resolve()) for m in PICTURE.finditer(self.body)]

    @property
    def sentences(self) -> list[str]:
        """Sentences of the running text: no tables, pictures, waivers, settings or headings."""
        text = PICTURE.sub("", re.sub(r"<!--.*?-->", "", self.body, flags=re.S))
        text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"^(:::.*)$", r"\n\1\n", text, flags=re.M)
        blocks = re.split(r"\n\s*\n|\n(?=[-\d#>:]|Svar:|Annars:|Ledtråd:)", text)
        found: list[str] = []
        for block in blocks:
            if block.lstrip().startswith(("|", "#", "Svar:")) or re.match(
                r"\s*[a-zåäö]+: \S", block
            ):
                continue
            plain = " ".join(MARKS.sub("", block).split())
            found += [s for s in re.split(r"(?<=[.!?:]) +(?=[A-ZÅÄÖ\d])", plain) if words_of(s)]
        return found


def words_of(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-zÅÄÖåäöÉé0-9]+(?:[-'][A-Za-zÅÄÖåäö0-9]+)*", sentence)


def lix(sentences: list[str]) -> float:
    """Words a sentence + per cent of words over six letters (Björnsson 1968)."""
    words = [w for s in sentences for w in words_of(s)]
    return len(words) / len(sentences) + 100 * sum(len(w) > 6 for w in words) / len(words)


def all_texts() -> list[Text]:
    folders = (ROOT / "lathundar", ROOT / "courses")
    found = [f for folder in folders for f in sorted(folder.rglob("*.md"))]
    bare = [f for f in found if f.parent.name == "ordlista" or f.name == "kunskapsmal.md"]
    return [Text(f) for f in found if f not in bare]  # Cards and goals, without a text.


TEXTS = all_texts()
LATHUNDAR = [
    t for t in TEXTS if t.name.startswith("lathundar/") and not t.name.endswith(".fyllig.md")
]
FULLER = [t for t in TEXTS if t.name.endswith(".fyllig.md")]
PROGRAMMES = [t for t in TEXTS if t.name.startswith("courses/introduktionsprogram/")]
TASKS = [t for t in TEXTS if t.name.startswith("courses/arbetsuppgifter/")]
EASY = [t for t in TEXTS if t.easy] + PROGRAMMES
