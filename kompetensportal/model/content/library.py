"""What the library says of its texts without opening them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kompetensportal.model.content.course import Course, Programme, Task
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.content.lesson import Meta
from kompetensportal.model.content.source import Form, Kind


@dataclass(frozen=True, slots=True)
class Edition:
    """One form of a text, as it is published."""

    document: str
    """Name of its pool file; also what its audio is found by."""
    version: str
    """As in Lesson: what a completion carries."""
    title: str
    path: str
    """The author's file, relative to the content root."""
    pictures: tuple[str, ...]
    """Names of the pool files it shows or offers."""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """An edition of an entry in another language, made of a catalogue (`actions.content.editions`).

    What the catalogue lacks is in it in Swedish, and marked.
    """

    language: str
    """BCP 47: `ar`."""
    edition: Edition
    summary: str
    of: str
    """Version of the Swedish edition that it says the same as."""
    translated: int
    """How many of its units are in the language."""
    units: int
    reviewed: bool
    """Whether somebody who speaks the language has looked at it."""
    title_language: str

    @property
    def complete(self) -> bool:
        """Whether nothing of it is Swedish still."""
        return self.translated == self.units


@dataclass(frozen=True, slots=True)
class Entry:
    """A lathund or lesson of the library, in the one or two forms it has."""

    id: str
    kind: Kind
    group: str
    """Its manifest: the system of a lathund, `courses/<folder>` of a lesson."""
    system: str
    title: str
    summary: str
    owner: str
    deputy: str
    review: date | None
    audience: tuple[str, ...]
    language: str
    task: str
    keywords: tuple[str, ...]
    related: tuple[str, ...]
    checked: str
    internal: bool
    standard: Edition | None = None
    easy: Edition | None = None
    translations: tuple[Translation, ...] = ()
    """Not in the manifest: a later layer of the library, as audio is."""

    def meta(self, edition: Edition) -> Meta:
        """The complete front matter of one of its forms."""
        return Meta(
            id=self.id,
            title=edition.title,
            summary=self.summary,
            owner=self.owner,
            deputy=self.deputy,
            review=self.review,
            system=self.system,
            audience=self.audience,
            minutes=edition.minutes,
            language=self.language,
            task=self.task,
            keywords=self.keywords,
            related=self.related,
            checked=self.checked,
            internal=self.internal,
        )

    @property
    def editions(self) -> tuple[tuple[Form, Edition], ...]:
        """The forms there are, the standard one first."""
        pairs = ((Form.STANDARD, self.standard), (Form.EASY, self.easy))
        return tuple((form, edition) for form, edition in pairs if edition is not None)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of all its editions, translations too."""
        forms = tuple(edition.document for _, edition in self.editions)
        return forms + tuple(t.edition.document for t in self.translations)

    def translation(self, language: str) -> Translation | None:
        """Its edition in another language, when there is one."""
        return next((t for t in self.translations if t.language == language), None)

    def edition(self, form: Form) -> Edition:
        """The form that is asked for, or the one there is."""
        wanted, other = (
            (self.easy, self.standard) if form is Form.EASY else (self.standard, self.easy)
        )
        found = wanted or other
        if found is None:
            raise ValueError(f"an entry without a text: {self.id}")
        return found


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is no lesson: courses, programmes, the tasks they serve, the glossary, the goals."""

    courses: tuple[Course, ...] = ()
    programmes: tuple[Programme, ...] = ()
    tasks: tuple[Task, ...] = ()
    words: tuple[GlossaryEntry, ...] = ()
    goals: tuple[GoalSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Audio:
    """What one lesson document sounds like: names of pool files, milliseconds."""

    sound: str
    timing: str
    duration: int
    recipe: str = ""
    """Digest of engine, voices and pronunciation; another one means: make it again."""
    missing: int = 0
    """How many sentences could not be spoken."""
    recorded: int = 0
    """How many are a person's recording."""


@dataclass(frozen=True, slots=True)
class Root:
    """The pointer: group -> pool name of its manifest, and the same for audio and reading aids."""

    systems: tuple[tuple[str, str], ...] = ()
    courses: str = ""
    audio: tuple[tuple[str, str], ...] = ()
    aids: tuple[tuple[str, str], ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    """Language -> pool name of the manifest of its editions."""
