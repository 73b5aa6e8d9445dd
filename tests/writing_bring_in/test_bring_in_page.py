"""The page `/skriva/in`: choose a file, see what became of it, make a draft of it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

import pytest
import word_files as word  # type: ignore[import-not-found]
from docx import Document
from playwright.sync_api import Page, expect
from workshop_portal import Workshop, WritingClient  # type: ignore[import-not-found]

from kompetensportal.actions.writing.bring_in import waiting

CHOOSE = "/skriva/in"
PHONE, DESKTOP = (390, 844), (1280, 900)


def choose(page: Page, data: bytes, name: str = "Boka rum.docx") -> None:
    """Choose a file and look what becomes of it."""
    page.get_by_label("Filen").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    page.get_by_role("button", name="Se vad det blir").click()


def upload(client: WritingClient, data: bytes, name: str) -> tuple[int, str]:
    """Send a file as the form does; the status, and the page or where it leads."""
    client.token = client.get(CHOOSE).field("csrf")
    edge = secrets.token_hex(8)
    head = f'--{edge}\r\nContent-Disposition: form-data; name="fil"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    answer = client.raw(CHOOSE, body, f"multipart/form-data; boundary={edge}")
    return answer.status, answer.headers.get("location", "") or answer.text


def send(client: WritingClient, address: str, **form: str) -> tuple[int, str]:
    """Send the form of the result."""
    page = client.get(address)
    answer = client.post(address, {"csrf": page.field("csrf"), "gor": "utkast", **form})
    return answer.status, answer.headers.get("location", "") or answer.text


def test_a_word_file_of_ours_becomes_a_draft(
    workshop: Workshop, axe: Callable[[Page], list[str]]
) -> None:
    page = workshop.sees("carlos", CHOOSE)
    assert axe(page) == []
    # Browsers take a file that is dropped on the field itself: it is as large as a hand.
    box = page.get_by_label("Filen").bounding_box()
    assert box is not None
    assert box["height"] >= 100 and box["width"] >= 300
    choose(page, word.saved(word.our_lathund()))
    expect(page.get_by_role("heading", name="Så här blev det")).to_be_visible()
    expect(page.get_by_text("Allt följde med.")).to_be_visible()
    expect(page.get_by_text("3 steg")).to_be_visible()
    expect(page.locator(".brought-step")).to_contain_text(["Öppna Outlook", "Nytt", "Skriv"])
    picture = page.get_by_role("img", name="Ikonen Outlook, ett kuvert")
    page.wait_for_function("() => document.querySelector('.brought-sheet img').naturalWidth > 0")
    expect(picture).to_be_visible()
    assert axe(page) == []
    system, other = page.get_by_label("Vilket system"), page.get_by_label("Namnet på det andra")
    expect(other).to_be_hidden()
    system.select_option("Ett annat system")
    expect(other).to_be_visible()
    system.select_option("Outlook")
    page.get_by_role("button", name="Gör ett utkast").click()
    path = "lathundar/outlook/boka-ett-motesrum-i-outlook.md"
    page.wait_for_url(f"**/skriva/text/{path}")
    state = workshop.client().state(path)
    assert "1. Öppna **Outlook** på datorn. {#oppna-outlook-pa-datorn}" in state["text"]
    assert state["file"] == "new"
    pictures = re.findall(r"\((bilder/[^)]+)\)", state["text"])
    assert len(pictures) == 3
    assert all((workshop.content / "lathundar/outlook" / one).is_file() for one in pictures)
    assert list(workshop.data.glob(f"{waiting.NAME}/*/*")) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_was_not_kept_stands_beside_the_text(
    workshop: Workshop, size: tuple[int, int], axe: Callable[[Page], list[str]]
) -> None:
    document = word.our_lathund()
    word.add_picture(document, "", word.screen("green"))
    page = workshop.sees("carlos", CHOOSE, size)
    choose(page, word.saved(document))
    note = page.get_by_role("listitem").filter(has_text="Bilden saknar bildtext")
    expect(note).to_contain_text("Under Vilka rum finns?")
    assert axe(page) == []
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_a_file_that_cannot_be_read_is_told_on_the_page(workshop: Workshop) -> None:
    page = workshop.sees("carlos", CHOOSE)
    choose(page, word.screen(kind="JPEG"), "Rutin.docx")
    expect(page.get_by_role("alert")).to_contain_text("Rutin.docx är en bild, vad den än heter")
    choose(page, word.saved(word.our_lathund()))
    expect(page.get_by_role("heading", name="Så här blev det")).to_be_visible()


def test_without_a_system_nothing_is_lost(workshop: Workshop) -> None:
    client = workshop.client()
    status, address = upload(client, word.saved(word.our_lathund()), "Rum.docx")
    assert status == 303
    assert "En eller flera lathundar?" not in client.get(address).text
    status, page = send(client, address, titel="Min egen titel", system="")
    assert status == 400
    assert "Du har inte valt vilket system" in page
    assert 'value="Min egen titel"' in page
    status, leads = send(client, address, titel="Boka", system="+", nytt_system="Bokning 24")
    assert (status, leads) == (303, "/skriva/text/lathundar/bokning-24/boka.md")


def test_a_title_that_is_there_already_is_told_and_nothing_is_written_over(
    workshop: Workshop,
) -> None:
    client = workshop.client()
    before = workshop.text()
    _, address = upload(client, word.saved(word.our_lathund()), "Rum.docx")
    status, page = send(client, address, titel="Läs och svara", system="outlook")
    assert status == 400
    assert "Det finns redan en lathund på lathundar/outlook/las-och-svara.md" in page
    assert workshop.text() == before


def test_pictures_never_take_the_place_of_another_texts(workshop: Workshop) -> None:
    own = workshop.content / "lathundar/outlook/bilder/boka-1.png"
    own.write_bytes(b"somebody's own")
    client = workshop.client()
    _, address = upload(client, word.saved(word.our_lathund()), "Rum.docx")
    status, _ = send(client, address, titel="Boka", system="outlook")
    assert status == 303
    assert own.read_bytes() == b"somebody's own"
    assert "(bilder/boka-2-1.png)" in client.state("lathundar/outlook/boka.md")["text"]


def test_a_long_file_becomes_one_lathund_for_each_heading(workshop: Workshop) -> None:
    document = Document()
    for heading in ("Läs mejl", "Läs mejl", "Läs och svara"):
        document.add_heading(heading, 1)
        for _ in range(60):
            document.add_paragraph("Det här är en rad med ganska många ord i sig. " * 2)
    client = workshop.client()
    _, address = upload(client, word.saved(document), "Handbok.docx")
    page = client.get(address).text
    assert "Texten är lång" in page
    assert re.search(r'value="flera" checked', page)
    status, _ = send(client, address, titel="x", system="outlook", delar="flera")
    assert status == 303
    for name in ("las-mejl", "las-mejl-2", "las-och-svara-2"):
        assert client.state(f"lathundar/outlook/{name}.md")["file"] == "new"


def test_what_waits_is_its_writers_alone(workshop: Workshop) -> None:
    _, address = upload(workshop.client("carlos"), word.saved(word.our_lathund()), "Rum.docx")
    other = workshop.client("fatima")
    assert other.get(address).status == 404
    assert other.get(f"{address}/1.png").status == 404
    assert workshop.client("carlos").get(f"{address}/1.png").status == 200
    assert workshop.client("carlos").get(f"{address}/read.json").status == 404
    assert workshop.client("amina").get(CHOOSE).status == 403


def test_what_was_read_can_be_thrown_away_and_the_oldest_goes(workshop: Workshop) -> None:
    client = workshop.client()
    sent = [upload(client, word.saved(word.our_lathund()), "Rum.docx")[1] for _ in range(4)]
    assert [client.get(one).status for one in sent] == [404, 200, 200, 200]
    assert send(client, sent[1], gor="bort") == (303, CHOOSE)
    assert "Det du tog in finns inte kvar" in client.get(sent[1]).text
