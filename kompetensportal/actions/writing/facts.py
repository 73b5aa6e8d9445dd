"""Local facts changed from the workshop: one entry of their file, the rest as it was."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import yaml
from sqlalchemy.orm import Session
from yaml.cyaml import CBaseLoader

from kompetensportal.actions.content.index import make_index
from kompetensportal.actions.content.publish import publish
from kompetensportal.compiler.facts import USED
from kompetensportal.compiler.facts_file import (
    ABOUT,
    OTHERWISE,
    PATH,
    VALUE,
    facts_of,
    read_facts,
    shipped,
)
from kompetensportal.compiler.read import content_paths
from kompetensportal.errors import MistakeError
from kompetensportal.model.content.local_fact import (
    LONGEST_NAME,
    LONGEST_VALUE,
    NAME,
    LocalFact,
)
from kompetensportal.model.learning.day import today
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.content.library import Library
from kompetensportal.store.content.lock import hold
from kompetensportal.store.writing import fact_changes
from kompetensportal.words import say

PATIENCE_SECONDS = 30.0
_PLAIN = re.compile(r"[^\W_](?:[\w .,()/+@-]*[\w.)])?")
"""A value that means itself in YAML; any other is written in quotes."""


@dataclass(frozen=True, slots=True)
class FactInUse:
    """A fact and the texts that name it."""

    fact: LocalFact
    texts: tuple[str, ...]
    """Content paths."""
    ships: bool
    """It comes with the program, and cannot be removed."""


def all_facts(root: Path) -> list[FactInUse]:
    """Every fact of a content folder, those without a value first. Raises MistakeError."""
    facts = _read(root)
    uses: dict[str, list[str]] = {}
    for path in content_paths(root):
        for name in _named(root / path):
            uses.setdefault(name, []).append(path)
    found = [
        FactInUse(fact, tuple(uses.get(name, ())), name in shipped())
        for name, fact in facts.items()
    ]
    return sorted(found, key=lambda one: (bool(one.fact.value), one.fact.about.casefold()))


def save(
    session: Session, root: Path, lock: Path, fact: LocalFact, before: LocalFact | None, *, by: str
) -> LocalFact:
    """Write a fact, `before` None: a new one. Gives it as it is now. `lock`: a file to wait at.

    Raises MistakeError when it cannot be, `ChangedError` when another has changed it meanwhile.
    """
    fact = _checked(fact)
    with hold(lock, PATIENCE_SECONDS), told(root):
        now = _read(root).get(fact.name)
        if now is not None and before is None:
            raise MistakeError(
                say("localfacts.is_there", name=fact.name), say("localfacts.is_there_mend")
            )
        if now != before:
            raise ChangedError(now or replace(fact, value=""))
        file = root / PATH
        text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
        made = _proved(with_entry(text, fact), text, fact)
        write_whole(file, made.encode(), durable=True)
    old = before.value if before else ""
    if old != fact.value:
        fact_changes.add(session, [(fact.name, old, fact.value)], by, datetime.now(UTC))
    return fact


class ChangedError(MistakeError):
    """Another person has changed the fact since the page was opened."""

    def __init__(self, now: LocalFact) -> None:
        super().__init__(
            say("localfacts.changed", name=now.name, value=now.value),
            say("localfacts.changed_mend"),
        )
        self.now = now


def _read(root: Path) -> dict[str, LocalFact]:
    facts, findings = read_facts(root)
    if facts is None:
        raise MistakeError(findings[0].what, findings[0].mend)
    return dict(facts)


def _named(file: Path) -> set[str]:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return set()
    return {name.lower() for name in USED.findall(text)} if "{" in text else set()


def _checked(fact: LocalFact) -> LocalFact:
    fact = LocalFact(
        fact.name.strip().lower().strip("{}"),
        *(" ".join(text.split()) for text in (fact.about, fact.value, fact.otherwise)),
    )
    if not NAME.fullmatch(fact.name) or len(fact.name) > LONGEST_NAME:
        raise MistakeError(
            say("localfacts.name", name=fact.name[:LONGEST_NAME]), say("localfacts.name_mend")
        )
    if not fact.about:
        raise MistakeError(say("localfacts.no_about"), say("localfacts.no_about_mend"))
    for text in (fact.about, fact.value, fact.otherwise):
        if len(text) > LONGEST_VALUE or not text.isprintable():
            raise MistakeError(
                say("localfacts.too_long", limit=LONGEST_VALUE), say("localfacts.too_long_mend")
            )
    return fact


def with_entry(text: str, fact: LocalFact) -> str:
    """The file's text with one entry changed or added; all other lines as they were."""
    said = {ABOUT: fact.about, VALUE: fact.value, OTHERWISE: fact.otherwise}
    lines = text.splitlines(keepends=True)
    entry = _entry(text, fact.name)
    if entry is None:
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        gap = "\n" if lines else ""
        return "".join(lines) + f"{gap}{fact.name}:\n" + "".join(map(_line, said.items()))
    first, known = entry
    # From the last line to the first, so that the numbers of those before stay true.
    for key, (start, end) in sorted(known.items(), key=lambda one: -one[1][0]):
        lines[start : end + 1] = [_line((key, said[key]))]
    missing = [_line((key, words)) for key, words in said.items() if key not in known and words]
    lines[first + 1 : first + 1] = missing
    return "".join(lines)


def _entry(text: str, name: str) -> tuple[int, dict[str, tuple[int, int]]] | None:
    """The line of a fact's name, and of each of its keys the first and last line (from 0)."""
    try:
        node = yaml.compose(text, Loader=CBaseLoader)
    except yaml.YAMLError:
        return None
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == name and isinstance(value, yaml.MappingNode):
            known = {}
            for word, said in value.value:
                mark = said.end_mark
                last = mark.line - (mark.column == 0 and mark.line > word.start_mark.line)
                known[str(word.value)] = (word.start_mark.line, last)
            wanted = (ABOUT, VALUE, OTHERWISE)
            return key.start_mark.line, {k: v for k, v in known.items() if k in wanted}
    return None


def _line(pair: tuple[str, str]) -> str:
    key, value = pair
    if not value:
        return f"  {key}:\n"
    return (
        f"  {key}: {value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)}\n"
    )


def _proved(made: str, text: str, fact: LocalFact) -> str:
    """The new text, when it says what it should and of the other facts what it said before."""
    before, _ = facts_of(text.encode())
    after, findings = facts_of(made.encode())
    if after != {**(before or {}), fact.name: fact}:
        what = findings[0] if findings else None
        raise MistakeError(
            what.what if what else say("localfacts.cannot_change", file=PATH),
            say("localfacts.cannot_change_mend", file=PATH),
        )
    return made


def let_out(root: Path, data: Path) -> int:
    """Publish the texts that a changed fact is in; how many there were.

    Raises EnvironmentalError when the disk does not allow it: the fact is saved all the same.
    """
    report = publish(root, data, today=today(), proofread=False)
    if report.changed:
        make_index(data, Library(data).generation())
    return len(report.published)
