"""The main job, walked in a real browser by a new employee, her mentor, the manager, the author."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kompetensportal.words import starter_folder
from tools.demo import demo, sign_in

LATHUND = "/lathundar/outlook/las-och-svara"
TASK = "Hantera nycklar och lås"


def answer_everything(page: Page) -> None:
    """Answer each question as somebody who has read the text; wrong once, to be met kindly."""
    for question in page.locator("section.question").all():
        right = question.locator('.feedback[data-right="true"]')
        if question.get_attribute("data-kind") == "text":
            accepted = question.get_attribute("data-answers") or "[]"
            question.locator("input[name=answer]").fill(re.findall(r'"([^"]+)"', accepted)[0])
        else:
            for n in [f.get_attribute("data-for") for f in right.all()]:
                question.locator(f'input[value="{n}"]').check()
        question.get_by_role("button", name="Svara").click()
        expect(question.locator(".answer.is-right")).to_be_visible()


@pytest.mark.timeout(300)
def test_from_a_lathund_to_a_completed_task(portal: str, sees: Callable[..., Page]) -> None:
    # Amina scans the QR code on the wall: its address opens without signing in.
    amina = sees(width=390, height=844)
    amina.goto(LATHUND)
    expect(amina.get_by_role("heading", level=1)).to_have_text("Läs och svara på mejl")

    # She listens: the button comes by itself when the audio is there.
    listen = amina.get_by_role("button", name="Lyssna").first
    expect(listen).to_be_visible(timeout=120_000)
    listen.click()
    amina.wait_for_function("() => document.querySelector('audio').currentTime > 0.5")
    amina.get_by_role("button", name=re.compile("Paus")).first.click()

    # She signs in, comes back to the same lathund, and finishes it with all questions.
    amina.locator(".ending").get_by_role("link", name="Logga in", exact=True).click()
    amina.fill("input[name=user_name]", "amina")
    amina.fill("input[name=password]", "lathund-i-fickan")
    amina.click("main form button[type=submit]")
    amina.wait_for_url(re.compile(LATHUND))
    answer_everything(amina)
    amina.get_by_role("button", name="Jag kan det nu").click()
    expect(amina.get_by_text("Klar", exact=False).first).to_be_visible()

    # She asks her mentor to look at a practical task.
    amina.goto("/introduktion/")
    amina.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    task = amina.locator("form", has=amina.locator('input[name=activity][value$="#nycklar"]'))
    task.get_by_role("button", name=re.compile("be Dilan titta")).click()
    expect(amina.get_by_text("Dilan får veta", exact=False)).to_be_visible()

    # Dilan confirms it.
    dilan = sees("dilan")
    dilan.goto("/handledare/")
    dilan.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    dilan.get_by_role("button", name=re.compile("Amina kan det här")).first.click()
    expect(dilan.get_by_text("Bekräftat", exact=False)).to_be_visible()

    # Eva sees the same on her page and in the table that she fetches.
    eva = sees("eva")
    eva.goto("/chef/amina")
    done_task = eva.locator("li.is-done", has_text=TASK)
    expect(done_task).to_contain_text("Dilan")
    eva.goto("/chef/")
    shown = eva.locator("main").inner_text()
    done, total = map(int, re.findall(r"(\d+) av (\d+)", shown)[0])
    assert done >= 2
    with eva.expect_download() as download:
        eva.get_by_role("link", name=re.compile("tabell|CSV")).first.click()
    table = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    (row,) = [row for row in rows if row["Användarnamn"] == "amina" and not row["Avslutat"]]
    assert row["Namn"] == "Amina"
    assert (row["Klara"], row["Av"]) == (str(done), str(total))
    assert row["Handledare"] == "Dilan"


@pytest.mark.timeout(120)
def test_the_author_sees_a_change_and_what_to_mend(page: Page, tmp_path: Path) -> None:
    """Carlos edits a file in any editor; the open page shows the text, then the finding."""
    for name in ("lathundar", "courses"):
        shutil.copytree(starter_folder(name), tmp_path / "content" / name)
    lathund = tmp_path / "content" / "lathundar" / "outlook" / "las-och-svara.md"
    content = ("--content", str(tmp_path / "content"))
    with demo(tmp_path / "data", *content, command="preview", port=8350) as address:
        page.goto(f"{address}{LATHUND}")
        text = lathund.read_text(encoding="utf-8")
        lathund.write_text(text.replace("Läs hela mejlet.", "Läs mejlet två gånger."), "utf-8")
        expect(page.locator("#las .step-text")).to_have_text("Läs mejlet två gånger.")
        lathund.write_text(text.replace("(bilder/las.svg)", "(bilder/lass.svg)"), "utf-8")
        expect(page.get_by_text("lass.svg", exact=False).first).to_be_visible()


def test_signed_in_people_come_home_to_their_own_start(
    portal: str, sees: Callable[..., Page]
) -> None:
    page = sees()
    sign_in(page, portal, "eva")
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Eva")
