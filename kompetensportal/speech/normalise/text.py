"""A text on its way to being spoken, which remembers where each of its characters comes from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[re.Match[str]], str | None]
"""What is said instead of a match; None leaves it as it stands."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said; `origin[i]` is the displayed character that spoken character i stands for."""

    text: str
    origin: tuple[int, ...]

    @staticmethod
    def of(displayed: str) -> Spoken:
        """A text that is said as it is written."""
        return Spoken(displayed, tuple(range(len(displayed))))

    def rewrite(self, pattern: re.Pattern[str], say: Say) -> Spoken:
        """Say something else for each match; all of it comes from the match's first character."""
        pieces: list[str] = []
        origin: list[int] = []
        at = 0
        for match in pattern.finditer(self.text):
            said = say(match)
            if said is None:
                continue
            start, end = match.span()
            pieces += [self.text[at:start], said]
            origin += self.origin[at:start]
            origin += [self.origin[start] if start < len(self.origin) else 0] * len(said)
            at = end
        if not pieces:
            return self
        return Spoken("".join([*pieces, self.text[at:]]), (*origin, *self.origin[at:]))


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is written in one way and said in another."""

    name: str
    pattern: re.Pattern[str]
    say: Say

    def apply(self, spoken: Spoken) -> Spoken:
        """The text after this rule."""
        return spoken.rewrite(self.pattern, self.say)


def rule(name: str, pattern: str, say: Say | str, flags: int = 0) -> Rule:
    """Make a Rule; a str for `say` is what is said for every match."""
    fixed = (lambda _match: say) if isinstance(say, str) else say
    return Rule(name, re.compile(pattern, flags), fixed)
