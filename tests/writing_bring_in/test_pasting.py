"""Pasting into the editor from Word, Outlook and a web page; nothing of it runs or is fetched."""

from __future__ import annotations

import re

import pasted_html as pasted  # type: ignore[import-not-found]
import pytest
from playwright.sync_api import Page, expect
from workshop_portal import Workshop  # type: ignore[import-not-found]

PATH = "lathundar/outlook/klistra.md"
TEXT = """---
titel: Klistra
id: outlook/klistra
ägare: Systemspecialist Outlook
granskas: 2027-05-01
---

Först.

Sist.
"""
LISTEN = "() => document.addEventListener('kp:draft', (e) => { window.written = e.detail.text; })"
PASTE = """([html, plain]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', plain);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  return document.activeElement.dispatchEvent(event);
}"""


@pytest.fixture
def editor(workshop: Workshop) -> Page:
    """The editor with two paragraphs, the focus in the first; `asked` are foreign requests."""
    workshop.write(PATH, TEXT)
    page = workshop.sees("carlos", f"/skriva/text/{PATH}")
    field = page.locator("#editor .writing-card textarea").first
    expect(field).to_have_value("Först.")
    page.evaluate(LISTEN)
    field.focus()
    field.press("End")
    return page


def between(page: Page) -> str:
    """What the draft has between the two paragraphs."""
    draft: str = page.evaluate("() => window.written")
    return draft.partition("Först.")[2].partition("Sist.")[0].strip()


@pytest.mark.parametrize(
    ("html", "text"), pasted.ALL, ids=["word", "outlook", "a web page", "google docs"]
)
def test_what_is_pasted_becomes_blocks_of_ours_and_nothing_is_fetched(
    workshop: Workshop, editor: Page, html: str, text: str
) -> None:
    asked: list[str] = []
    foreign = workshop.address.replace("127.0.0.1", "localhost")
    editor.on("request", lambda r: asked.append(r.url) if r.url.startswith(foreign) else None)
    assert editor.evaluate(PASTE, [html.replace("ADDRESS", foreign), "x"]) is False
    last = text.splitlines()[-1]
    editor.wait_for_function("(last) => window.written?.includes(last)", arg=last)
    ids = re.sub(r" \{#[^}]*\}", "", between(editor))
    assert ids == text
    # A round trip of ours after it: a fetch that the paste had begun would be there by now.
    editor.evaluate("() => fetch('/skriva/in').then((answer) => answer.text())")
    assert asked == []
    assert editor.evaluate("() => window.pasted") is None


def test_what_was_left_out_is_said(editor: Page) -> None:
    editor.evaluate(PASTE, [pasted.OUTLOOK, "x"])
    note = editor.locator(".pasted")
    for words in ("En bild. Kopiera", "En osynlig bild som spårar", "En länk som inte leder"):
        expect(note).to_contain_text(words)
    note.get_by_role("button", name="Stäng").click()
    expect(note).to_have_count(0)
    expect(editor.locator("#editor .writing-card textarea").first).to_be_focused()


def test_the_words_alone_with_a_key_and_one_step_back_with_another(
    editor: Page, workshop: Workshop
) -> None:
    """The real clipboard and real keys."""
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor.evaluate(
        """async () => {
          const blob = (kind, text) => new Blob([text], { type: kind });
          await navigator.clipboard.write([new ClipboardItem({
            'text/html': blob('text/html', '<ol><li>Öppna <b>appen</b></li><li>Läs</li></ol>'),
            'text/plain': blob('text/plain', ' Öppna appen')})]);
        }"""
    )
    field = editor.locator("#editor .writing-card textarea").first
    field.press("Control+Shift+V")
    expect(field).to_have_value("Först. Öppna appen")
    field.press("Control+Z")
    field.press("End")
    field.press("Control+V")
    editor.wait_for_function("() => window.written?.includes('1. Öppna **appen**')")
    editor.wait_for_function("() => window.written?.includes('2. Läs')")
    editor.keyboard.press("Control+Z")
    editor.wait_for_function("() => !window.written.includes('Läs')")


def test_plain_text_is_pasted_as_ever(editor: Page) -> None:
    """HTML that has nothing but words is left to the browser: `# två` stays what was written."""
    assert editor.evaluate(PASTE, ["<meta charset='utf-8'><span># två</span>", "# två"]) is True
