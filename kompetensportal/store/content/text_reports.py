"""What was said of each text, and how the texts have stood from time to time.

The findings are rows of the build. The development is `readability.jsonl` in the data folder: one
line for each time when a check or a publication of everything found other figures than before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.finding_json import findings_from_json
from kompetensportal.model.content.text_report import Standing, TextReport, report_of
from kompetensportal.store.content.build_rows import BuildRows
from kompetensportal.store.content.disk import told

JUDGED = ("publish", "publish_across")
"""Origins of what all rules said, in the files and across them."""
HISTORY = "readability.jsonl"


def text_reports(data: Path) -> dict[str, TextReport]:
    """Path -> what all rules said of it when it was published last; empty before that."""
    if not (data / "build.sqlite").is_file():
        return {}
    rows = BuildRows(data / "build.sqlite")
    try:
        kept = [report for origin in JUDGED for report in rows.reports(origin)]
    finally:
        rows.close()
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for report in kept:
        by_path[report.path] += findings_from_json(report.findings)
    return {path: report_of(path, found) for path, found in sorted(by_path.items())}


def was_proofread(data: Path) -> bool:
    """Whether the rules that ask a dictionary have run on what was published last."""
    if not (data / "build.sqlite").is_file():
        return False
    rows = BuildRows(data / "build.sqlite")
    try:
        seen = rows.report_digests(JUDGED[0])
    finally:
        rows.close()
    return bool(seen) and all(" " in digest for digest in seen.values())


def standings(data: Path) -> list[Standing]:
    """The development, the oldest first; lines that cannot be read are left out."""
    found = []
    try:
        lines = (data / HISTORY).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    for line in lines:
        try:
            found.append(Standing(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found


def keep_standing(data: Path, standing: Standing) -> bool:
    """Add a standing unless it is as the last; whether it was added.

    Raises EnvironmentalError when the disk is full or not writable.
    """
    known = standings(data)
    if known and known[-1].figures == standing.figures:
        return False
    with told(data):
        data.mkdir(parents=True, exist_ok=True)
        with (data / HISTORY).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(standing)) + "\n")
    return True
