"""Front matter changed line by line: what was not changed keeps its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetensportal.compiler import front_matter
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.model.writing.matter_lines import body_of, set_body, set_list, set_value

TEXT = """---
# En kurs
titel: "Kurs: ett"   # rubriken
lektioner:
  - start/logga-in   # först
  - outlook/svara
okänd: {a: 1}
granskas: 2027-05-01
---

Inledning.

Mer.
"""


def read(text: str) -> dict[str, object]:
    plain = text.replace("\r\n", "\n")
    return front_matter.read(Source("courses/a/kurs.md", Kind.COURSE, plain, "")).values


def test_one_value_changes_one_line() -> None:
    assert set_value(TEXT, "granskas", "2028-01-01") == TEXT.replace("2027-05-01", "2028-01-01")


def test_a_new_key_stands_last_and_an_empty_one_goes() -> None:
    with_owner = set_value(TEXT, "ägare", "Kvalitetsutvecklare")
    assert with_owner == TEXT.replace("2027-05-01\n", "2027-05-01\nägare: Kvalitetsutvecklare\n")
    assert set_value(with_owner, "ägare", "") == TEXT


def test_items_keep_their_lines_when_they_change_places() -> None:
    made = set_list(TEXT, "lektioner", ["outlook/svara", "start/logga-in", "outlook/ny"])
    old = "  - start/logga-in   # först\n  - outlook/svara\n"
    new = "  - outlook/svara\n  - start/logga-in   # först\n  - outlook/ny\n"
    assert made == TEXT.replace(old, new)


def test_the_same_list_and_the_same_body_change_no_byte() -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), TEXT + "\n\n"):
        assert set_list(text, "lektioner", ["start/logga-in", "outlook/svara"]) == text
        assert set_body(text, body_of(text)) == text
        assert set_body(text, body_of(text).replace("\n", "\r\n")) == text


def test_a_list_in_brackets_stays_in_brackets() -> None:
    text = "---\nlektioner: [a/b,\n  c/d]\nid: x\n---\nHej\n"
    assert set_list(text, "lektioner", ["c/d", "e/f"]) == (
        "---\nlektioner: [c/d, e/f]\nid: x\n---\nHej\n"
    )


def test_lines_end_as_the_file_ends_its_lines() -> None:
    text = TEXT.replace("\n", "\r\n")
    made = set_body(set_value(text, "ägare", "Chef"), "En\nTvå")
    assert "ägare: Chef\r\n" in made
    assert made.endswith("---\r\n\r\nEn\r\nTvå\r\n")
    assert "\n" not in made.replace("\r\n", "")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)
)
def test_whatever_is_written_as_a_title_is_the_title(value: str) -> None:
    words = value.replace("\ufeff", "").strip()
    made = set_value(TEXT, "titel", words)
    assert read(made).get("titel", "") == words
    assert read(made)["lektioner"] == ["start/logga-in", "outlook/svara"]


@pytest.mark.parametrize("text", ["", "Hej\n", "---\ntitel: x\n"])
def test_a_text_without_front_matter_keeps_its_words(text: str) -> None:
    assert body_of(set_body(text, "Ny")) == "Ny"
