"""The rules of easy Swedish: how often they are right on our lists, and what a check costs."""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.generate import name_of, system_of, write_library
from bench.measure import Cost, run
from bench.word_lists import (
    REPOSITORY,
    compounds,
    doubted,
    fresh_passives,
    hard_words,
    misspelled,
    steps,
)

AGAIN = 0.2
"""What a check with one change may cost of the first one: one text is judged again,
all are read, and what is wrong with all is told again."""
ONE_LATHUND = "lathundar/outlook/las-och-svara.md"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and what it must reach."""

    what: str
    value: float
    unit: str
    limit: float
    least: bool
    """True: at least the limit; False: at most."""

    @property
    def holds(self) -> bool:
        """Whether it is reached."""
        return self.value >= self.limit if self.least else self.value <= self.limit

    def __str__(self) -> str:
        sign = ">=" if self.least else "<="
        verdict = "ok" if self.holds else "MISSED"
        value = f"{self.value:>9.3f} {self.unit:<6}"
        return f"{self.what:<62} {value} {sign} {self.limit:<7.4g} {verdict}"


def of_lists() -> list[Figure]:
    """How often the rules are right."""
    split, fresh = compounds(), compounds("compounds_fresh")
    accepted, wrong_words = misspelled()
    alarms, forms = doubted()
    figures = [
        Figure("compounds split right", split.share, "", 0.85, True),
        Figure("compounds split wrong", len(split.wrong), "words", 0, False),
        Figure("fresh compounds split right", fresh.share, "", 0.85, True),
        Figure("fresh compounds split wrong", len(fresh.wrong), "words", 0, False),
        Figure(
            f"misspelled words found, of {wrong_words}",
            1 - len(accepted) / wrong_words,
            "",
            17 / 18,
            True,
        ),
        Figure(f"false alarms, of {forms} forms shipped", len(alarms) / forms, "", 0.02, False),
    ]
    for name, lines in (("tuned on", slice(0, None, 2)), ("not tuned on", slice(1, None, 2))):
        precision, recall = hard_words(lines)
        figures.append(Figure(f"hard words, precision, lines {name}", precision, "", 0.8, True))
        figures.append(Figure(f"hard words, recall, lines {name}", recall, "", 0.8, True))
    unseen = fresh_passives()
    figures += [
        Figure("passive, precision, 64 fresh steps", unseen.precision, "", 0.8, True),
        Figure("passive, recall, 64 fresh steps", unseen.recall, "", 0.8, True),
    ]
    for rule, told in steps().items():
        figures.append(Figure(f"{rule}, precision, 84 steps", told.precision, "", 0.8, True))
        figures.append(Figure(f"{rule}, recall, 84 steps", told.recall, "", 0.8, True))
        print(f"{rule}: for nothing: {told.wrong}; not told: {told.missed}")
    print(f"not split: {', '.join(split.missed)}; of the fresh ones {', '.join(fresh.missed)}")
    print(f"misspelled and not found: {', '.join(accepted)}")
    print(f"false alarms: {', '.join(sorted(alarms))}")
    return figures


def of_checks(folder: Path, lessons: int) -> list[Figure]:
    """What checks cost, in CPU seconds of the process and all that it starts."""
    shipped = [*_check(folder / "shipped"), "--content", str(REPOSITORY)]
    run(shipped)
    one = run([*shipped, ONE_LATHUND])
    content, data = folder / "content", folder / "data"
    write_library(content, lessons)
    many = [*_check(data), "--content", str(content)]
    whole = _allowed_to_find(many)
    kept = _sentences_kept(data)
    _change(content, lessons // 2)
    again = _allowed_to_find(many)
    return [
        Figure("check of one lathund, nothing changed, CPU", one.cpu, "s", 1, False),
        Figure(f"check of {lessons} lessons, first time, time", whole.seconds, "s", 180, False),
        Figure(f"check of {lessons} lessons, first time, CPU", whole.cpu, "s", 180, False),
        Figure("the same, one changed, CPU", again.cpu, "s", 180, False),
        Figure("one changed, part of the first time", again.cpu / whole.cpu, "", AGAIN, False),
        Figure("sentences read again for one changed", _sentences_kept(data) - kept, "", 1, False),
    ]


def _check(data: Path) -> list[str]:
    return [sys.executable, "-m", "kompetensportal", "check", "--data", str(data)]


def _allowed_to_find(command: list[str]) -> Cost:
    """Run a check whose status may say that there is something to mend."""
    return run(["sh", "-c", '"$@" > /dev/null || test $? = 1', "sh", *command])


def _sentences_kept(data: Path) -> int:
    with sqlite3.connect(data / "proofs.sqlite") as connection:
        return int(connection.execute("SELECT count(*) FROM proofs").fetchone()[0])


def _change(content: Path, number: int) -> None:
    path = content / "lathundar" / system_of(number) / f"{name_of(number)}.md"
    with path.open("a", encoding="utf-8") as file:
        file.write("\nEn rad som ingen har läst förut.\n")


def main() -> int:
    """Print the table; 1 when a figure was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, default=1_000)
    args = parser.parse_args()
    print(f"{os.cpu_count()} processors")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        figures = [*of_lists(), *of_checks(Path(folder), args.lessons)]
    for figure in figures:
        print(figure, flush=True)
    return int(not all(figure.holds for figure in figures))


if __name__ == "__main__":
    raise SystemExit(main())
