"""Local facts in a text: `{it-telefon}` becomes what the organisation has written.

The value is plain text, never Markdown. A number to call, an e-mail address or an address of the
web becomes a link, so that a thumb reaches it. Code stays as it is, and so does what is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from kompetensportal.compiler.facts_file import PATH
from kompetensportal.compiler.fragment_words import fragment_words
from kompetensportal.compiler.matter import FactUse, Matter
from kompetensportal.compiler.token import Token
from kompetensportal.languages import SWEDISH
from kompetensportal.model.content.local_fact import LONGEST_NAME, NAME, LocalFacts

USED = re.compile(rf"\{{({NAME.pattern})\}}", re.IGNORECASE)
FILLED_KEYS = ("titel", "sammanfattning")
"""Keys of the front matter that readers see as text."""
_PHONE = re.compile(r"\+?[0-9](?:[0-9 ()/\u00a0-]*[0-9])?")
_FEWEST_DIGITS = 3
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_WEB = re.compile(r"https?://\S+")
_LINK_CLOSE = Token("link_close")


def need(name: str) -> str:
    """How a fact is named among what a text needs: beside its pictures."""
    return f"{PATH}#{name}"


def needed(need_: str) -> str:
    """The fact that a need is about; empty when it is a picture or download."""
    return need_[len(PATH) + 1 :] if need_.startswith(f"{PATH}#") else ""


def state_of(facts: LocalFacts, name: str) -> str:
    """The state of a fact; empty when there is none of that name."""
    fact = facts.get(name)
    return fact.state if fact else ""


def filled(matter: Matter, facts: LocalFacts) -> Matter:
    """The text with its facts filled in, and which they were."""
    if not facts or not USED.search(matter.parsed.source.text):
        return matter
    work = _Filling(facts, matter.language)
    tokens = [work.token(token) for token in matter.parsed.tokens]
    values = {
        key: work.text(value) if key in FILLED_KEYS and isinstance(value, str) else value
        for key, value in matter.values.items()
    }
    uses = tuple(_uses(matter, facts, work.seen))
    parsed = replace(matter.parsed, tokens=tokens)
    return replace(matter, parsed=parsed, values=values, facts=uses, written=matter.parsed)


def _uses(matter: Matter, facts: LocalFacts, seen: set[str]) -> Iterator[FactUse]:
    for number, line in enumerate(matter.parsed.lines, 1):
        for found in USED.finditer(line) if "{" in line else ():
            name = found[1].lower()
            if name not in seen:  # It stands in code alone.
                continue
            if name in facts:
                value = facts[name].value
                yield FactUse(name, number, found.start() + 1, known=True, empty=not value)
            else:
                near = get_close_matches(name, facts, n=1, cutoff=0.7)
                likely = near[0] if near and len(name) <= LONGEST_NAME else ""
                yield FactUse(name, number, found.start() + 1, known=False, likely=likely)


@dataclass(slots=True)
class _Filling:
    facts: LocalFacts
    language: str
    seen: set[str] = field(default_factory=set)
    """All that is written as a fact is, known or not."""

    def token(self, token: Token) -> Token:
        """A token with its facts; the same one when it has none."""
        if token.type == "box_open":
            return self._box(token)
        if token.type != "inline" or "{" not in token.content:
            return token
        children = token.children or [Token("text", token.content)]
        made = list(self._pieces(children))
        if made == list(children):
            return token
        new = copy(token)
        if not token.children:
            new.content = self.text(token.content)
        new.children = made if token.children or len(made) > 1 else ()
        return new

    def _box(self, token: Token) -> Token:
        words = str(token.meta.get("words", ""))
        new = copy(token)
        new.meta = {**token.meta, "words": self.text(words)}
        return new if "{" in words else token

    def _pieces(self, tokens: list[Token]) -> Iterator[Token]:
        """Running text; inside of a link no second link begins."""
        inside = False
        for at, token in enumerate(tokens):
            if token.type in ("link_open", "link_close"):
                inside = token.type == "link_open"
            if token.type == "text" and "{" in token.content:
                yield from self._linked(token, inside=inside, first=at == 0)
            elif token.type == "image" and token.children:
                new = copy(token)
                new.children = [self._plain(child) for child in token.children]
                yield new
            else:
                yield token

    def _plain(self, token: Token) -> Token:
        return Token("text", self.text(token.content)) if token.type == "text" else token

    def _linked(self, token: Token, *, inside: bool, first: bool) -> Iterator[Token]:
        text, done = token.content, 0
        before = ""
        for found in USED.finditer(text):
            name = found[1].lower()
            self.seen.add(name)
            if name not in self.facts:
                continue
            before += text[done : found.start()]
            done = found.end()
            value = self._said(name, before if first else f"-{before}")
            address = "" if inside else address_of(self.facts[name].value)
            if not address:
                before += value
                continue
            if before:
                yield Token("text", before)
            before, first = "", False
            opening = Token("link_open")
            opening.attrs = {"href": address, "title": ""}
            yield opening
            yield Token("text", value)
            yield _LINK_CLOSE
        if not done:
            yield token
        elif rest := before + text[done:]:
            yield Token("text", rest)

    def text(self, text: str) -> str:
        """Plain text with its facts."""
        parts: list[str] = []
        done = 0
        for found in USED.finditer(text):
            name = found[1].lower()
            self.seen.add(name)
            if name in self.facts:
                parts.append(text[done : found.start()])
                parts.append(self._said(name, "".join(parts)))
                done = found.end()
        return "".join((*parts, text[done:]))

    def _said(self, name: str, before: str) -> str:
        fact = self.facts[name]
        if fact.value:
            return fact.value
        swedish = self.language == SWEDISH.code
        kind = (fact.otherwise if swedish else "") or fragment_words(self.language, "fact_missing")
        begins = not before.strip() or before.rstrip().endswith((".", "!", "?"))
        return kind[:1].upper() + kind[1:] if begins else kind


def address_of(value: str) -> str:
    """Where a value leads when it is pressed; empty when it is just words."""
    if _PHONE.fullmatch(value) and sum(c.isdigit() for c in value) >= _FEWEST_DIGITS:
        return "tel:" + "".join(c for c in value if c.isdigit() or c == "+")
    if _MAIL.fullmatch(value):
        return f"mailto:{value}"
    return value if _WEB.fullmatch(value) else ""
