"""Trees of content for the compiler's tests, written file by file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kompetensportal.compiler.check import check
from kompetensportal.model.content.finding import Finding, Severity

TODAY = date(2026, 11, 1)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><path d="M0 0h9"/></svg>'


def lathund(id_: str, body: str = "Text.\n", *, easy: bool = True, **more: str) -> str:
    """A lathund that is right."""
    lines = [f"titel: Om {id_}", f"id: {id_}", "ägare: Systemspecialist", "granskas: 2027-05-01"]
    lines += ["svenska: lätt"] if easy else []
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def sibling(id_: str, body: str = "Text.\n") -> str:
    """A second form of a text."""
    return f"---\ntitel: Om {id_}\nid: {id_}\n---\n{body}"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a root; the root."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        (root / path).write_bytes(data)
    return root


def findings(root: Path, files: Mapping[str, str | bytes]) -> list[Finding]:
    """What `check` finds in a tree of such files, information left out."""
    found = check(write(root, files), today=TODAY)
    return [finding for finding in found if finding.severity is not Severity.INFO]


def rules(found: list[Finding]) -> list[tuple[str, str]]:
    """(path, rule) of findings."""
    return [(finding.path, finding.rule) for finding in found]
