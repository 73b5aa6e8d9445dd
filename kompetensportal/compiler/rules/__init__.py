"""What a text must be: one rule a file, and one line here."""

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules import (
    abbreviation,
    anchor,
    fact_empty,
    fact_unknown,
    figures,
    goal_ids,
    hard_word,
    heading_empty,
    heading_level,
    lix,
    lix_paragraph,
    long_heading,
    long_line,
    long_paragraph,
    long_sentence,
    long_step,
    long_word,
    mean_sentence,
    negations,
    nominal_ratio,
    officialese,
    ovix,
    owner,
    passive,
    percent,
    picture_file,
    picture_text,
    question_answers,
    read_alike,
    review,
    spelling,
    step_actions,
    step_imperative,
    step_picture,
    subordinate_clauses,
    survey_questions,
    word_definition,
    word_parts,
)
from kompetensportal.compiler.rules.rule import Rule
from kompetensportal.compiler.rules.sentence_places import with_sentences
from kompetensportal.compiler.structure import Document
from kompetensportal.compiler.waivers import apply
from kompetensportal.model.content.finding import Finding, Severity

RULES: tuple[Rule, ...] = (
    owner.RULE,
    review.RULE,
    read_alike.RULE,
    heading_level.RULE,
    heading_empty.RULE,
    picture_text.RULE,
    picture_file.RULE,
    anchor.RULE,
    question_answers.RULE,
    survey_questions.RULE,
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
    hard_word.RULE,
    long_word.RULE,
    spelling.RULE,
    passive.RULE,
    lix_paragraph.RULE,
    figures.RULE,
    ovix.RULE,
    nominal_ratio.RULE,
    word_definition.RULE,
    word_parts.RULE,
    goal_ids.RULE,
    fact_unknown.RULE,
    fact_empty.RULE,
)

WAIVABLE = frozenset(
    {rule.name for rule in RULES if rule.severity is not Severity.ERROR}
    | {"picture-text", "step-id", "box-id"}
)
"""Rules that have warnings."""
WHOLE = frozenset(rule.name for rule in RULES if rule.whole)
NEED_DICTIONARY = frozenset(
    {rule.name for rule in RULES if rule.dictionary} | {step_imperative.RULE.name}
)


def judge(document: Document, context: Context) -> tuple[Finding, ...]:
    """All findings about one file, in the order of their places, the waived ones left out."""
    matter = document.matter
    findings = [*matter.parsed.front.findings, *matter.findings, *matter.parsed.findings]
    findings += document.findings
    for rule in RULES:
        if rule.applies(document, context):
            findings += rule.run(document, context)
    if document.waivers:
        findings = apply(findings, document.waivers, WAIVABLE, document.path, _unjudged(context))
    if context.full:
        findings = list(with_sentences(document, findings, WHOLE))
    findings.sort(key=_by_place)
    return tuple(findings)


def _unjudged(context: Context) -> frozenset[str]:
    """Names of the rules that have not run."""
    if not context.full:
        return WAIVABLE
    return NEED_DICTIONARY if context.dictionary is None else frozenset()


def _by_place(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.rule
