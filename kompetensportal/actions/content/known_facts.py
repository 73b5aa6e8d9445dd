"""The local facts that a build knows: a changed one compiles only the texts that use it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from kompetensportal.compiler.facts import need
from kompetensportal.compiler.facts_file import PATH, read_facts
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.finding_json import findings_to_json
from kompetensportal.model.content.local_fact import LocalFact, LocalFacts
from kompetensportal.store.content.build_rows import BuildRows, ReportRow

LOCAL_FACTS = "local_facts"
"""Name of the row that holds them as JSON."""
FACTS = "facts"
"""Origin of what a build finds in their file."""


class KnownFacts:
    """The facts of a content folder, and which are others than at the last build.

    A file that cannot be read changes nothing: readers keep what they had, and the author is told.
    """

    def __init__(self, rows: BuildRows, root: Path | None = None) -> None:
        """`root` None: as they were at the last build."""
        self._rows = rows
        kept = json.loads(rows.fact(LOCAL_FACTS) or "{}")
        before = {name: LocalFact(**fact) for name, fact in kept.items()}
        self.facts: LocalFacts = before
        self.findings: list[Finding] = []
        if root is not None:
            found, self.findings = read_facts(root)
            self.facts = before if found is None else found
        self.changed = [
            need(name)
            for name in self.facts.keys() | before.keys()
            if self.facts.get(name) != before.get(name)
        ]

    def keep(self, *, whole: bool) -> None:
        """Remember them, unless only a part of the content was looked at."""
        if not whole:
            return
        if self.changed:
            plain = {name: asdict(fact) for name, fact in sorted(self.facts.items())}
            self._rows.set_fact(LOCAL_FACTS, json.dumps(plain, ensure_ascii=False))
        written = findings_to_json(self.findings)
        self._rows.put_reports([ReportRow(PATH, FACTS, "", len(self.findings), 0, written)])
