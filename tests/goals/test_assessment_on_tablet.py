"""The self-assessment on a shared tablet: without a network, and in the portal afterwards."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from kompetensportal.actions.content.goal_voice import fill_goals
from kompetensportal.store.content.library import Library

sys.path.append(str(Path(__file__).parents[1] / "tablet_screens"))
from screens_fixtures import (  # type: ignore[import-not-found]
    FACTS,
    Portal,
    Tablet,
    portal,
    screens_template,
    tablet,
)

__all__ = ["portal", "screens_template", "tablet"]
HOME = "/mig/sjalvskattning/"


def test_answers_told_without_a_network_reach_the_portal_once(
    tablet: Callable[..., Tablet],
    portal: Portal,
) -> None:
    assert fill_goals(Library(portal.data, draft=True), portal.data, "pyttsx3") == 2
    here = tablet().wait_for_library().go("/")
    page = here.page
    here.enter("Amina")
    page.evaluate(
        f"""async () => {{
          const facts = await {FACTS};
          while (!(await facts.session?.kept("state_at"))) {{
            await new Promise((again) => setTimeout(again, 50));
          }}
        }}"""
    )
    portal.stop()
    here.go(HOME)
    page.get_by_role("link", name="Börja").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Jag kan läsa mina mejl.")
    with page.expect_response("**/p/*.mp3") as heard:
        page.get_by_role("button", name="Lyssna").click()
    assert heard.value.ok
    assert heard.value.from_service_worker
    page.get_by_role("button", name="Jag kan det", exact=True).click()
    expect(heading).to_have_text("Jag kan svara på ett mejl.")
    page.get_by_role("button", name="Jag kan inte än").click()
    expect(heading).to_have_text("Skatta din kunskap")
    expect(here.chip).to_contain_text("2 är inte skickade än")
    here.go(f"{HOME}outlook/svara")
    expect(page.locator("main .tablet-told")).to_contain_text("Sparat här")
    expect(page.locator(".goal-answer.is-said")).to_have_text("Jag kan inte än")
    page.get_by_role("button", name="Jag kan med lite hjälp").click()
    expect(heading).to_have_text("Skatta din kunskap")

    portal.start()
    here.go("/surfplatta/ko")
    page.get_by_role("button", name="Skicka nu").click()
    expect(here.chip).to_contain_text("Allt är skickat")
    told = [(e.type, e.subject, e.data["answer"]) for e in portal.events("amina")]
    assert told == [
        ("goal.rated", "outlook/lasa", "can"),
        ("goal.rated", "outlook/svara", "not_yet"),
        ("goal.rated", "outlook/svara", "help"),
    ]
