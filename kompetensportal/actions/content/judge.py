"""All rules on a few texts, for whoever is writing them: what `publish` would say."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from kompetensportal.actions.content.build import MOVED
from kompetensportal.actions.content.compile_files import Compile
from kompetensportal.actions.content.prepare_pictures import Known
from kompetensportal.actions.content.proofread import has_dictionaries, open_dictionary
from kompetensportal.actions.content.suggest_pictures import with_pictures
from kompetensportal.compiler import library_rules
from kompetensportal.compiler.rows import from_plain
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.finding_json import findings_from_json
from kompetensportal.store.content.build_rows import BuildRows


def judge(root: Path, data: Path, paths: Collection[str], today: date) -> list[Finding]:
    """Findings of every rule about some files, in the order of their places."""
    rows = BuildRows(data / "build.sqlite")
    try:
        moved = json.loads(rows.fact(MOVED) or "{}")
        pictures = Known(rows.pictures())
        outlines = [from_plain(json.loads(text)) for _, text in rows.outlines()]
    finally:
        rows.close()
    one = Compile(root, pictures, moved, full=True)
    if has_dictionaries():
        dictionary, proofs = open_dictionary(root, data, outlines)
        one = replace(one, dictionary=dictionary, proofs=proofs)
    found = [f for path in paths for f in findings_from_json(one((path, True)).report.findings)]
    if one.proofs is not None:
        one.proofs.close()
    found += [f for f in library_rules.check_rows(outlines, today=today) if f.path in paths]
    found = with_pictures(root, found)
    return sorted(found, key=lambda f: (f.path, f.line, f.column, f.rule))
