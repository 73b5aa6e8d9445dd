"""Merging is pure: whatever two have written, nothing is left out of both text and conflicts."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from kompetensportal.model.writing.merge import lines_of, merge, moved

LINES = st.sampled_from(
    ["\n", "Tryck.\n", "1. Öppna\n", "2. Läs\n", "2. Öppna\n", "   Mer.\n", ":::\n", "Ord\r\n", "å"]
)
TEXT = st.lists(LINES, max_size=9).map("".join)
# A machine that others use may be slow.
calm = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])


@calm
@given(TEXT)
def test_the_lines_of_a_text_are_the_text(text: str) -> None:
    assert "".join(lines_of(text)) == text


@calm
@given(TEXT, TEXT)
def test_the_change_of_one_alone_is_the_text(base: str, text: str) -> None:
    assert merge(base, base, text).text == text
    assert merge(base, text, base).text == text
    assert merge(base, text, text).text == text
    for merged in (merge(base, base, text), merge(base, text, base), merge(base, text, text)):
        assert merged.conflicts == ()


@calm
@given(TEXT, TEXT, TEXT)
def test_no_line_that_anybody_wrote_is_left_out(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    beside = "".join(conflict.mine for conflict in merged.conflicts)
    kept = _words(merged.text) | _words(beside)
    assert _words(mine) - _words(base) <= kept
    assert _words(theirs) - _words(base) <= _words(merged.text)


@calm
@given(TEXT, TEXT, TEXT)
def test_what_stands_is_where_the_conflict_says(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    lines = lines_of(merged.text)
    for conflict in merged.conflicts:
        count = len(lines_of(conflict.theirs))
        assert "".join(lines[conflict.line - 1 : conflict.line - 1 + count]) == conflict.theirs


@calm
@given(TEXT, TEXT, TEXT)
def test_each_line_of_a_side_is_as_often_there_as_it_was_written(
    base: str, mine: str, theirs: str
) -> None:
    """Counted, so that a line which stood there before does not hide one that was lost."""
    merged = merge(base, mine, theirs)
    for side, other in ((mine, theirs), (theirs, mine)):
        for words in _words(side):
            written = _often(side, words) - _often(base, words)
            taken = max(0, _often(base, words) - _often(other, words))
            beside = sum(_often(met.mine + "\n" + met.theirs, words) for met in merged.conflicts)
            assert _often(merged.text, words) + beside >= written - taken


def test_a_step_put_in_and_a_later_step_changed_are_both_there() -> None:
    base = "1. a\n\n2. b\n\n3. c\n\n4. d\n"
    mine = "1. a\n\n2. ny\n\n3. b\n\n4. c\n\n5. d\n"
    theirs = "1. a\n\n2. b\n\n3. C!\n\n4. d\n"
    both = "1. a\n\n2. ny\n\n3. b\n\n4. C!\n\n5. d\n"
    assert merge(base, mine, theirs).text == both
    assert merge(base, theirs, mine).text == both
    assert merge(base, mine, theirs).conflicts == ()


def test_the_same_line_in_two_ways_is_a_conflict_with_both() -> None:
    merged = merge("a\nb\nc\n", "a\nmin\nc\n", "a\nderas\nc\n")
    assert merged.text == "a\nderas\nc\n"
    [met] = merged.conflicts
    assert (met.base, met.mine, met.theirs, met.line) == ("b\n", "min\n", "deras\n", 2)


def test_a_line_taken_away_by_one_and_changed_by_the_other_is_a_conflict() -> None:
    merged = merge("a\n\nb\n\nc\n", "a\n\nb!\n\nc\n", "a\n\nc\n")
    assert merged.text == "a\n\nc\n"
    assert "b!\n" in merged.conflicts[0].mine


def test_a_line_is_found_again_in_another_text() -> None:
    assert moved(2, "a\nb\nc\n", "x\na\nb\nc\n") == 3
    assert moved(3, "a\nb\nc\n", "a\nc\n") == 2
    assert moved(2, "a\nb\nc\n", "a\nB\nc\n") == 2


def _words(text: str) -> set[str]:
    """Lines, whatever number stands before them and whatever end they have."""
    return {line.strip().lstrip("0123456789.").strip() for line in text.split("\n")}


def _often(text: str, words: str) -> int:
    return sum(line.strip().lstrip("0123456789.").strip() == words for line in text.split("\n"))
