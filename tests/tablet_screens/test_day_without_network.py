"""Three people share a tablet through a day, and the portal's process is gone for most of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from screens_fixtures import (  # type: ignore[import-not-found]
    FACTS,
    GUIDE,
    INTRODUCTION,
    OTHER,
    SEND,
    Portal,
    Tablet,
)

Make = Callable[..., Tablet]
FLUSHED = """async (many) => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("kp-mirror");
  const ids = new Set();
  for await (const file of folder.values()) {
    const text = await (await file.getFile()).text();
    for (const [, id] of text.matchAll(/^(\\S+) /gm)) ids.add(id);
  }
  return ids.size === many;
}"""


def with_state(here: Tablet) -> None:
    """Until what the portal knows of who is unlocked lies on the tablet."""
    here.page.evaluate(
        f"""async () => {{
          const facts = await {FACTS};
          while (!(await facts.session?.kept("state_at"))) {{
            await new Promise((again) => setTimeout(again, 50));
          }}
        }}"""
    )


def answer_all(here: Tablet) -> None:
    """Answer both questions of the lathund right."""
    here.page.locator("#vem").get_by_label("Svara", exact=True).check()
    here.page.locator("#vem button[type=submit]").click()
    expect(here.page.locator("#vem .tablet-told")).to_be_visible()
    here.page.fill("#knapp input[name=answer]", "Svara")
    here.page.locator("#knapp button[type=submit]").click()
    expect(here.page.locator("#knapp .tablet-told")).to_be_visible()


def test_a_day_without_the_portal_reaches_it_once_and_under_the_right_names(
    tablet: Make, portal: Portal
) -> None:
    here = tablet().wait_for_library().go("/")
    page = here.page
    here.enter("Amina")
    with_state(here)
    here.change("Dilan")
    with_state(here)
    here.change("Carlos")
    with_state(here)
    portal.stop()

    # Carlos wants to be done at once, and is told what is left, as in the portal.
    here.go(GUIDE)
    page.locator(".ending [value=can]").click()
    expect(page.get_by_text("2 frågor är kvar")).to_be_visible()
    page.get_by_role("link", name="Fråga 2").click()
    answer_all(here)
    page.locator(".ending [value=can]").click()
    expect(page.locator(".ending-done")).to_contain_text("Klar!")
    expect(page.locator(".ending .tablet-told")).to_contain_text("Sparat här")
    expect(here.chip).to_contain_text("3 är inte skickade än")
    page.reload()
    expect(page.locator(".ending-done")).to_contain_text("Klar!")
    expect(page.locator("#vem .tablet-told")).to_contain_text("Sparat här")

    # Amina goes on in the same lathund, and meets nothing of his.
    here.change("Amina")
    expect(page.locator(".ending-done")).to_be_hidden()
    expect(page.locator("#vem .tablet-told")).to_have_count(0)
    page.locator(".ending [value=help]").click()
    expect(page.locator(".ending .tablet-told")).to_contain_text("Du har bett om hjälp")
    here.go("/introduktion/")
    expect(page.locator(".tablet-as-of")).to_contain_text("Så här såg det ut kl")
    page.get_by_role("button", name="Det är gjort").first.click()
    expect(page.locator(".next-thing .tablet-told")).to_contain_text("Klar")
    page.get_by_text("Läs mer och gör klart").click()
    page.locator("form[data-confirm] button").click()
    expect(page.get_by_text("Väntar på handledaren")).to_be_visible()
    here.go(INTRODUCTION)
    expect(page.locator(".next-thing .tablet-told")).to_contain_text("Klar")

    # The page is Amina's: for Dilan it is not there, his own is.
    here.change("Dilan")
    expect(page.get_by_text("Hämta din telefon")).to_have_count(0)
    here.go("/handledare/")
    page.locator("form[action='/handledare/klar'] button").first.click()
    expect(page.locator(".tablet-told").first).to_contain_text("Klar")

    # The queue: whose, how many, by person and nothing more.
    here.go("/surfplatta/ko")
    expect(page.locator("[data-waiting]")).to_contain_text("7 är inte skickade än")
    assert page.evaluate(FLUSHED, 7), "before they were said to be saved"
    whose = page.locator("[data-people] li")
    expect(whose).to_have_count(3)
    expect(whose.filter(has_text="Carlos")).to_contain_text("3 saker")
    page.get_by_role("button", name="Skicka nu").click()
    expect(page.locator("[data-said]")).to_contain_text("Portalen svarar inte")

    portal.start()
    page.get_by_role("button", name="Skicka nu").click()
    expect(page.locator("[data-sent]")).to_be_visible()
    expect(here.chip).to_contain_text("Allt är skickat")
    assert page.evaluate(FLUSHED, 7), "until a backup of the portal holds them"
    told = sorted((e.person_id or "", e.type, e.subject, e.about_id or "") for e in portal.events())
    assert told == [
        ("amina", "activity.done", "ny-i-hemtjansten#svara-pa-mejl", "amina"),
        ("amina", "activity.done", "ny-i-hemtjansten#telefon", "amina"),
        ("amina", "help.requested", "outlook/svara", "amina"),
        ("carlos", "lesson.completed", "outlook/svara", "carlos"),
        ("carlos", "question.answered", "outlook/svara#knapp", "carlos"),
        ("carlos", "question.answered", "outlook/svara#vem", "carlos"),
        ("dilan", "activity.done", "ny-i-hemtjansten#visa-huset", "amina"),
    ]
    # Dilan sees what waits for him, answers and confirms; then Amina's page is the portal's own.
    here.go("/handledare/")
    page.locator("form[action='/handledare/svara'] [name=meet]").click()
    expect(page.get_by_text("Du har svarat")).to_be_visible()
    page.locator("form[action='/handledare/bekrafta'] button").click()
    expect(page.get_by_text("Bekräftad")).to_be_visible()
    page.evaluate(SEND)
    here.change("Amina").go("/introduktion/")
    expect(page.locator("progress").first).to_have_attribute("value", "3")
    expect(page.locator(".tablet-as-of")).to_be_hidden()


def test_whoever_is_nobody_says_who_she_is_and_the_deed_is_done_after(
    tablet: Make, portal: Portal
) -> None:
    here = tablet().wait_for_library().go("/").enter("Amina")
    here.change("Carlos").go(GUIDE)
    portal.stop()
    here.page.locator(".tablet-switch").click()
    here.page.get_by_role("button", name="Jag vill bara läsa").click()
    expect(here.who).to_be_hidden()
    here.page.fill("#knapp input[name=answer]", "Svara")
    here.page.locator("#knapp button[type=submit]").click()
    expect(here.page.get_by_text("Säg först vem du är")).to_be_visible()
    here.page.get_by_role("button", name="Jag vill bara läsa").click()
    expect(here.page.locator("#knapp .tablet-notice")).to_contain_text("Inget är sparat")
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("Svara")
    here.page.locator("#knapp button[type=submit]").click()
    here.say_who("Amina")
    expect(here.page.locator("#knapp .tablet-told")).to_contain_text("Sparat här")
    portal.start()
    here.page.evaluate(SEND)
    assert [(e.person_id, e.subject) for e in portal.events()] == [("amina", "outlook/svara#knapp")]


def test_the_first_time_needs_the_network_and_reading_does_not(
    tablet: Make, portal: Portal
) -> None:
    here = tablet().wait_for_library().go(GUIDE)
    portal.stop()
    here.go(OTHER)
    here.page.locator(".tablet-enter").click()
    here.say_who("Eva")
    expect(here.page.locator(".keypad-problem")).to_contain_text("Första gången här behövs nätet")
    here.page.get_by_role("button", name="Jag vill bara läsa").click()
    expect(here.page.get_by_role("heading", name="Skicka med en bild")).to_be_visible()


def test_a_mentor_gives_a_new_code_without_a_network(tablet: Make, portal: Portal) -> None:
    here = tablet().wait_for_library().go(GUIDE).enter("Dilan")
    with_state(here)
    here.change("Amina")
    here.page.fill("#knapp input[name=answer]", "svar")
    with_state(here)
    here.change("Dilan").go("/surfplatta/handledare")
    portal.stop()
    page = here.page
    page.get_by_label("Amina").check()
    page.fill("#code", "111111")
    page.fill("#again", "111111")
    page.get_by_role("button", name="Spara den nya koden").click()
    expect(page.get_by_text("för lätt att gissa")).to_be_visible()
    page.fill("#code", "482913")
    page.fill("#again", "482913")
    page.get_by_role("button", name="Spara den nya koden").click()
    expect(page.get_by_text("Amina har en ny kod")).to_be_visible()
    here.go(GUIDE)
    page.locator(".tablet-switch").click()
    page.locator(".tablet-name", has_text="Amina").click()
    here.press_code("271408")
    expect(page.locator(".keypad-problem")).to_contain_text("inte rätt kod")
    here.press_code("482913")
    expect(here.who).to_contain_text("Amina")
    expect(page.locator("#knapp input[name=answer]")).to_have_value("svar")


def test_the_queue_is_carried_by_hand_and_a_foreign_receipt_changes_nothing(
    tablet: Make, portal: Portal, tmp_path: Path
) -> None:
    here = tablet().wait_for_library().go(GUIDE).enter("Amina")
    portal.stop()
    here.page.locator(".ending [value=practise]").click()
    expect(here.page.locator(".ending .tablet-told")).to_be_visible()
    here.go("/surfplatta/ko")
    here.page.get_by_text("Om nätet inte kommer tillbaka").click()
    with here.page.expect_download() as download:
        here.page.get_by_role("button", name="Spara till en fil").click()
    queue = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert len(queue["events"]) == 1
    wrong = tmp_path / "fel.json"
    wrong.write_text('{"server_id": "en-annan", "results": {}}', encoding="utf-8")
    here.page.set_input_files("#receipt", wrong)
    expect(here.page.locator("[data-said]")).to_contain_text("Inget är ändrat")
    expect(here.chip).to_contain_text("1 är inte skickad än")
    receipt = {"server_id": queue["server_id"], "results": {queue["events"][0]["id"]: "stored"}}
    right = tmp_path / "kvitto.json"
    right.write_text(json.dumps(receipt), encoding="utf-8")
    here.page.set_input_files("#receipt", right)
    expect(here.page.locator("[data-said]")).to_contain_text("Kvittot stämmer")
    expect(here.chip).to_contain_text("Allt är skickat")
