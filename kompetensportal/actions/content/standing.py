"""One more point of the development: how the texts stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.text_report import TextReport, report_of, standing_of
from kompetensportal.store.content.text_reports import keep_standing, text_reports


def keep_how_it_stands(data: Path, findings: Iterable[Finding] | None = None) -> bool:
    """Keep the figures of all texts when they are others than the last; whether they were.

    Args:
        findings: of a check of everything; None: those of the last publication.

    Raises EnvironmentalError when the disk is full or not writable.
    """
    reports: Iterable[TextReport]
    if findings is None:
        reports = text_reports(data).values()
    else:
        by_path: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_path[finding.path].append(finding)
        reports = [report_of(path, found) for path, found in by_path.items()]
    standing = standing_of(reports, datetime.now(UTC).isoformat(timespec="seconds"))
    return standing is not None and keep_standing(data, standing)
