"""`ta-och-rita-i-bilder`: a photograph is cropped, blurred, marked and described."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tools.draw.devices import phone as drawn_phone
from tools.handbook.camera import Camera, phone
from tools.handbook.writing import TEXT

FOLDER = "ta-och-rita-i-bilder"
PICTURE_TEXT = "Överst står Kalender. Knappen Ny händelse har en röd ring."
NAME, BUTTON, MIDDLE = (0.42, 0.33), (0.5, 0.56), (0.5, 0.5)
"""Places in the cropped photograph, as shares of its width and height."""


def take(browser: Browser, address: str, folder: Path) -> None:
    """Carlos puts a photograph of a screen into the lathund that he has written."""
    photograph = _photograph(browser)
    page = phone(browser, address, "carlos")
    camera = Camera(page, folder)
    page.goto(f"/skriva/text/{TEXT}")
    add = page.locator("[data-kind=step] button:has-text('bild')").nth(2)
    camera.take("lagg-till", ring=add)
    add.click()
    tools = page.locator("#picture-tools")
    camera.take("ta", ring=tools.locator("label", has_text="Ta ett foto"))
    tools.get_by_label("Välj en bild").set_input_files(
        {"name": "IMG_2041.png", "mimeType": "image/png", "buffer": photograph}
    )
    board = tools.locator(".picture-board canvas")
    expect(board).to_be_visible()

    def press(name: str) -> None:
        tools.get_by_role("button", name=name, exact=True).click()

    press("Beskär")
    camera.take("beskar", board, ring=tools.locator("[data-do=crop]"))
    tools.locator("[data-do=crop]").click()
    press("Sudda")
    drag(page, board, MIDDLE, NAME)
    camera.take("sudda", board, ring=tools.locator("[data-do=blur]"))
    press("Ring")
    drag(page, board, MIDDLE, BUTTON)
    for _ in range(5):
        press("Bredare")
    camera.take("ring", board, ring=tools.locator("[data-do=ring]"))
    go_on = tools.get_by_role("button", name="Gå vidare")
    go_on.click()
    tools.get_by_label("Nej, inget sådant syns").check()
    camera.take("syns-nagon", ring=tools.locator("fieldset", has_text="Syns ett ansikte").first)
    text = tools.get_by_label("Vad ser man på bilden?")
    text.fill(PICTURE_TEXT)
    camera.take("bildtext", ring=text)
    put_in = tools.get_by_role("button", name="Lägg in bilden")
    camera.take("lagg-in", ring=put_in)
    put_in.click()
    expect(tools).to_be_hidden()
    page.context.close()


def drag(page: Page, board: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag on the picture, from one place to another as shares of its width and height."""
    board.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    box = board.bounding_box()
    assert box is not None
    for place, then in ((start, page.mouse.down), (end, page.mouse.up)):
        page.mouse.move(
            box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"], steps=5
        )
        then()


def _photograph(browser: Browser) -> bytes:
    """A phone as somebody would photograph it, with a colleague's name on its screen."""
    screen = drawn_phone()
    screen.header("Kalender", left="menu")
    screen.row("Möte kl. 10", "Amina", sign="calendar")
    screen.space(20)
    screen.button("Ny händelse", quiet=True)
    page = browser.new_page(viewport={"width": 600, "height": 500})
    page.set_content(screen.picture())
    taken = page.locator("svg").screenshot()
    page.close()
    return taken
