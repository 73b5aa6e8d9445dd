"""The introduction programmes: who does what, when, and that it leads to what is there."""

from __future__ import annotations

import re

import pytest
from texts import PROGRAMMES, TEXTS, Text

MONTH = {"ny-i-hemtjansten", "ny-pa-boende", "ny-i-lss", "ny-i-assistans", "ny-enhetschef"}
IDS = {t.matter["id"] for t in TEXTS}
BASICS = {"social-dokumentation", "gdpr-i-praktiken"}
"""Courses that everybody who stays takes in the first month."""
WEEK = ["Innan första dagen", "Första dagen", "Första veckan", "Första månaden"]
ALL = {t.matter["id"]: t for t in PROGRAMMES}


def boxes(text: Text) -> list[str]:
    """The activities, with their settings."""
    return re.findall(r"^::: aktivitet .*?^:::$", text.body, re.M | re.S)


def linked(text: Text) -> set[str]:
    """Ids of lessons and courses that a programme leads to."""
    return set(re.findall(r"^(?:lektion|kurs): (.+)$", text.body, re.M))


def test_all_six_programmes_are_there() -> None:
    assert set(ALL) == MONTH | {"vikarie"}


@pytest.mark.parametrize("text", PROGRAMMES, ids=lambda text: text.name)
def test_every_activity_has_its_own_id_a_day_and_a_target_that_is_there(text: Text) -> None:
    found = boxes(text)
    ids = [re.search(r"\{#([a-z0-9-]+)\}", box) for box in found]
    assert all(ids)
    assert len({m[1] for m in ids if m}) == len(found)
    assert all("senast: dag " in box for box in found)
    assert linked(text) <= IDS, linked(text) - IDS


@pytest.mark.parametrize("text", PROGRAMMES, ids=lambda text: text.name)
def test_the_manager_orders_permissions_hands_out_things_and_names_a_mentor(text: Text) -> None:
    manager = " ".join(box for box in boxes(text) if "vem: chef" in box).lower()
    for what in ("behörigheter", "telefon", "nyckel", "handledare", "tystnadsplikt"):
        if (text.matter["id"], what) in {("ny-pa-boende", "telefon"), ("vikarie", "nyckel")}:
            continue  # A care home has shared tablets; a substitute gets a card, not a key.
        assert what in manager, what


@pytest.mark.parametrize("name", sorted(MONTH))
def test_a_first_month_has_things_to_do_for_all_three(name: str) -> None:
    text = ALL[name]
    assert re.findall(r"^## (.+)$", text.body, re.M) == WEEK
    found = boxes(text)
    assert sum("vem: chef" in b for b in found) >= 4
    assert sum("vem: handledare" in b for b in found) >= 2
    assert sum("bekräftas: handledare" in b for b in found) >= 4
    assert any("frivillig: ja" in b for b in found)
    assert linked(text) >= BASICS


def test_a_substitute_has_only_the_first_day() -> None:
    text = ALL["vikarie"]
    assert re.findall(r"^## (.+)$", text.body, re.M) == WEEK[:2]
    assert all("senast: dag 1\n" in box for box in boxes(text))
    assert len(boxes(text)) <= 20
