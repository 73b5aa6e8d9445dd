"""Which sentence a finding is about, so that a page can show it there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kompetensportal.compiler.rules.rule import place_of_sentence
from kompetensportal.compiler.structure import Document, Spoken
from kompetensportal.model.content.finding import Finding


def with_sentences(
    document: Document, findings: Iterable[Finding], whole: Collection[str]
) -> Iterator[Finding]:
    """Findings with the number of the sentence at their place.

    Args:
        whole: names of the rules that are about whole texts.
    """
    spoken = document.spoken
    lines = [one.line for one in spoken]
    for finding in findings:
        at = 0 if finding.rule in whole else bisect_right(lines, finding.line)
        if not at:
            yield finding
            continue
        if lines[at - 1] == finding.line:
            # Of several on the line the last that begins before the column.
            first = bisect_right(lines, finding.line - 1)
            while at > first and _column(document, spoken[at - 1]) > finding.column:
                at -= 1
        about = spoken[at - 1] if at else None
        if about is not None and finding.line < about.prose.end:
            yield replace(finding, sentence=about.sentence.index)
        else:
            yield finding


def _column(document: Document, spoken: Spoken) -> int:
    return place_of_sentence(document, spoken).column
