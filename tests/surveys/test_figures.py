"""Figures of surveys: the same as a plain recount, sure as they say, and of nobody alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompetensportal.model.content.survey import After, AnswerKind, Survey, SurveyQuestion
from kompetensportal.model.surveys.figures import By, Filter, figures, hidden_groups, threads
from kompetensportal.model.surveys.release import release
from kompetensportal.model.surveys.sheet import Place, Sheet, added
from kompetensportal.model.surveys.statistics import Certainty, Interval, mean, share, student

JOB = SurveyQuestion("jobbet", AnswerKind.SCALE, "Är det viktigt?", ("Nej", "Lite", "Ja", "Mycket"))
LEVEL = SurveyQuestion("niva", AnswerKind.CHOICE, "Hur var det?", ("Lätt", "Lagom", "Svårt"))
WORDS = SurveyQuestion("ord", AnswerKind.TEXT, "Mer?")
FIRST = Survey(True, After.COURSE, (JOB, LEVEL, WORDS))
REWORDED = Survey(
    True, After.COURSE, (SurveyQuestion("jobbet", AnswerKind.SCALE, "Viktigt?", JOB.answers), LEVEL)
)
OTHER = Survey(
    True, After.COURSE, (SurveyQuestion("jobbet", AnswerKind.SCALE, "Är det?", ("Nej", "Ja")),)
)
PARENTS = {"a": ["norr", "alla"], "b": ["norr", "alla"], "c": ["syd", "alla"], "norr": ["alla"]}
MONTHS = ("2026-01", "2026-02", "2026-03")

places = st.builds(
    Place,
    version=st.sampled_from([FIRST.version, REWORDED.version]),
    month=st.sampled_from(MONTHS),
    unit_id=st.sampled_from(["a", "b", "c", "norr", ""]),
    about=st.sampled_from(["", "kurs", "gdpr"]),
    profession=st.sampled_from(["", "", "undersköterska", "vårdbiträde"]),
    gender=st.sampled_from(["", "", "woman", "man"]),
)
answers = st.fixed_dictionaries(
    {}, optional={"jobbet": st.integers(1, 4), "niva": st.integers(1, 3)}
)
sheets = st.lists(st.builds(Sheet, place=places, answers=answers), max_size=120)
some_filter = st.builds(
    Filter,
    units=st.sampled_from([None, frozenset({"a", "b"}), frozenset({"c"})]),
    about=st.sampled_from(["", "kurs"]),
    profession=st.sampled_from(["", "undersköterska"]),
    gender=st.sampled_from(["", "man"]),
    since=st.sampled_from(["", "2026-02"]),
    until=st.sampled_from(["", "2026-02"]),
)


def fits(sheet: Sheet, which: Filter) -> bool:
    place = sheet.place
    return not (
        (which.units is not None and place.unit_id not in which.units)
        or (which.about and place.about != which.about)
        or (which.profession and place.profession != which.profession)
        or (which.gender and place.gender != which.gender)
        or (which.since and place.month < which.since)
        or (which.until and place.month > which.until)
    )


@settings(max_examples=150, deadline=None)
@given(sheets, some_filter, st.sampled_from(list(By)))
def test_every_figure_is_a_plain_count_of_the_sheets(
    given_sheets: list[Sheet], which: Filter, by: By
) -> None:
    versions = {FIRST.version: FIRST, REWORDED.version: REWORDED}
    told = figures(added(given_sheets), threads(versions, FIRST), which, by)
    assert [one.thread.question.id for one in told] == ["jobbet", "niva"]
    field = {By.UNIT: "unit_id"}.get(by, by.value)
    for one in told:
        question = one.thread.question
        said = [s for s in given_sheets if fits(s, which) and question.id in s.answers]
        plain = [s.answers[question.id] for s in said]
        assert one.total.hidden == (len(plain) < 5)
        if not one.total.hidden:
            assert one.total.n == len(plain)
            for number, interval in enumerate(one.total.shares, 1):
                assert interval.value == pytest.approx(plain.count(number) / len(plain))
            if question.kind is AnswerKind.SCALE:
                assert one.total.mean is not None
                assert one.total.mean.value == pytest.approx(sum(plain) / len(plain))
        for group in one.groups:
            here = [s.answers[question.id] for s in said if getattr(s.place, field) == group.group]
            assert group.hidden or group.n == len(here) >= 5
            assert here, "a group without answers is no group"


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 30), max_size=8))
def test_no_subtraction_from_the_whole_finds_fewer_than_five(sizes: dict[str, int]) -> None:
    hidden = hidden_groups(sizes)
    assert all(sizes[group] >= 5 for group in sizes.keys() - hidden)
    if any(n < 5 for n in sizes.values()):
        left = sum(sizes[group] for group in hidden)
        assert hidden == sizes.keys() or (left >= 5 and len(hidden) >= 2)
    else:
        assert not hidden


@settings(max_examples=200, deadline=None)
@given(sheets, st.sampled_from([*MONTHS, "2026-04"]))
def test_what_is_kept_is_never_of_fewer_than_five_and_nothing_is_lost(
    waiting: list[Sheet], month: str
) -> None:
    batches, left = release(waiting, month, lambda unit: PARENTS.get(unit, []))
    kept = [sheet for batch in batches for sheet in batch]
    for batch in batches:
        assert len(batch) >= 5
        assert len({sheet.place for sheet in batch}) == 1
    said = sorted(str(sorted(s.answers.items())) for s in waiting)
    assert sorted(str(sorted(s.answers.items())) for s in [*kept, *left]) == said
    assert all(sheet.place.month >= month for sheet in left)
    cells = added(kept)
    assert all(cell.n >= 5 for cell in cells)
    # Whatever two sums one subtracts, what is left is whole cells: none, or five people at least.
    for one, two in combinations([c.place for c in cells][:12], 2):
        assert one != two


def test_a_sheet_says_no_more_than_four_others_say() -> None:
    alone = Sheet(Place("v", "2026-01", "a", "kurs", "", "man"), {"jobbet": 1})
    others = [Sheet(Place("v", "2026-01", "b", "kurs", "", "man"), {"jobbet": 2})] * 4
    batches, left = release([alone, *others], "2026-01", lambda u: PARENTS.get(u, []))
    assert batches == [] and len(left) == 5
    batches, left = release([alone, *others], "2026-02", lambda u: PARENTS.get(u, []))
    assert {s.place for s in batches[0]} == {Place("v", "2026-01", "norr", "kurs", "", "man")}
    assert left == []


def test_four_wait_on_and_count_with_the_next_month() -> None:
    four = [Sheet(Place("v", "2026-01", "a", "kurs"), {"jobbet": n}) for n in (1, 2, 3, 4)]
    batches, left = release(four, "2026-02", lambda u: PARENTS.get(u, []))
    assert batches == []
    assert {s.place for s in left} == {Place("v", "2026-02", "a", "kurs")}
    batches, left = release([*left, left[0]], "2026-02", lambda u: PARENTS.get(u, []))
    assert len(batches) == 1 and not left


def test_a_question_is_counted_together_only_with_itself() -> None:
    versions = {FIRST.version: FIRST, OTHER.version: OTHER, REWORDED.version: REWORDED}
    found = threads(versions, REWORDED)
    assert [(t.question.prompt, len(t.versions), t.current) for t in found] == [
        ("Viktigt?", 2, True),
        ("Hur var det?", 2, True),
        ("Mer?", 1, False),
        ("Är det?", 1, False),
    ]
    old = [Sheet(Place(OTHER.version, "2026-01", "a", ""), {"jobbet": 2})] * 6
    new = [Sheet(Place(FIRST.version, "2026-01", "a", ""), {"jobbet": 4})] * 7
    told = figures(added([*old, *new]), found)
    assert [(one.thread.question.prompt, one.total.n) for one in told] == [
        ("Viktigt?", 7),
        ("Hur var det?", 0),
        ("Är det?", 6),
    ]


def test_intervals_are_those_of_the_books() -> None:
    # Wilson: Newcombe 1998, table I, 15 of 148 and 0 of 20.
    assert share(15, 148) == Interval(
        pytest.approx(0.10135, abs=1e-5),
        pytest.approx(0.0624, abs=1e-4),
        pytest.approx(0.1605, abs=1e-4),
    )
    assert share(0, 20).low == 0 and share(0, 20).high == pytest.approx(0.1611, abs=1e-4)
    table = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 9: 2.262, 30: 2.042, 120: 1.980}
    for freedom, t in table.items():
        assert student(freedom) == pytest.approx(t, abs=0.003), freedom
    # 1 1 2 3 3: mean 2, standard deviation 1, t(4) = 2.776.
    assert mean({1: 2, 2: 1, 3: 2}, 4) == Interval(
        2, pytest.approx(1, abs=1e-9), pytest.approx(2 + 2.776 / 5**0.5, abs=2e-3)
    )


@given(
    st.dictionaries(st.integers(1, 5), st.integers(0, 40), min_size=1).filter(
        lambda c: sum(c.values())
    )
)
def test_an_interval_holds_its_figure_and_stays_on_the_scale(counts: dict[int, int]) -> None:
    found = mean(counts, 5)
    assert 1 <= found.low <= found.value <= found.high <= 5
    if len(set(filter(counts.get, counts))) == 1 and sum(counts.values()) < 30:
        assert found.high > found.low, "that all say the same is no proof that everybody does"
    part = share(counts.get(1, 0), sum(counts.values()))
    assert 0 <= part.low <= part.value <= part.high <= 1


def test_few_answers_are_said_to_be_unsure() -> None:
    assert mean({1: 2, 4: 3}, 4).certainty(3) is Certainty.UNSURE
    assert mean({1: 20, 2: 20, 3: 20, 4: 20}, 4).certainty(3) is Certainty.SURE
    assert mean({2: 10, 3: 10, 4: 5}, 4).certainty(3) in {Certainty.ROUGH, Certainty.SURE}


@pytest.mark.parametrize(
    "wrong", [lambda: share(1, 0), lambda: share(6, 5), lambda: mean({}, 4), lambda: student(0)]
)
def test_figures_of_nothing_are_refused(wrong: object) -> None:
    with pytest.raises(ValueError):
        wrong()  # type: ignore[operator]
