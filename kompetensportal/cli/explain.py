"""Rules explained on a terminal: `kompetensportal check --explain RULE`."""

from __future__ import annotations

from difflib import get_close_matches

from kompetensportal.errors import NotFoundError
from kompetensportal.model.content.explanation import SOURCES, Explanation, explanation_of
from kompetensportal.words import Catalogue, MissingMessageError, say


def explain(words: Catalogue, rule: str) -> str:
    """One rule, or all of them for an empty name. Raises NotFoundError for one there is not."""
    if not rule:
        return "\n\n".join(_one(words, name) for name in sorted(SOURCES))
    if rule not in SOURCES and not _is_structural(words, rule):
        likely = get_close_matches(rule, SOURCES, n=1, cutoff=0)[0]
        raise NotFoundError(
            say("rules.none", rule=rule[:60]), say("rules.none_mend", likely=likely)
        )
    return _one(words, rule)


def explanation(words: Catalogue, rule: str) -> dict[str, str]:
    """The explanation of a rule for JSON; empty for one that only sees that a text can be built."""
    found = explanation_of(words, rule)
    if found is None:
        return {}
    return {"why": found.why, "better": found.better, "source": found.source}


def _one(words: Catalogue, rule: str) -> str:
    found = explanation_of(words, rule)
    lines = _lines(words, found) if found else [words.text("rules.structural")]
    return "\n    ".join((rule, *lines))


def _lines(words: Catalogue, found: Explanation) -> list[str]:
    return [
        words.text("rules.line_why", why=found.why),
        words.text("rules.line_worse", worse=found.worse),
        words.text("rules.line_better", better=found.better),
        words.text("rules.line_source", source=found.source),
    ]


def _is_structural(words: Catalogue, rule: str) -> bool:
    """Whether findings of such a rule have words."""
    try:
        words.text(f"findings.{rule.replace('-', '_')}")
    except MissingMessageError:
        return False
    return True
