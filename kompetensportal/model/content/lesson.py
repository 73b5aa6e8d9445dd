"""What a lathund, or one part of a course, compiles to: one Lesson for each form of its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.content.survey import Survey


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter of a lathund or lesson; absent texts are empty, absent lists `()`."""

    id: str
    """Never changes when the file moves or the title is edited: `outlook/las-och-svara`."""
    title: str
    summary: str
    owner: str
    """A function that remains, never a name: `Systemspecialist Outlook`."""
    deputy: str
    review: date | None
    """When the owner looks through the text again."""
    system: str
    """Folder and icon it is found under: `outlook`."""
    audience: tuple[str, ...]
    """Branches it is for (`hemtjänst`, `boende` ...); empty means everybody."""
    minutes: int | None
    language: str
    """BCP 47: `sv`, `en`."""
    task: str
    """Id of the digital task it belongs to, which carries goals and routine."""
    keywords: tuple[str, ...]
    related: tuple[str, ...]
    checked: str
    """Version and source that steps in a vendor's system were checked against."""
    internal: bool
    """True: read only by people who are signed in."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is read aloud in one breath; `<span class="s" id="s{index}">` in the HTML."""

    index: int
    """0 is the title; then reading order."""
    text: str
    language: str
    block: str
    """Where it stands: title, heading, text, step, note, question, option, feedback,
    hint, table, caption."""


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a lathund."""

    id: str
    number: int
    text: str
    """Plain text, for lists, print and reports."""
    digest: str
    """Of text and pictures: says whether a step changed between two versions."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    SEVERAL = "several"
    TEXT = "text"
    ORDER = "order"
    """Every option gets its place."""
    MATCH = "match"
    """Every option gets what belongs to it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; its feedback is HTML and says kindly why."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a lesson; wrong answers are never stored with a person."""

    id: str
    kind: QuestionKind
    prompt: str
    options: tuple[Option, ...]
    answers: tuple[str, ...]
    """Accepted short texts (kind TEXT), compared without case and outer space; `0:2` for each
    option (from 0) and its place from 1 (ORDER) or what belongs to it from 0 (MATCH)."""
    right_feedback: str
    wrong_feedback: str
    hint: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One form of one text, compiled. `html` is the fragment of docs/architecture.md."""

    kind: Kind
    form: Form
    meta: Meta
    html: str
    sentences: tuple[Sentence, ...]
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    headings: tuple[tuple[int, str, str], ...]
    """(level, anchor, text) in order."""
    pictures: tuple[str, ...]
    """Names of the pool files it shows or offers (pictures, downloads)."""
    text: str
    """All its plain text, for search."""
    version: str
    """Digest of what the reader gets: html and title. Completions carry it."""
    survey: Survey | None = None
    """What a survey asks; None for all other texts."""
