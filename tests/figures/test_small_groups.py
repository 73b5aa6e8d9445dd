"""No figure of fewer than five people is shown, nor can one be reckoned from what is shown."""

from __future__ import annotations

from datetime import date

import pytest
from counted_people import UNITS, done, somebody  # type: ignore[import-not-found]
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kompetensportal.model.accounts.person import Gender
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.count import Cell, Count, added, paths, total
from kompetensportal.model.figures.hide import hidden, may_split, without_genders
from kompetensportal.model.figures.periods import ALL, choices, is_period, parts_of, periods_of
from kompetensportal.model.figures.table import Funder, Line, funder
from kompetensportal.model.figures.taken import taken
from kompetensportal.model.learning.small_groups import SMALLEST

TREE = Tree(UNITS)


def of(women: int, men: int = 0, other: int = 0) -> Count:
    people = women + men + other
    return Count(people, women, men, people, people * 5)


groups = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.builds(of, st.integers(0, 12), st.integers(0, 12), st.integers(0, 6)),
    max_size=6,
)


@given(groups)
@example({"a": of(3), "b": of(20), "c": of(30)})
@example({"a": of(1), "b": of(2), "c": of(30)})
@settings(max_examples=300, deadline=None)
def test_what_is_left_out_cannot_be_reckoned_from_the_total(rows: dict[str, Count]) -> None:
    gone = hidden(rows)
    assert all(rows[key].people >= SMALLEST or not rows[key].people for key in rows.keys() - gone)
    left = [rows[key].people for key in gone if rows[key].people]
    everything = len(left) == len([row for row in rows.values() if row.people])
    # The total without the rows that are shown is the sum of what is left out.
    assert not left or everything or (len(left) > 1 and sum(left) >= SMALLEST)


@given(groups)
@settings(max_examples=300, deadline=None)
def test_women_and_men_cannot_be_reckoned_from_the_total(rows: dict[str, Count]) -> None:
    gone = hidden(rows)
    unsplit = without_genders(rows, gone)
    assert gone <= unsplit
    assert all(may_split(rows[key]) for key in rows.keys() - unsplit)
    left = [rows[key] for key in unsplit if rows[key].people]
    if not left or len(left) == len([row for row in rows.values() if row.people]):
        return
    for number in ("women", "men"):
        together = sum(getattr(row, number) for row in left)
        assert len(left) > 1
        assert together == 0 or together >= SMALLEST


def test_a_group_of_four_hides_itself_and_the_smallest_beside_it() -> None:
    rows = {"a": of(4), "b": of(9), "c": of(30)}
    assert hidden(rows) == {"a", "b"}
    assert hidden({"a": of(4), "b": of(3), "c": of(30)}) == {"a", "b"}
    assert hidden({"a": of(5), "b": of(9)}) == set()
    assert hidden({"a": of(0), "b": of(9)}) == set()


def test_one_man_among_women_is_not_shown_as_one() -> None:
    assert not may_split(of(20, 1))
    assert not may_split(of(4, 10))
    assert may_split(of(20, 10, 1)), "who has said something else stands with who has said nothing"
    assert may_split(of(20, 0))
    assert without_genders({"a": of(20, 1), "b": of(9, 9), "c": of(30, 30)}) == {"a", "b"}


def counts_of(
    where: dict[str, int], lessons: tuple[str, ...] = ("outlook/las",)
) -> dict[Cell, Count]:
    above, parts, number = paths(TREE), [], 0
    for unit, people in where.items():
        for _ in range(people):
            number += 1
            events = [done(f"p{number}", lesson, 1) for lesson in lessons]
            one = taken(events, somebody(number, unit).memberships, {})
            parts.append(added(one, Gender.WOMAN, above))
    return {cell: Count(*numbers) for cell, numbers in total(parts).items()}


def table(counts: dict[Cell, Count], unit: str, period: str = "2025") -> Funder:
    parts = {p: counts.get((p, unit, ALL), Count()) for p in parts_of(period)}
    return funder(counts, parts, TREE, period, unit)


def line(lines: tuple[Line, ...], key: str) -> Line:
    return next(line for line in lines if line.key == key)


def test_a_department_that_is_left_out_above_shows_nothing_on_a_page_of_its_own() -> None:
    counts = counts_of({"ekdalen": 4, "granen": 9, "boende": 30})
    above = table(counts, "hemtjanst")
    assert above.total.count is not None
    assert line(above.units, "ekdalen").count is None
    assert line(above.units, "granen").count is None, "or thirteen without nine would be four"
    for hidden_unit in ("ekdalen", "granen"):
        own = table(counts, hidden_unit)
        assert own.total.count is None
        assert own.units == own.trainings == own.periods == ()


def test_people_on_the_unit_itself_stand_beside_those_below_it() -> None:
    found = table(counts_of({"hemtjanst": 6, "ekdalen": 7, "granen": 8}), "hemtjanst")
    assert [line.key for line in found.units] == ["=hemtjanst", "ekdalen", "granen"]
    assert [line.count.people for line in found.units if line.count] == [6, 7, 8]
    assert found.total.count is not None
    assert found.total.count.people == 21


def test_a_training_that_few_took_is_left_out_with_its_hours() -> None:
    counts = counts_of({"ekdalen": 9, "boende": 9}, ("outlook/las", "kia/rapportera"))
    few = counts_of({"ekdalen": 4}, ("lmo/insats",))
    counts |= {cell: count for cell, count in few.items() if cell[2] == "lmo"}
    found = table(counts, ALL)
    assert line(found.trainings, "lmo").hours is None
    assert [one.key for one in found.trainings if one.count is None] == ["kia", "lmo"]


def test_nobody_is_nothing_and_nothing_is_left_out() -> None:
    found = table({}, ALL)
    assert found.total.count == Count()
    assert not found.leaves_out
    assert found.units == ()


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2026-01", ("2026-01", "2026-Q1", "2026-H1", "2026", "")),
        ("2026-06", ("2026-06", "2026-Q2", "2026-H1", "2026", "")),
        ("2024-12", ("2024-12", "2024-Q4", "2024-H2", "2024", "")),
    ],
)
def test_each_month_is_part_of_longer_periods(month: str, expected: tuple[str, ...]) -> None:
    assert periods_of(month) == expected
    assert all(is_period(one) for one in expected)
    for longer in expected[1:4]:
        assert month in parts_of(longer)


def test_a_period_is_one_that_there_is() -> None:
    assert not any(map(is_period, ("2026-13", "2026-Q5", "2026-00", "26", "2026-H3", "x")))
    offered = choices(date(2025, 11, 3), date(2026, 2, 1))
    assert offered[:4] == ("2026", "2026-H1", "2026-Q1", "2026-02")
    assert "2025-10" not in offered
    assert offered[-1] == "2025-11"
