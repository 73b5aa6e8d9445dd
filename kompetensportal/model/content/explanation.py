"""What a rule is for, in one sentence, with a worse and a better example, and its source."""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.words import Catalogue

SOURCES = {
    "owner": "house",
    "review": "house",
    "review-passed": "house",
    "read-alike": "commonmark",
    "heading-level": "wcag",
    "heading-empty": "wcag",
    "picture-text": "wcag",
    "picture-file": "house",
    "anchor": "house",
    "fact-unknown": "house",
    "fact-empty": "house",
    "question-answers": "house",
    "survey-questions": "house",
    "long-heading": "mtm",
    "step-picture": "solna",
    "long-step": "solna",
    "long-sentence": "isof",
    "mean-sentence": "isof",
    "lix": "lix",
    "lix-paragraph": "lix",
    "long-paragraph": "mtm",
    "long-line": "mtm",
    "abbreviation": "r64",
    "subordinate-clauses": "fub",
    "negations": "fub",
    "step-imperative": "r64",
    "step-actions": "isof",
    "percent": "r64",
    "officialese": "isof",
    "hard-word": "wf",
    "long-word": "fub",
    "spelling": "saldo",
    "passive": "isof",
    "figures": "lix",
    "ovix": "ovix",
    "nominal-ratio": "isof",
    "word-definition": "house",
    "word-parts": "house",
    "goal-twice": "house",
    "easy-missing": "mtm",
    "easy-lacks-step": "house",
    "easy-lacks-picture": "house",
    "easy-lacks-warning": "house",
    "easy-other-survey": "house",
    "sibling-form": "house",
}
"""Rule -> where it comes from: `rules.source_<name>`. Others only see that a text can be built."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """In the reader's language; the examples are Swedish, as authors write it."""

    why: str
    worse: str
    better: str
    source: str


def explanation_of(words: Catalogue, rule: str) -> Explanation | None:
    """What there is to say about a rule; None for one that only sees that a text can be built."""
    if rule not in SOURCES:
        return None
    key = f"rules.{rule.replace('-', '_')}"
    return Explanation(
        words.text(f"{key}_why"),
        words.text(f"{key}_worse"),
        words.text(f"{key}_better"),
        words.text(f"rules.source_{SOURCES[rule]}"),
    )
