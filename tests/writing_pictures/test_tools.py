"""The picture tools in a real browser: what is done to a picture, and what of it is sent."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from picture_samples import HEIC, bomb, photo, place_tags  # type: ignore[import-not-found]
from PIL import Image, ImageChops, ImageDraw, ImageStat
from playwright.sync_api import Page, expect
from tools_page import PHONE, Tools, bodies_of, sees  # type: ignore[import-not-found]
from workshop_portal import Workshop  # type: ignore[import-not-found]

Axe = Callable[[Page], list[str]]
BANK = "/skriva/bilder/"


@pytest.fixture
def tools(workshop: Workshop) -> Tools:
    """Carlos has the tools open on his phone."""
    bodies = bodies_of(workshop.app)
    return Tools(sees(workshop, "carlos", BANK, PHONE), bodies)


def text_photo(width: int = 1600, height: int = 1200) -> Image.Image:
    """Black letters on white from edge to edge: all that a blur must hide."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for row in range(0, height, 40):
        draw.text((4, row), "Anna Ek 19620303-1234 " * 6, fill="black", font_size=34)
    return image


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


def test_what_is_blurred_is_in_no_byte_that_leaves_the_device(
    workshop: Workshop, tools: Tools
) -> None:
    original = text_photo()
    sent = jpeg(original)
    tools.edit(sent)
    tools.press("Sudda")
    tools.describe()
    up = tools.uploaded()
    assert up.size == original.size
    # The blur stands in the middle: 40 by 20 percent of the shorter side.
    box = (800 - 240, 600 - 120, 800 + 240, 600 + 120)
    hidden, before = up.crop(box).convert("L"), original.crop(box).convert("L")
    across, down = hidden.width // 48, hidden.height // 48
    for row in range(down):
        for column in range(across):
            part = (column * 48 + 8, row * 48 + 8, column * 48 + 40, row * 48 + 40)
            now, then = hidden.crop(part), before.crop(part)
            assert ImageStat.Stat(ImageChops.difference(now, then)).mean[0] > 20
            assert ImageStat.Stat(now).stddev[0] < 6, "a square is one colour, letters are not"
            assert ImageStat.Stat(then).stddev[0] > 40, "there were letters"
    assert likeness(hidden, before) < 0.15
    kept = next((workshop.content / "lathundar").rglob("knappen-svara*.webp"))
    with Image.open(kept) as stored:
        assert likeness(stored.convert("L").crop(box), before) < 0.15
    whole = b"".join(tools.bodies)
    assert sent[1000:1100] not in whole and len(tools.bodies) == 1


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The correlation of two grey pictures of one size: 1 for the same, 0 for nothing in common."""
    left, right = one.tobytes(), other.tobytes()
    means = sum(left) / len(left), sum(right) / len(right)
    pairs = [(a - means[0], b - means[1]) for a, b in zip(left, right, strict=True)]
    norm = (sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)) ** 0.5
    return abs(sum(a * b for a, b in pairs) / norm) if norm else 0.0


def test_the_place_of_a_photograph_is_not_in_what_is_sent(tools: Tools) -> None:
    sent = photo()
    assert place_tags(sent)
    tools.edit(sent)
    tools.describe()
    [body] = tools.bodies
    for mark in (b"Exif", b"EXIF", b"GPS", b"Telefonen"):
        assert mark not in body


def test_turned_and_cropped_as_it_was_seen(tools: Tools) -> None:
    image = Image.new("RGB", (1200, 800), "#2060c0")
    ImageDraw.Draw(image).rectangle((0, 0, 599, 799), fill="#c02020")
    tools.edit(jpeg(image))
    tools.press("Vrid")
    expect(tools.said).to_have_text("Bilden är vriden åt höger.")
    tools.press("Beskär")
    tools.press("Klar med beskärning")
    tools.describe()
    up = tools.uploaded()
    assert up.size == (640, 960), "turned to 800 by 1200, and four fifths of that"
    top, bottom = up.getpixel((320, 100)), up.getpixel((320, 860))
    assert top[0] > 150 > top[2] and bottom[2] > 150 > bottom[0]  # type: ignore[index]


def test_a_picture_is_marked_and_put_in_with_the_keyboard_alone(tools: Tools) -> None:
    page = tools.page
    tools.edit(photo(1600, 1200))
    expect(tools.canvas).to_be_focused()
    for name in ("Ring", "Pil", "Siffra", "Sudda"):
        tools.dialog.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        expect(tools.canvas).to_be_focused()
        for _ in range(6):
            page.keyboard.press("ArrowLeft")
    expect(tools.said).to_contain_text("Sudda 1: 41 procent från vänster, 50 procent uppifrån")
    page.keyboard.press("+")
    expect(tools.said).to_contain_text("Bredd 34 procent")
    page.keyboard.press("Shift+ArrowRight")
    expect(tools.said).to_contain_text("Bredd 38 procent")
    page.keyboard.press("Control+z")
    expect(tools.said).to_have_text("Ångrat.")
    page.keyboard.press("Control+Shift+z")
    expect(tools.said).to_have_text("Gjort om.")
    tools.dialog.get_by_role("button", name="Siffra 1").focus()
    page.keyboard.press("Enter")
    expect(tools.dialog.get_by_role("button", name="Siffra 1")).to_be_focused()
    expect(tools.dialog.get_by_role("button", name="Siffra 1")).to_have_attribute(
        "aria-pressed", "true"
    )
    tools.canvas.focus()
    page.keyboard.press("Delete")
    expect(tools.said).to_have_text("")
    expect(tools.dialog.locator("[data-marks] button")).to_have_count(3)
    tools.dialog.get_by_role("button", name="Gå vidare").focus()
    page.keyboard.press("Enter")
    expect(tools.dialog.get_by_label("Nej, inget sådant syns")).to_be_focused()
    page.keyboard.press("Space")
    tools.dialog.get_by_label("Vad ser man på bilden?").focus()
    page.keyboard.type("Knappen Svara")
    tools.dialog.get_by_role("button", name="Lägg in bilden").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/skriva/bilder/lathundar/**")
    assert changed(tools.uploaded(), photo(1600, 1200)) > 5


def changed(now: Image.Image, before: bytes) -> float:
    """How many percent of the pixels have another colour."""
    with Image.open(io.BytesIO(before)) as opened:
        difference = ImageChops.difference(now, opened.convert("RGB")).convert("L")
    return 100 * sum(difference.histogram()[40:]) / (now.width * now.height)


def test_a_finger_draws_moves_and_sizes(tools: Tools) -> None:
    tools.edit(photo(1600, 1200))
    tools.press("Ring")
    expect(tools.said).to_contain_text("Ring 1: 50 procent från vänster, 50 procent uppifrån")
    box = tools.canvas.bounding_box()
    assert box
    mouse = tools.page.mouse
    mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.25)
    expect(tools.said).to_contain_text("Ring 1: 20 procent från vänster, 25 procent uppifrån")
    mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.25)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.6, steps=5)
    mouse.up()
    expect(tools.said).to_contain_text("Ring 1: 40 procent från vänster, 60 procent uppifrån")
    tools.press("Ångra")
    tools.dialog.get_by_role("button", name="Ring 1").click()
    expect(tools.said).to_contain_text("Ring 1: 20 procent från vänster, 25 procent uppifrån")


def test_faces_are_asked_about_before_a_picture_goes_in(tools: Tools) -> None:
    tools.edit(photo())
    tools.press("Gå vidare")
    tools.dialog.get_by_label("Vad ser man på bilden?").fill("En hand")
    tools.press("Lägg in bilden")
    problem = tools.dialog.locator("[data-problem]")
    expect(problem).to_contain_text("Svara först på om ett ansikte eller ett namn syns.")
    tools.press("Ja. Jag går tillbaka och suddar")
    expect(tools.dialog.get_by_role("button", name="Sudda 1")).to_be_visible()
    tools.press("Gå vidare")
    tools.dialog.get_by_label("Ja, och personen har sagt ja").check()
    tools.dialog.get_by_label("Vem får vara med").fill("En kollega, samtycket finns hos chefen.")
    tools.dialog.get_by_label("Samtycket gäller till").fill("2020-01-31")
    tools.press("Lägg in bilden")
    tools.page.wait_for_url("**/skriva/bilder/lathundar/**")
    expect(tools.page.get_by_text("Samtycket gällde till 31 januari 2020.")).to_be_visible()


def test_a_photograph_of_40_mb_is_made_smaller_before_it_is_sent(
    tools: Tools, tmp_path: Path
) -> None:
    # Bytes after the end of a JPEG are no part of the picture; telephones put films there.
    file = tmp_path / "IMG_1.jpg"
    file.write_bytes(photo(4000, 3000) + b"\0" * 40_000_000)
    tools.edit(file)
    tools.describe()
    [body] = tools.bodies
    assert len(body) < 2_000_000
    assert max(tools.uploaded().size) == 1920


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (bomb(), "bomb.png", "Bilden är för stor för att öppnas: 30000 gånger 30000 punkter."),
        (b"Hej!" * 99, "brev.jpg", "brev.jpg är ingen bild som vi kan öppna."),
        (HEIC[:3000], "halv.heic", "Bilden halv.heic går inte att öppna. Den är trasig."),
    ],
    ids=["bomb", "letter", "half"],
)
def test_what_cannot_be_opened_is_told_kindly(
    tools: Tools, content: bytes, name: str, says: str
) -> None:
    tools.take(content, name, "image/heic")
    expect(tools.dialog.locator("[data-what]")).to_have_text(says)
    expect(tools.dialog.locator("[data-mend]")).not_to_be_empty()
    expect(tools.dialog.get_by_label("Välj en bild")).to_be_attached()


def test_what_is_too_large_and_cannot_be_opened_here_is_not_sent(
    tools: Tools, tmp_path: Path
) -> None:
    file = tmp_path / "stor.heic"
    file.write_bytes(HEIC[:3000] + b"\0" * 40_000_000)
    tools.take(file)
    told = tools.dialog.locator("[data-what]")
    expect(told).to_have_text("Bilden som du valde är större än 25 MB.")
    assert tools.bodies == []


def test_heic_is_opened_by_the_portal_and_goes_in_from_the_browser(tools: Tools) -> None:
    tools.edit(HEIC, name="IMG_7.HEIC", kind="image/heic")
    tools.describe()
    assert [len(body) > len(HEIC) for body in tools.bodies] == [True, True]
    del tools.bodies[0]
    assert tools.uploaded().size == (640, 480)


def test_without_a_network_the_picture_stays_until_it_is_back(tools: Tools) -> None:
    tools.edit(photo())
    tools.press("Gå vidare")
    tools.dialog.get_by_label("Nej, inget sådant syns").check()
    tools.dialog.get_by_label("Vad ser man på bilden?").fill("En hand")
    tools.page.context.set_offline(True)
    tools.press("Lägg in bilden")
    expect(tools.dialog.locator("[data-what]")).to_contain_text("Det finns inget nät just nu.")
    tools.page.context.set_offline(False)
    tools.press("Lägg in bilden")
    tools.page.wait_for_url("**/skriva/bilder/lathundar/**")


def test_axe_finds_nothing_in_the_tools(tools: Tools, axe: Axe, axe_in_the_dark: Axe) -> None:
    assert axe(tools.page) == []
    tools.edit(photo())
    tools.press("Sudda")
    assert axe(tools.page) == []
    tools.press("Gå vidare")
    tools.dialog.get_by_label("Ja, och personen har sagt ja").check()
    assert axe(tools.page) == [] and axe_in_the_dark(tools.page) == []
    small = tools.dialog.locator("button:visible").evaluate_all(
        "all => all.filter(b => b.offsetHeight < 48 || b.offsetWidth < 48).map(b => b.textContent)"
    )
    assert small == []
    assert tools.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_picture_goes_in_without_scripts(workshop: Workshop) -> None:
    page = sees(workshop, "carlos", BANK, PHONE, java_script_enabled=False)
    page.get_by_text("Lägg in en bild i banken").click()
    file = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    page.locator("#ny-picture").set_input_files(file)
    page.locator("#ny-text").fill("En hand på en knapp")
    page.get_by_role("button", name="Lägg in bilden").click()
    expect(page.get_by_text("Bilden ligger i banken.")).to_be_visible()
    expect(page.get_by_role("heading", name="En hand på en knapp")).to_be_visible()
