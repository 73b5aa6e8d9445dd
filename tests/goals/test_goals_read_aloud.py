"""A goal is read aloud, in the words that it has now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from goal_library import (  # type: ignore[import-not-found]
    FOUND,
    LESSONS,
    OUTLOOK,
    publish_small_library,
)
from playwright.sync_api import Page, expect

from kompetensportal.actions.content.goal_voice import fill_goals
from kompetensportal.model.content.goals import GOALS_GROUP
from kompetensportal.store.content.library import Library

HOME = "/mig/sjalvskattning/"
ONE = replace(OUTLOOK, goals=OUTLOOK.goals[:1])


def test_a_goal_sounds_when_one_asks_for_it_and_new_words_have_a_new_sound(
    sees: Callable[..., Page], data: Path
) -> None:
    publish_small_library(Library(data), LESSONS, replace(FOUND, goals=(ONE,)))
    amina = sees("amina")
    amina.goto(f"{HOME}outlook/lasa")
    expect(amina.get_by_role("heading", level=1)).to_have_text("Jag kan läsa mejl.")
    expect(amina.get_by_role("button", name="Lyssna")).to_have_count(0)
    assert fill_goals(Library(data), data, "pyttsx3") == 1
    assert fill_goals(Library(data), data, "pyttsx3") == 0
    amina.reload()
    listen = amina.get_by_role("button", name="Lyssna")
    with amina.expect_response("**/p/*.mp3") as heard:
        listen.click()
    assert heard.value.ok

    before = set(Library(data).generation().group_audio(GOALS_GROUP))
    changed = replace(ONE, goals=(replace(ONE.goals[0], easy="Jag kan läsa alla mejl."),))
    publish_small_library(Library(data), LESSONS, replace(FOUND, goals=(changed,)))
    assert fill_goals(Library(data), data, "pyttsx3") == 1
    after = set(Library(data).generation().group_audio(GOALS_GROUP))
    assert len(before) == len(after) == 1
    assert before != after
