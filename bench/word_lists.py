"""How often the dictionaries are right on the frozen lists of `tests/language/lists`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kompetensportal.compiler.check import PicturesOnDisk, check_one
from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import content_paths, decode
from kompetensportal.language import word_lists
from kompetensportal.language.compounds import Splitter
from kompetensportal.language.frequency import frequencies
from kompetensportal.language.lix import words
from kompetensportal.language.proof import MISSPELLED, Proof
from kompetensportal.language.proofreader import proofreader
from kompetensportal.language.saldo import saldo
from kompetensportal.language.spelling import Speller
from kompetensportal.model.content.source import Kind, Source

REPOSITORY = Path(__file__).parents[1]
LISTS = REPOSITORY / "tests" / "language" / "lists"


def rows(name: str) -> list[list[str]]:
    """The lines of a list, each as its columns."""
    lines = (LISTS / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def pairs(name: str) -> list[tuple[str, str]]:
    """The lines of a list, each of two columns."""
    return [(first, second) for first, second in rows(name)]


@dataclass
class Compounds:
    """Compounds of the list that were split right, wrong, or not at all."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Also words that are no compounds and were split."""
    missed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right ones of all compounds."""
        return len(self.right) / (len(self.right) + len(self.wrong) + len(self.missed))


def compounds(name: str = "compounds") -> Compounds:
    """Split every word of a list."""
    found, splitter = Compounds(), Splitter(saldo())
    for word, marked in pairs(name):
        seams, main = _seams(marked)
        shown = _ends(splitter.written(word))
        if shown - seams:
            found.wrong.append(word)
        elif main is None:
            continue
        elif main in shown:
            found.right.append(word)
        else:
            found.missed.append(word)
    return found


def _seams(marked: str) -> tuple[set[int], int | None]:
    """(places of the seams, place of the main one) of `person|uppgifts||incident`."""
    head, double, _ = marked.partition("||")
    main = len(head.replace("|", "")) if double else None
    return _ends(marked.replace("||", "|").split("|")), main


def _ends(parts: tuple[str, ...] | list[str]) -> set[int]:
    return {sum(map(len, parts[:at])) for at in range(1, len(parts))}


def misspelled() -> tuple[list[str], int]:
    """(words that were not found, how many there are)."""
    speller = Speller(saldo(), frequencies(), Splitter(saldo()))
    every = pairs("misspelled")
    return [wrong for wrong, _ in every if speller.is_right(wrong)], len(every)


def hard_words(lines: slice) -> tuple[float, float]:
    """(precision, recall) of the limit on some lines of the list.

    Words of `everyday.tsv` are left out: they were looked at when that list was made.
    """
    everyday = {row[0] for row in word_lists.rows("everyday")}
    every = [row for row in pairs("hard_words")[lines] if row[1] not in everyday]
    is_hard = proofreader().is_hard
    told = [judged == "hard" for judged, word in every if is_hard(word)]
    hard = sum(judged == "hard" for judged, _ in every)
    return sum(told) / len(told), sum(told) / hard


STEP_RULES = ("passive", "subordinate-clauses", "step-imperative", "step-actions")
"""In the order of the columns of the list of steps."""
_FRONT = "---\ntitel: Steg\nägare: Kvalitet\ngranskas: 2027-05-01\nsvenska: lätt\n---\n"


@dataclass
class Told:
    """Lines that a rule told of rightly, for nothing, and not at all."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def count(self, text: str, *, is_there: bool, is_told: bool) -> None:
        """Put a line where it belongs."""
        if is_told:
            (self.right if is_there else self.wrong).append(text)
        elif is_there:
            self.missed.append(text)

    @property
    def precision(self) -> float:
        """Right ones of all that it told."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Right ones of all that there was to tell."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def steps() -> dict[str, Told]:
    """What each rule for steps makes of the list, by the rule's name: as `check` runs them."""
    told = {rule: Told() for rule in STEP_RULES}
    for text, passive, clauses, imperative, actions in rows("steps"):
        found = _rules_of_step(text)
        judged = (passive == "y", clauses == "y", imperative == "n", actions == "y")
        for rule, is_there in zip(STEP_RULES, judged, strict=True):
            told[rule].count(text, is_there=is_there, is_told=rule in found)
    return told


def fresh_passives() -> Told:
    """What the rule about passives makes of the steps that were judged before it was changed."""
    told = Told()
    for text, passive in rows("passives_fresh"):
        is_told = "passive" in _rules_of_step(text)
        told.count(text, is_there=passive == "y", is_told=is_told)
    return told


def _rules_of_step(text: str) -> set[str]:
    """The rules that a step breaks, as `check` runs them."""
    markdown = f"{_FRONT}1. {text} {{#ett}}\n"
    source = decode("lathundar/mall/mall.md", Kind.LATHUND, markdown.encode())
    assert isinstance(source, Source)
    dictionary = Dictionary(proofreader().read)
    compiled = compile_source(source, pictures=lambda _: None, full=True, dictionary=dictionary)
    return {finding.rule for finding in compiled.findings}


def doubted() -> tuple[set[str], int]:
    """(word forms of the shipped content that are doubted, how many forms there are).

    Without the local word list: what it holds was doubted before somebody wrote it there. Names
    of systems and people are no false alarms, so capital words inside sentences are left out.
    """
    found: set[str] = set()
    forms: set[str] = set()
    for sentence, proof in _sentences():
        forms.update(word.lower() for word in words(sentence) if word.isalpha())
        # The first word of a sentence has its capital from its place, and may be no name.
        written = sentence[:1].lower() + sentence[1:]
        marked = [written[m.start : m.end] for m in proof.marks if m.kind == MISSPELLED]
        found.update(word for word in marked if word.islower())
    return found, len(forms)


def _sentences() -> Iterator[tuple[str, Proof]]:
    read: dict[str, Proof] = {}

    def proofread(sentence: str) -> Proof:
        read[sentence] = proofreader().read(sentence)
        return read[sentence]

    known = PicturesOnDisk(REPOSITORY)
    dictionary = Dictionary(proofread)
    for path in content_paths(REPOSITORY):
        check_one(REPOSITORY, path, known, dictionary)
    yield from read.items()
