"""What a text must be: one rule a file, and one line here."""

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules import (
    abbreviation,
    anchor,
    heading_empty,
    heading_level,
    lix,
    long_heading,
    long_line,
    long_paragraph,
    long_sentence,
    long_step,
    mean_sentence,
    negations,
    officialese,
    owner,
    percent,
    picture_file,
    picture_text,
    question_answers,
    review,
    step_actions,
    step_imperative,
    step_picture,
    subordinate_clauses,
    word_definition,
    word_parts,
)
from kompetensportal.compiler.rules.rule import Rule
from kompetensportal.compiler.structure import Document
from kompetensportal.compiler.waivers import apply
from kompetensportal.model.content.finding import Finding, Severity

RULES: tuple[Rule, ...] = (
    owner.RULE,
    review.RULE,
    heading_level.RULE,
    heading_empty.RULE,
    picture_text.RULE,
    picture_file.RULE,
    anchor.RULE,
    question_answers.RULE,
    long_heading.RULE,
    step_picture.RULE,
    long_step.RULE,
    long_sentence.RULE,
    mean_sentence.RULE,
    lix.RULE,
    long_paragraph.RULE,
    long_line.RULE,
    abbreviation.RULE,
    subordinate_clauses.RULE,
    negations.RULE,
    step_imperative.RULE,
    step_actions.RULE,
    percent.RULE,
    officialese.RULE,
    word_definition.RULE,
    word_parts.RULE,
)

WAIVABLE = frozenset(
    {rule.name for rule in RULES if rule.severity is not Severity.ERROR}
    | {"picture-text", "step-id", "box-id"}
)
"""Rules that have warnings."""


def judge(document: Document, context: Context) -> tuple[Finding, ...]:
    """All findings about one file, in the order of their places, the waived ones left out."""
    matter = document.matter
    findings = [*matter.parsed.front.findings, *matter.findings, *matter.parsed.findings]
    findings += document.findings
    for rule in RULES:
        if rule.applies(document, context):
            findings += rule.run(document, context)
    if document.waivers:
        findings = apply(findings, document.waivers, WAIVABLE, document.path, context.full)
    findings.sort(key=_by_place)
    return tuple(findings)


def _by_place(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.rule
