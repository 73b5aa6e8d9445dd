"""`lathundar/fakta.yaml`: the local facts of an organisation, one entry each.

    it-telefon:
      vad: Telefonnumret till it-supporten
      värde: 08-123 45 67
      annars: fråga din chef om numret

`vad` says what it is, `värde` is what readers see, `annars` what they see until there is a value.
A content folder without the file, or without one of the facts, has the entry that ships.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import yaml
from yaml.cyaml import CBaseLoader

from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.local_fact import (
    LONGEST_NAME,
    LONGEST_VALUE,
    NAME,
    LocalFact,
    LocalFacts,
)
from kompetensportal.words import Argument, say, starter_folder

PATH = "lathundar/fakta.yaml"
LARGEST = 100_000
"""Bytes: a thousand facts."""
ABOUT, VALUE, OTHERWISE = "vad", "värde", "annars"
KEYS = (ABOUT, VALUE, OTHERWISE)


def read_facts(root: Path) -> tuple[LocalFacts | None, list[Finding]]:
    """The facts of a content folder over those that ship, and what is wrong with the file.

    None when the file cannot be read at all: whoever knows what it said before goes on with that.
    """
    try:
        with (root / PATH).open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return shipped(), []
    except OSError as error:
        return None, [_finding("unreadable", why=error.strerror or type(error).__name__)]
    facts, findings = facts_of(data)
    if facts is None:
        return None, findings
    return shipped() | {name: _over(fact) for name, fact in facts.items()}, findings


@cache
def shipped() -> dict[str, LocalFact]:
    """The facts that come with the program; none of them has a value."""
    file = starter_folder("lathundar") / PATH.rpartition("/")[2]
    facts, _ = facts_of(file.read_bytes() if file.is_file() else b"")
    return dict(facts or {})


def _over(fact: LocalFact) -> LocalFact:
    """A fact, what it does not say taken from the one that ships."""
    ours = shipped().get(fact.name)
    if ours is None:
        return fact
    return replace(fact, about=fact.about or ours.about, otherwise=fact.otherwise or ours.otherwise)


def facts_of(data: bytes) -> tuple[dict[str, LocalFact] | None, list[Finding]]:
    """The facts in the bytes of a file; None when they are no YAML of entries."""
    if len(data) > LARGEST:
        return None, [_finding("too_large", limit=LARGEST // 1000)]
    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=CBaseLoader)
    except UnicodeDecodeError as error:
        return None, [_finding("not_utf8", data.count(b"\n", 0, error.start) + 1)]
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return None, [_finding("broken", mark.line + 1 if mark else 1)]
    if node is None:
        return {}, []
    if not isinstance(node, yaml.MappingNode):
        return None, [_finding("broken", 1)]
    facts: dict[str, LocalFact] = {}
    findings: list[Finding] = []
    for key, value in node.value:
        fact = _fact(key, value, findings)
        if fact is not None and fact.name in facts:
            findings.append(_finding("twice", key.start_mark.line + 1, name=fact.name))
        elif fact is not None:
            facts[fact.name] = fact
    return facts, findings


def _fact(key: yaml.Node, value: yaml.Node, findings: list[Finding]) -> LocalFact | None:
    line = key.start_mark.line + 1
    name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        findings.append(_finding("name", line, name=name[:LONGEST_NAME]))
        return None
    if not isinstance(value, yaml.MappingNode):
        findings.append(_finding("no_entry", line, name=name))
        return None
    said = dict(_texts(name, value, findings))
    return LocalFact(name, *(said.get(word, "") for word in KEYS))


def _texts(
    name: str, entry: yaml.MappingNode, findings: list[Finding]
) -> Iterator[tuple[str, str]]:
    for key, value in entry.value:
        line = key.start_mark.line + 1
        word = str(key.value)
        if word not in KEYS:
            likely = get_close_matches(word, KEYS, n=1)
            args: dict[str, Argument] = {"name": name, "key": word[:LONGEST_NAME]}
            findings.append(
                _finding("key", line, **args, likely=likely[0] if likely else ", ".join(KEYS))
            )
        elif not isinstance(value, yaml.ScalarNode):
            findings.append(_finding("no_text", line, name=name, key=word))
        elif len(value.value) > LONGEST_VALUE:
            findings.append(_finding("long", line, name=name, key=word, limit=LONGEST_VALUE))
        else:
            yield word, " ".join(str(value.value).split())


def _finding(kind: str, line: int = 1, **args: Argument) -> Finding:
    """Errors: readers would see less than the author has written."""
    what = say(f"localfacts.{kind}", file=PATH, **args)
    mend = say(f"localfacts.{kind}_mend", file=PATH, **args)
    return Finding(f"facts-{kind.replace('_', '-')}", Severity.ERROR, PATH, line, 1, what, mend)
