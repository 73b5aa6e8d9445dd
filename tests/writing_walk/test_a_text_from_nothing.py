"""From nothing to a reader, as people do it: Carlos's phone, Fatima's desk, Amina's tablet.

Nothing is done by way of the store but to say who holds the function that owns the text.
"""

from __future__ import annotations

from collections.abc import Iterator

import miniaudio
import pytest
from approving import OWNER, fatima_holds  # type: ignore[import-not-found]
from picture_samples import photo, place_tags  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect
from walking import (
    add_step,
    asks,
    has_come,
    is_saved,
    photograph_into,
    shows,
    step,
    tell,
)
from workshop_portal import Workshop  # type: ignore[import-not-found]

from kompetensportal.cli.beside import Voice

PHONE, TABLET, DESK = (390, 844), (820, 1180), (1280, 900)
FILE = "lathundar/mobilen/lamna-in-mobilen.md"
HAND = "En hand tar mobilen ur skåpet."
FINGER = "Ett finger trycker på knappen på sidan."
AFTER_A_WHILE = 180_000
"""Milliseconds: the voice reads in a process of its own, when the machine has time for it."""


@pytest.fixture
def voice(workshop: Workshop) -> Iterator[None]:
    """What reads aloud beside a portal that `start` or `serve` runs."""
    beside = Voice(workshop.settings)
    beside.start()
    yield
    beside.stop()


def test_a_lathund_from_nothing_on_a_phone_to_a_reader(workshop: Workshop, voice: None) -> None:
    fatima_holds(workshop)
    phone = workshop.sees("carlos", "/", PHONE, has_touch=True, is_mobile=True)
    begins(phone)
    writes_with_photographs(phone)
    takes_a_suggestion(phone)
    hears_it(phone)
    phone.get_by_role("link", name="Granska och publicera").click()
    asks(phone, "Är steg 2 tydligt?")

    desk = workshop.sees("fatima", "/", DESK)
    fatima_suggests(desk)
    carlos_takes_it_in(phone)
    fatima_approves(desk)
    carlos_publishes(phone)

    text = workshop.text(FILE)
    assert "2. Tryck länge på knappen på sidan. {#tryck-pa-knappen}" in text
    pictures = sorted((workshop.content / "lathundar/mobilen/bilder").iterdir())
    assert len(pictures) == 2
    assert [place_tags(one.read_bytes()) for one in pictures] == [[], []]
    amina_reads_and_hears(workshop.sees("amina", "/", TABLET))


def begins(phone: Page) -> None:
    phone.get_by_role("link", name="Skriva").first.click()
    phone.get_by_role("link", name="Ny text").click()
    phone.get_by_label("Vad ska den heta?").fill("Lämna in mobilen")
    phone.get_by_label("Var hör den hemma?").select_option("Ett nytt system")
    phone.get_by_label("Vad heter det nya systemet?").fill("Mobilen")
    phone.get_by_role("button", name="Börja skriva").click()
    phone.wait_for_url(f"**/skriva/text/{FILE}")
    # Nobody is blamed for a step that is not begun.
    expect(phone.locator(".so-far-has")).to_contain_text("1 steg")
    expect(step(phone, 1).locator(".finding")).to_have_count(0)


def writes_with_photographs(phone: Page) -> None:
    phone.get_by_label("Vad handlar den om?").fill("Så lämnar du in mobilen när passet är slut.")
    step(phone, 1).locator("textarea").first.fill("Ta fram mobilen.")
    tools = photograph_into(phone, 1)
    taken = photo(1200, 900, orientation=6)
    assert place_tags(taken), "it tells where it was taken"
    tools.edit(taken)
    tools.press("Beskär")
    tools.press("Klar med beskärning")
    tools.press("Sudda")
    expect(tools.said).to_contain_text("Sudda 1")
    tell(tools, HAND, "Foto från Hemtjänsten Ekdalen")
    shown = has_come(step(phone, 1).locator("img"))
    expect(step(phone, 1).get_by_label("Vad syns på bilden?")).to_have_value(HAND)
    width, height = shown.evaluate("(one) => [one.naturalWidth, one.naturalHeight]")
    assert (width, height) == (720, 960), "turned as it was held, and cropped"
    add_step(phone, "Tryck på knappen på sidan.")
    tools = photograph_into(phone, 2)
    tools.edit(photo(800, 600))
    tell(tools, FINGER, "Foto från Hemtjänsten Ekdalen")
    has_come(step(phone, 2).locator("img"))
    add_step(phone, "Tillse att mobilen är av.")
    step(phone, 3).get_by_role("button", name="Lägg till en bild").click()
    found = phone.locator("#picture-tools")
    found.get_by_label("Sök bland bilderna").fill("hand skåpet")
    found.get_by_role("button", name="Sök", exact=True).click()
    found.locator(".picture-found", has_text=HAND).click()
    has_come(step(phone, 3).locator("img"))


def takes_a_suggestion(phone: Page) -> None:
    advice = step(phone, 3).locator(".finding", has_text="Tillse")
    expect(advice).to_contain_text("svårt för många")
    advice.get_by_role("button", name="Skriv ”Se till”").click()
    expect(step(phone, 3).locator("textarea").first).to_have_value("Se till att mobilen är av.")
    expect(advice).to_have_count(0)
    phone.get_by_text("Om lathunden: ägare").click()
    owner = phone.get_by_label("Vem äger den?")
    offered = phone.locator(f"#{owner.get_attribute('list')} option")
    assert OWNER in offered.evaluate_all("(all) => all.map((one) => one.value)")
    owner.fill(OWNER)
    is_saved(phone)
    expect(phone.locator(".so-far-left")).to_contain_text("Inget kvar att rätta")


def hears_it(phone: Page) -> None:
    with phone.expect_response("**/skriva/ljud/**") as asked:
        phone.locator(".editor-bar").get_by_role("button", name="Lyssna").click()
    told = asked.value.json()
    expect(phone.locator(".hear-note")).to_contain_text("Det tar")
    sound = phone.request.get(told["sound"])
    assert sound.status == 200
    decoded = miniaudio.decode(sound.body(), nchannels=1)
    assert max(map(abs, decoded.samples)) > 2000, "somebody speaks"


def fatima_suggests(desk: Page) -> None:
    waits = desk.locator(".card", has_text="En text väntar på din granskning")
    expect(waits.get_by_text("Är steg 2 tydligt?")).to_be_visible()
    waits.get_by_role("link", name="Öppna texten").click()
    piece = desk.locator(".piece", has_text="Tryck på knappen på sidan.")
    has_come(desk.locator(".piece", has_text=FINGER).locator("img"))
    piece.locator("summary").first.click()
    piece.get_by_label("Vad tänker du på?").fill("Hur länge?")
    piece.get_by_label("Föreslå andra ord").fill("Tryck länge på knappen på sidan.")
    piece.get_by_role("button", name="Spara kommentaren").click()
    expect(desk.get_by_text("Förslaget är sparat.")).to_be_visible()
    desk.get_by_label("Ord till den som skrev").fill("Snart klart!")
    desk.get_by_role("button", name="Skicka tillbaka").click()
    expect(desk.get_by_text("Texten har gått tillbaka med dina ord.")).to_be_visible()


def carlos_takes_it_in(phone: Page) -> None:
    phone.goto("/")
    back = phone.locator(".card", has_text="Du har fått tillbaka en text")
    expect(back.get_by_text("Snart klart!")).to_be_visible()
    back.get_by_role("link", name="Öppna texten").click()
    phone.get_by_role("button", name="Ta med förslaget: Tryck länge på knappen").click()
    expect(phone.get_by_text("Förslaget står nu i texten.")).to_be_visible()
    asks(phone, "Nu står det hur länge.")


def fatima_approves(desk: Page) -> None:
    desk.goto("/skriva/")
    desk.get_by_role("link", name="Lämna in mobilen").first.click()
    expect(desk.locator(".piece", has_text="Tryck länge på knappen")).to_be_visible()
    desk.get_by_role("button", name="Godkänn").click()
    expect(desk.get_by_text("Texten är godkänd. Nu kan den publiceras.")).to_be_visible()


def carlos_publishes(phone: Page) -> None:
    phone.goto("/skriva/")
    waits = phone.locator("section", has=phone.get_by_role("heading", name="Väntar på dig"))
    waits.get_by_role("link", name="Lämna in mobilen").click()
    phone.get_by_role("link", name="Publicera", exact=True).click()
    # A new text asks nobody to read again: neither small nor real, no reason.
    expect(phone.get_by_text("har inte varit publicerad förut")).to_be_visible()
    phone.get_by_role("button", name="Publicera nu").click()
    expect(phone.get_by_text("Texten är publicerad.")).to_be_visible()


def amina_reads_and_hears(tablet: Page) -> None:
    tablet.locator("main input[name=q]").fill("lämna in mobilen")
    tablet.keyboard.press("Enter")
    tablet.get_by_role("link", name="Lämna in mobilen").first.click()
    expect(tablet.get_by_role("heading", name="Lämna in mobilen")).to_be_visible()
    shows(tablet.locator("#ta-fram-mobilen"), HAND)
    shows(tablet.locator("#tryck-pa-knappen"), FINGER)
    expect(tablet.locator("#tryck-pa-knappen")).to_contain_text("Tryck länge på knappen")
    listen = tablet.locator(".listen-play").first
    expect(listen).to_be_visible(timeout=AFTER_A_WHILE)
    listen.click()
    expect(tablet.locator(".listen").first).to_have_class("listen is-playing")
