"""A draft as a reader gets it: phone, paper, easy, another language; only to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
from draft_desk import FORM, PATH, TEXT, Answer, Desk, Writer  # type: ignore[import-not-found]
from playwright.sync_api import FrameLocator, Page, expect

Edits = Callable[..., Page]
DRAFT = TEXT.replace("Tryck på mejlet.", "Tryck på det nya mejlet.")
ARABIC = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: ar\\n"

msgctxt "outlook/svara | {place}"
msgid "Så här svarar du."
msgstr "هكذا ترد."
"""


def shown(writer: Writer, text: str, way: str, path: str = PATH) -> Answer:
    form = urlencode({"text": text, "as": way, "csrf": writer.token})
    return writer.post(f"/skriva/visa/{quote(path)}", form.encode(), FORM)


def test_it_is_the_page_of_the_reader_with_the_draft_in_it(writer: Writer) -> None:
    answer = shown(writer, DRAFT, "phone")
    assert answer.status == 200
    assert "Tryck på det nya mejlet." in answer.text and 'id="tryck"' in answer.text
    assert "Systemspecialist Outlook" in answer.text and "1 maj 2031" in answer.text
    published = writer.get("/lathundar/outlook/svara").text
    assert "det nya mejlet" not in published, "what is published stays as it is"


def test_it_runs_nothing_and_only_our_own_editor_may_frame_it(writer: Writer) -> None:
    answer = shown(writer, DRAFT + "\n<script>alert(1)</script>\n", "phone")
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy and "script-src 'none'" in policy
    assert "sandbox allow-same-origin allow-popups" in policy
    assert "<script" not in answer.text and answer.headers["cache-control"] == "private, no-store"
    editor = writer.get(f"/skriva/text/{PATH}").headers["content-security-policy"]
    assert "frame-src 'self'" in editor and "frame-ancestors 'none'" in editor
    for other in ("/", "/lathundar/outlook/svara", "/skriva/"):
        policy = writer.get(other).headers["content-security-policy"]
        assert "frame-src" not in policy and "frame-ancestors 'none'" in policy, other


def test_a_picture_that_no_build_has_seen_is_shown(own_desk: Desk) -> None:
    pictures = own_desk.content / "lathundar" / "outlook" / "bilder"
    svg = (pictures / "oppna.svg").read_text(encoding="utf-8").replace("#005ea8", "#aa0011")
    (pictures / "ny.svg").write_text(svg, encoding="utf-8")
    writer = own_desk.signed_in()
    html = shown(writer, DRAFT.replace("bilder/oppna.svg", "bilder/ny.svg", 1), "phone").text
    address = html.split('src="/skriva/utkast/')[1].split('"')[0]
    picture = writer.get(f"/skriva/utkast/{address}")
    assert (picture.status == 200 and b"#aa0011" in picture.body) or b"#a01" in picture.body
    assert "sandbox" in picture.headers["content-security-policy"]


def test_what_is_translated_is_shown_and_what_is_not_is_marked(own_desk: Desk) -> None:
    from kompetensportal.actions.writing.draft_source import source_of  # noqa: PLC0415
    from kompetensportal.compiler.units import units  # noqa: PLC0415

    place = next(u.context for u in units(source_of(PATH, DRAFT)) if u.text == "Så här svarar du.")
    folder = own_desk.content / "translations" / "ar" / "content"
    folder.mkdir(parents=True)
    (folder / "outlook.po").write_text(ARABIC.format(place=place), encoding="utf-8")
    answer = shown(own_desk.signed_in(), DRAFT, "ar")
    assert answer.status == 200
    assert "هكذا ترد." in answer.text and 'lang="ar"' in answer.text and 'dir="rtl"' in answer.text
    assert "Tryck på det nya mejlet." in answer.text, "Swedish still, and marked"


def test_what_cannot_be_shown_is_said(desk: Desk, writer: Writer) -> None:
    assert shown(writer, DRAFT, "bakvänt").status == 400
    broken = shown(writer, "---\ntitel: [\n---\n", "phone")
    assert (broken.status == 400 and "kan inte visas" in broken.text) or "går inte" in broken.text
    assert shown(writer, "å" * 100_001, "phone").status in {400, 413}
    assert shown(desk.signed_in("amina"), DRAFT, "phone").status == 403
    assert shown(Writer(desk.address), DRAFT, "phone").status == 303


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[name=visa-som]")


def test_in_the_editor_it_is_as_wide_as_a_phone_and_is_what_is_written_now(edits: Edits) -> None:
    page = edits()
    page.set_viewport_size({"width": 1280, "height": 900})
    step = page.locator(".writing-card[data-kind=step] textarea").first
    step.fill("Starta **Outlook**.")
    page.get_by_text("Se den som läsaren").click()
    page.get_by_role("button", name="Telefon").click()
    expect(frame(page).locator("#oppna")).to_contain_text("Starta Outlook.")
    expect(frame(page).get_by_role("heading", level=1)).to_have_text("Svara på mejl")
    box = page.locator("iframe[name=visa-som]").bounding_box()
    assert box is not None and box["width"] == 394, "390 and the border"
    assert frame(page).locator("img").first.evaluate("(img) => img.complete")
    page.get_by_role("button", name="Stäng").click()
    page.get_by_role("button", name="Utskrift").click()
    expect(frame(page).locator(".site-head")).to_be_hidden()
    expect(frame(page).locator("#oppna")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_label("På ett annat språk").select_option("ar")
    expect(frame(page).locator(".editions [aria-current]")).to_have_attribute("lang", "ar")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_beside_the_frame(
    edits: Edits, width: int, axe: Callable[[Page], list[str]]
) -> None:
    page = edits()
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_text("Se den som läsaren").click()
    page.get_by_role("button", name="Telefon").click()
    expect(frame(page).locator("#oppna")).to_be_visible()
    assert axe(page) == []
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
