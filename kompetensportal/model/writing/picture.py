"""A picture of the bank: what it shows, where it came from, and who is shown.

The audit is a question to whoever writes: do our pictures show those who work here and those whom
we help? One says what one sees, never what somebody is. Nobody is named in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

NOBODY = "nobody"
"""No person is seen: the other questions have no answer."""
AUDIT: dict[str, tuple[str, ...]] = {
    "age": ("child", "young", "adult", "old"),
    "ability": ("none_seen", "mobility", "sight", "hearing", "other"),
    "skin": ("light", "medium", "dark"),
    "family": ("no_family", "couple", "same_sex", "one_parent", "two_parents", "generations"),
}
"""Questions of the audit, and what one may answer; several, when several people are seen."""
ANSWERS = frozenset(f"{part}.{value}" for part, values in AUDIT.items() for value in values)
"""As they are kept: `age.child`."""
LICENCES = ("own", "free", "cc0", "cc-by", "cc-by-sa", "bought")
"""What may be said of the right to show a picture; empty: nobody has said."""
LARGEST = 25_000_000
"""Bytes of a picture that is sent."""
LONGEST = {"text": 300, "source": 300, "people": 500, "tags": 300}
"""Characters of what is told of a picture."""
ENDINGS = ("svg", "webp", "png", "jpg", "jpeg")
"""Of the files that are pictures."""


@dataclass(frozen=True, slots=True)
class PictureNotes:
    """What is told of a picture."""

    path: str
    """Content path of the file."""
    sha: str
    """SHA-256 of its content, hex: what is told holds for that content alone."""
    text: str = ""
    tags: tuple[str, ...] = ()
    licence: str = ""
    source: str = ""
    people: str = ""
    consent_until: date | None = None
    shown: frozenset[str] = field(default_factory=frozenset)
    """NOBODY alone, or answers; empty: nobody has said."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many pictures show this."""

    part: str
    """A question of AUDIT, or "" for the first lines: NOBODY, `people`, `unsaid`."""
    value: str
    n: int


def answered(shown: Iterable[str]) -> frozenset[str]:
    """What was ticked, without what is no answer; NOBODY goes when people are described too."""
    kept = frozenset(shown) & (ANSWERS | {NOBODY})
    return kept - {NOBODY} if kept & ANSWERS else kept


def counts(pictures: Iterable[frozenset[str]]) -> list[Count]:
    """How many pictures show what, every possible answer once, in the order of AUDIT."""
    told = list(pictures)
    found: Counter[str] = Counter(value for shown in told for value in shown)
    first = (
        (NOBODY, found[NOBODY]),
        ("people", sum(bool(shown - {NOBODY}) for shown in told)),
        ("unsaid", sum(not shown for shown in told)),
    )
    answers = [
        Count(part, value, found[f"{part}.{value}"])
        for part, values in AUDIT.items()
        for value in values
    ]
    return [Count("", value, n) for value, n in first] + answers


def has_run_out(notes: PictureNotes, today: date) -> bool:
    """Whether the day to which somebody agreed to be shown has passed."""
    return notes.consent_until is not None and notes.consent_until < today
