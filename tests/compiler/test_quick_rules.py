"""The quick way through markdown-it's block rules comes to the same tokens as the long one."""

from __future__ import annotations

import pytest
from compiler_cases import Case, cases  # type: ignore[import-not-found]
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pipeline import HOSTILE, foreign  # type: ignore[import-not-found]

from kompetensportal.compiler.tokens import parser

QUICK, LONG = parser(), parser(quickly=False)
LINES = (
    *("text", "a | b", "|a|b|", "|-|-|", "--- | ---", "===", "---", "# h", "#", "> q", ">", "- a"),
    *("  - b", "1. x", "12) y", "    code", "\tcode", "```", "~~~ x", "***", "_ _ _", "+", "*"),
    *("::: tips", ":::", "::", "[a]: b", "[a]", "<div>", "<!-- c -->", "", "   ", "  text", ": x"),
)


def assert_same(text: str) -> None:
    assert [t.as_dict() for t in QUICK.parse(text)] == [t.as_dict() for t in LONG.parse(text)]


@pytest.mark.parametrize("case", cases(), ids=str)
def test_of_our_cases(case: Case) -> None:
    assert_same(case.text)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_of_any_lines_after_each_other(lines: list[str]) -> None:
    assert_same("\n".join(lines))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.integers(0, 5)), max_size=10))
def test_of_any_lines_indented(lines: list[tuple[str, int]]) -> None:
    assert_same("\n".join(" " * indent + line for line, indent in lines))


def test_of_what_others_wrote() -> None:
    for path in foreign():
        assert_same(path.read_text(encoding="utf-8", errors="replace")[:4_000])


@pytest.mark.parametrize("name", HOSTILE)
def test_of_text_that_is_made_to_hurt(name: str) -> None:
    assert_same(HOSTILE[name][:3_000])
