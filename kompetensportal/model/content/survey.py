"""What a survey (enkät) asks: what a file under `courses/enkater` says beside its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b


class AnswerKind(StrEnum):
    """How a question of a survey is answered."""

    SCALE = "scale"
    """One of several, in order from the least to the most."""
    CHOICE = "choice"
    """One of several, in no order."""
    TEXT = "text"


class After(StrEnum):
    """When a survey is offered by itself; the value is what authors write as `efter`."""

    COURSE = "kurs"
    """When a course is done."""
    NEVER = ""
    """Never: it has a link."""


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """One question."""

    id: str
    kind: AnswerKind
    prompt: str
    answers: tuple[str, ...] = ()
    """Their words in order; what is kept is the number of one, from 1."""

    @property
    def shape(self) -> tuple[str, ...]:
        """The same in two versions of a survey when their answers may be counted together."""
        return (self.id, self.kind, *self.answers)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a survey asks, and how its answers are kept."""

    anonymous: bool
    """True: the answers are kept on sheets that nobody's name leads to."""
    after: After
    questions: tuple[SurveyQuestion, ...]

    @property
    def version(self) -> str:
        """Digest of the questions and answers: another one when a word of them changes."""
        said = repr((self.anonymous, [(q.prompt, q.shape) for q in self.questions]))
        return blake2b(said.encode(), digest_size=8).hexdigest()
