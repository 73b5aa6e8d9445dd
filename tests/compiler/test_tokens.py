"""What the parser tells becomes tokens: boxes, ids, and the lines of the file."""

from __future__ import annotations

import pytest

from kompetensportal.compiler.events import TooDeepError, tokens_of
from kompetensportal.compiler.marks import masked
from kompetensportal.compiler.token import Token


def tokens(text: str, before: int = 0, deepest: int = 20) -> list[Token]:
    return tokens_of(masked(text.split("\n")), before, deepest)


def only(text: str, kind: str) -> Token:
    (found,) = [token for token in tokens(text) if token.type == kind]
    return found


@pytest.mark.parametrize(
    "text", ["En rad.\n::: tips\na\n:::", "> ::: tips\n> a\n> :::", "- ::: tips\n  a\n  :::"]
)
def test_a_box_begins_after_a_line_of_text_in_a_quote_and_in_a_list(text: str) -> None:
    box = only(text, "box_open")
    assert (box.info, box.meta["closed"]) == ("tips", True)


@pytest.mark.parametrize("text", ["```\n::: tips\n```", "    ::: tips"])
def test_a_box_in_code_is_code_as_it_was_written(text: str) -> None:
    (code,) = tokens(text)
    assert code.content == "::: tips\n".rstrip("\n") + ("\n" if text[0] == "`" else "")


def test_a_box_that_nobody_closed_ends_with_what_it_is_in() -> None:
    found = tokens("- ::: tips\n  a\n\nefter")
    names = [token.type for token in found]
    assert names.index("box_close") < names.index("list_item_close")
    assert found[names.index("box_open")].meta["closed"] is False


@pytest.mark.parametrize(
    "text", ["1. Gör **så** {#ett}\n   och så", "1. Gör *så*\n   och så {#ett}"]
)
def test_an_id_stands_last_on_the_first_line_or_last_of_all(text: str) -> None:
    inline = only(text, "inline")
    assert inline.meta == {"id": "ett"}
    assert "{#" not in "".join(child.content for child in inline.children)


def test_a_paragraph_that_is_no_step_keeps_what_looks_like_an_id() -> None:
    assert only("Text {#ett}", "inline").content == "Text {#ett}"


def test_lines_are_those_of_the_file() -> None:
    found = tokens("å\n\n- ett\n- två\n  rader\n", before=5)
    assert [token.map for token in found if token.type == "inline"] == [(5, 6), (7, 8), (8, 10)]


def test_what_is_too_deep_is_told_with_its_line() -> None:
    with pytest.raises(TooDeepError) as caught:
        tokens("\n\n" + "> " * 25 + "a")
    assert caught.value.line == 2
