"""What the rules said of texts, in figures: for the report and its development over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean, median

from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Form

FIGURES = "figures"
"""Name of the rule whose finding carries a text's figures."""


@dataclass(frozen=True, slots=True)
class TextReport:
    """What was said of one file."""

    path: str
    findings: tuple[Finding, ...]
    """But for the one that only carries the figures."""
    easy: bool
    lix: int | None
    """None for a text that is not measured: courses, programmes, other languages."""
    mean: float | None
    """Words a sentence."""
    words: int

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(f.severity is Severity.ERROR for f in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return sum(f.severity is Severity.WARNING for f in self.findings)


@dataclass(frozen=True, slots=True)
class Standing:
    """All texts at one moment: one point of the development."""

    at: str
    """UTC, ISO 8601, to the second."""
    texts: int
    """Easy texts that were measured."""
    lix: float
    """Median of their LIX."""
    mean: float
    """Mean of their mean sentences, in words."""
    errors: int
    warnings: int

    @property
    def figures(self) -> tuple[float, ...]:
        """Everything but when."""
        return (self.texts, self.lix, self.mean, self.errors, self.warnings)


def report_of(path: str, findings: Iterable[Finding]) -> TextReport:
    """The report of one file, from its findings."""
    every = tuple(findings)
    said = next((f.what.as_dict() for f in every if f.rule == FIGURES), {})
    return TextReport(
        path,
        tuple(f for f in every if f.rule != FIGURES),
        said.get("form") == Form.EASY.value,
        int(said["lix"]) if said else None,
        float(str(said["mean"]).replace(",", ".")) if said else None,
        int(said.get("words", 0)),
    )


def standing_of(reports: Iterable[TextReport], at: str) -> Standing | None:
    """How the texts stand; None when no easy text was measured."""
    every = list(reports)
    lix = [r.lix for r in every if r.easy and r.lix is not None]
    means = [r.mean for r in every if r.easy and r.mean is not None]
    if not lix:
        return None
    return Standing(
        at,
        len(lix),
        float(median(lix)),
        round(mean(means), 1),
        sum(r.errors for r in every),
        sum(r.warnings for r in every),
    )
