"""The picture tools in a browser, as the tests use them."""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from kompetensportal.store.accounts import sessions
from kompetensportal.web.account.visits import SESSION_COOKIE

sys.path.append(str(Path(__file__).parent.parent / "writing_saving"))
from workshop_portal import Workshop  # type: ignore[import-not-found]

PHONE = (390, 844)


def sees(
    workshop: Workshop, user_name: str, address: str, size: tuple[int, int] = PHONE, **more: Any
) -> Page:
    """A page of somebody who is signed in already; these tests are not about signing in."""
    viewport = dict(zip(("width", "height"), size, strict=True))
    page: Page = workshop.new_page(viewport=viewport, base_url=workshop.address, **more)
    page.context.add_cookies([{**cookie_of(workshop, user_name), "url": workshop.address}])
    page.goto(address)
    return page


def cookie_of(workshop: Workshop, user_name: str) -> dict[str, str]:
    """The cookie of a session that begins now."""
    with workshop.database.session() as session:
        token = sessions.start(session, user_name, datetime.now(UTC), shared=False)
    return {"name": SESSION_COOKIE, "value": token}


class Tools:
    """The dialog of the tools: on the bank's page, or where they have been asked for already."""

    def __init__(self, page: Page, bodies: list[bytes], *, asked: bool = False) -> None:
        self.page, self.bodies = page, bodies
        if not asked:
            page.get_by_text("Lägg in en bild i banken").click()
            page.get_by_role("button", name="Ta eller välj en bild").click()
        self.dialog = page.locator("#picture-tools")
        expect(self.dialog).to_be_visible()

    def take(self, data: bytes | Path, name: str = "IMG.jpg", kind: str = "image/jpeg") -> None:
        """Choose a file; a large one by its path, for bytes go to the browser through a pipe."""
        field = self.dialog.get_by_label("Välj en bild")
        if isinstance(data, Path):
            field.set_input_files(data)
        else:
            field.set_input_files({"name": name, "mimeType": kind, "buffer": data})

    @property
    def canvas(self) -> Locator:
        return self.dialog.locator(".picture-board canvas")

    @property
    def said(self) -> Locator:
        return self.dialog.locator("[data-said]")

    def press(self, name: str) -> None:
        self.dialog.get_by_role("button", name=name, exact=True).click()

    def edit(self, data: bytes | Path, **more: Any) -> None:
        """Choose a photograph and wait until it can be worked on."""
        self.take(data, **more)
        expect(self.canvas).to_be_visible()
        expect(self.dialog.get_by_role("button", name="Gå vidare")).to_be_visible()

    def describe(self, text: str = "Knappen Svara är markerad") -> None:
        """Answer what is asked and put the picture into the bank."""
        self.say(text)
        self.page.wait_for_url("**/skriva/bilder/lathundar/**")

    def say(self, text: str) -> None:
        """The same, wherever it goes."""
        self.press("Gå vidare")
        self.dialog.get_by_label("Nej, inget sådant syns").check()
        self.dialog.get_by_label("Vad ser man på bilden?").fill(text)
        self.press("Lägg in bilden")

    def uploaded(self) -> Image.Image:
        """The picture in what was sent, read out of the body itself."""
        [body] = self.bodies
        begins = re.search(rb'filename="bild"\r\nContent-Type: image/(jpeg|webp)\r\n\r\n', body)
        assert begins
        return Image.open(io.BytesIO(body[begins.end() :])).convert("RGB")


def bodies_of(app: Flask) -> list[bytes]:
    """Every body that is posted to the portal from now on, byte by byte, as it comes."""
    found: list[bytes] = []
    serve = app.wsgi_app

    def listen(environ: dict[str, Any], start: Any) -> Any:
        if environ["REQUEST_METHOD"] == "POST" and "/skriva/bild" in environ["PATH_INFO"]:
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            found.append(body)
            environ["wsgi.input"] = io.BytesIO(body)
        return serve(environ, start)

    app.wsgi_app = listen  # type: ignore[method-assign]
    return found
