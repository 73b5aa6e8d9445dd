"""What authors write, and what comes of it: `tests/compiler/cases/*.md`."""

from __future__ import annotations

import pytest
from compiler_cases import Case, cases  # type: ignore[import-not-found]

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    compiled = case.compile()
    assert case.html is not None or case.findings is not None
    if case.findings is not None:
        assert case.places(compiled.findings) == case.findings
    if case.html is not None:
        value = compiled.value
        assert value is not None
        assert value.html.strip() == case.html.strip()


@pytest.mark.parametrize("case", [case for case in CASES if case.html is not None], ids=str)
def test_a_case_with_html_and_no_findings_has_none(case: Case) -> None:
    if case.findings is None:
        assert case.places(case.compile().findings) == ""
