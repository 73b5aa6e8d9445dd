"""From the draft to the library that people read: all rules, then one root pointer renamed.

What has errors is not published: its last published version stands, and the author is told. The
rest is published. The forms of one text go together: none of them without the others.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kompetensportal.actions.content import aids, crew
from kompetensportal.actions.content.assemble import CATALOGUE, assemble
from kompetensportal.actions.content.bring_up_to_date import reports_of
from kompetensportal.actions.content.build import LOCK_SECONDS, MOVED, build
from kompetensportal.actions.content.compile_files import (
    COMPILE,
    PUBLISH,
    Compile,
    failed,
    unexpected,
)
from kompetensportal.actions.content.editions import publish_editions
from kompetensportal.actions.content.kept_judgements import KeptJudgements
from kompetensportal.actions.content.known_facts import FACTS, KnownFacts
from kompetensportal.actions.content.prepare_pictures import REFUSED, Known
from kompetensportal.actions.content.proofread import has_dictionaries, open_dictionary
from kompetensportal.actions.content.standing import keep_how_it_stands
from kompetensportal.compiler import library_rules
from kompetensportal.compiler.facts import needed, state_of
from kompetensportal.compiler.rows import Row, from_plain
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.finding_json import findings_from_json
from kompetensportal.store.content.build_rows import (
    DRAFT,
    LIBRARY,
    BuildRows,
    ReportRow,
    TextRow,
)
from kompetensportal.store.content.library import Library
from kompetensportal.store.content.lock import hold
from kompetensportal.store.content.pool import NAME
from kompetensportal.words import say

ACROSS = "publish_across"
"""Origin of the findings that all rules across files have."""
COLLECT_SECONDS = 24 * 3600
COLLECTED = "collected"
TRIES = 2
"""The second time when the first found that a power cut has taken files of the draft."""

Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What was published, and what was not."""

    published: tuple[str, ...]
    """Files whose text is new or another in the library."""
    removed: tuple[str, ...]
    withheld: tuple[str, ...]
    """Files whose last published version stands, or that are not published, because of errors."""
    texts: int
    """Texts of the library now."""
    findings: tuple[Finding, ...]
    changed: bool
    seconds: float


def publish(
    root: Path,
    data: Path,
    *,
    today: date,
    everything: bool = False,
    proofread: bool = True,
    progress: Progress = _silent,
    waiting: Callable[[], None] | None = None,
) -> PublishReport:
    """Build, judge by all rules, and publish what is without errors.

    Args:
        root: the folder with `lathundar/` and `courses/`.
        data: the data folder.
        today: the day that review dates are compared with.
        everything: compile and judge also what has not changed.
        proofread: run also the rules that need a dictionary, where one is installed. `start` does
            not: what it serves has been checked before.
        progress: told (done, total) while texts are compiled, and again while they are judged.
        waiting: told once when another build has to finish first.

    Raises EnvironmentalError as `build` does; what is published is then as before.
    """
    begin = time.monotonic()
    for _ in range(TRIES):
        build(root, data, everything=everything, progress=progress, waiting=waiting)
        rows = BuildRows(data / "build.sqlite")
        try:
            with hold(data / "build.lock", LOCK_SECONDS, waiting), rows.writing():
                publication = _Publication(
                    root, data, rows, today=today, proofread=proofread, progress=progress
                )
                report = publication.run(begin)
        finally:
            rows.close()
        if report is not None:
            if proofread:
                keep_how_it_stands(data)
            publish_editions(root, data)
            aids.fill(Library(data), data)
            return report
    raise EnvironmentalError(
        say("build.damaged_file", name=str(data)), say("build.damaged_file_mend")
    )


class _Publication:
    def __init__(
        self,
        root: Path,
        data: Path,
        rows: BuildRows,
        *,
        today: date,
        proofread: bool,
        progress: Progress,
    ) -> None:
        self._root, self._rows, self._today, self._progress = root, rows, today, progress
        self._data, self._proofread = data, proofread and has_dictionaries()
        self._library = Library(data)
        self._facts = KnownFacts(rows).facts
        self._drafts = {text.path: text for text in rows.texts(DRAFT)}
        self._standing = {text.path: text for text in rows.texts(LIBRARY)}
        self._first = not (data / "library" / "root.json").is_file()

    def run(self, begin: float) -> PublishReport | None:
        """Judge, choose, swap; None when documents are lost, which the next build makes again."""
        outlines = [from_plain(json.loads(text)) for _, text in self._rows.outlines()]
        self._judge(outlines)
        self._look_across(outlines)
        withheld = self._withheld(outlines)
        new = [
            text
            for path, text in self._drafts.items()
            if path not in withheld and text != self._standing.get(path)
        ]
        documents = {text.document for text in new if text.document}
        if lost := set(self._library.documents.publish(documents)):
            self._rows.doubt(text.path for text in new if text.document in lost)
            return None
        gone = self._gone(withheld, outlines)
        self._rows.put_texts(LIBRARY, new)
        self._rows.remove_texts(LIBRARY, gone)
        groups = {text.group for text in new} | {self._standing[path].group for path in gone}
        changed = assemble(self._library, self._rows, LIBRARY, None if self._first else groups)
        self._library.documents.drop(documents)
        self._collect()
        return PublishReport(
            published=tuple(sorted(text.path for text in new)),
            removed=tuple(gone),
            withheld=tuple(sorted(withheld)),
            texts=len(self._standing.keys() - set(gone) | {text.path for text in new}),
            findings=tuple(self._findings()),
            changed=changed,
            seconds=time.monotonic() - begin,
        )

    def _judge(self, outlines: list[Row]) -> None:
        """All rules on each file that they have not seen as it is now."""
        moved = json.loads(self._rows.fact(MOVED) or "{}")
        pictures = Known(self._rows.pictures())
        judge = Compile(self._root, pictures, moved, full=True, facts=self._facts)
        if self._proofread:
            dictionary, proofs = open_dictionary(self._root, self._data, outlines)
            judge = replace(judge, dictionary=dictionary, proofs=proofs, state=dictionary.state)
        # What is judged without a dictionary is soon judged with one: it is not worth keeping.
        memory = KeptJudgements(self._data) if self._proofread else None
        try:
            self._judge_with(judge, memory)
        finally:
            if judge.proofs is not None:
                judge.proofs.close()
            if memory is not None:
                memory.close()

    def _judge_with(self, judge: Compile, memory: KeptJudgements | None) -> None:
        seen = self._rows.report_digests(PUBLISH)
        if not self._proofread:
            # Whoever has judged a file with a dictionary has judged it without one.
            seen = {path: digest.partition(" ")[0] for path, digest in seen.items()}
        current = self._rows.report_digests(COMPILE)
        wanted = {path: f"{digest} {judge.state}".strip() for path, digest in current.items()}
        paths = [path for path, digest in sorted(wanted.items()) if seen.get(path) != digest]
        if memory is not None:
            known = [self._known(memory, path, current[path], judge.state) for path in paths]
            self._rows.put_reports(report for report in known if report)
            paths = [path for path, report in zip(paths, known, strict=True) if not report]
        jobs = [(path, True) for path in paths]
        for done, ((path, _), outcome) in enumerate(crew.work(judge, jobs), 1):
            judged = outcome or failed(path, unexpected(path, "SIGKILL"), PUBLISH)
            self._rows.put_reports([judged.report])
            if memory is not None and judged.outline:
                said = (judge.state, judged.outline, judged.report.findings)
                memory.put((path, judged.digest), said, judged.needs, self._state_of)
            self._progress(done, len(jobs))

    def _known(
        self, memory: KeptJudgements, path: str, digest: str, state: str
    ) -> ReportRow | None:
        """What a check has said of a text as it is now."""
        written = memory.written(path, digest, state, self._state_of)
        if written is None:
            return None
        severities = [finding.severity for finding in findings_from_json(written)]
        errors, warnings = (severities.count(s) for s in (Severity.ERROR, Severity.WARNING))
        return ReportRow(path, PUBLISH, f"{digest} {state}", errors, warnings, written)

    def _state_of(self, path: str) -> str | None:
        """Which content a picture, download or local fact has: a `compiler.check.StateOf`."""
        if fact := needed(path):
            return state_of(self._facts, fact)
        key = self._rows.digests([path]).get(path, "")
        return None if key.startswith(REFUSED) else key

    def _look_across(self, outlines: list[Row]) -> None:
        findings = library_rules.check_rows(outlines, today=self._today)
        self._rows.drop_reports(ACROSS)
        self._rows.put_reports(reports_of(findings, ACROSS))

    def _withheld(self, outlines: list[Row]) -> set[str]:
        """Files with errors, and the other forms of their texts."""
        failing = self._rows.failing((COMPILE, PUBLISH, ACROSS))
        ids = {row.id for row in outlines if row.path in failing}
        return failing | {row.path for row in outlines if row.id in ids}

    def _gone(self, withheld: set[str], outlines: list[Row]) -> list[str]:
        """What is published from files that are no more.

        A file that was renamed and has errors is published under its old name until they are
        mended: its id must not vanish from people's programmes.
        """
        waiting = {row.id for row in outlines if row.path in withheld}
        known = self._rows.report_digests(COMPILE)
        return sorted(
            path
            for path, text in self._standing.items()
            if path not in known and _id_of(text) not in waiting
        )

    def _findings(self) -> list[Finding]:
        reports = [r for origin in (PUBLISH, ACROSS, FACTS) for r in self._rows.reports(origin)]
        found = [f for report in reports for f in findings_from_json(report.findings)]
        return sorted(found, key=lambda f: (f.path, f.line, f.column, f.rule))

    def _collect(self) -> None:
        """Once a day, remove what nothing leads to any more."""
        last = float(self._rows.fact(COLLECTED) or 0)
        if time.time() - last < COLLECT_SECONDS:
            return
        names = (name for text in self._rows.kept() for name in NAME.findall(text))
        self._library.collect(names)
        self._library.documents.drop_others({text.document for text in self._drafts.values()})
        self._rows.set_fact(COLLECTED, str(int(time.time())))


def _id_of(text: TextRow) -> str:
    value = json.loads(text.value)
    return str(value["value"]["id"] if text.group == CATALOGUE else value["meta"]["id"])
