"""Pictures as people send them, and a client that sends them as a form without scripts does."""

from __future__ import annotations

import io
import json
import re
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image, ImageDraw

sys.path.append(str(Path(__file__).parent.parent / "writing_saving"))
from tools_page import cookie_of  # type: ignore[import-not-found]
from workshop_portal import Workshop, WritingClient  # type: ignore[import-not-found]

__all__ = ["GUIDE", "HEIC", "Sender", "bomb", "photo", "place_tags", "sender"]

GUIDE = "lathundar/outlook/las-och-svara.md"
HEIC = (Path(__file__).parent / "samples" / "telefon.heic").read_bytes()
"""640 by 480 with a place in its EXIF, made for these tests with pillow-heif."""
PLACE = {1: "N", 2: (59.0, 21.0, 36.0), 3: "E", 4: (18.0, 0.0, 0.0)}
"""Of a GPS directory."""
_SIGNATURES = (b"Exif", b"EXIF", b"GPS", b"Telefonen", b"http://ns.adobe.com", b"ICC_PROFILE")


def photo(width: int = 800, height: int = 600, kind: str = "JPEG", **more: Any) -> bytes:
    """A photograph with text in it, its camera, and the place where it was taken."""
    image = Image.new("RGB", (width, height), "#f4e0c0")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width * 0.1, height * 0.1, width * 0.5, height * 0.9), fill="#14493f")
    draw.text((width * 0.12, height * 0.4), "Anna Ek", fill="white", font_size=width // 14)
    exif = image.getexif()
    exif[0x010F] = "Telefonen"
    exif[0x0112] = more.pop("orientation", 1)
    exif.get_ifd(0x8825).update(PLACE)
    out = io.BytesIO()
    image.save(out, kind, exif=exif.tobytes(), **more)
    return out.getvalue()


def place_tags(data: bytes) -> list[bytes]:
    """What a file still tells besides its pixels."""
    found = [mark for mark in _SIGNATURES if mark in data]
    with Image.open(io.BytesIO(data)) as image:
        return found + [str(pair).encode() for pair in image.getexif().items()]


def bomb(side: int = 30_000) -> bytes:
    """A PNG of a few kilobytes that says that it is 30,000 by 30,000."""
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, "PNG")
    made = bytearray(out.getvalue())
    made[16:24] = side.to_bytes(4, "big") * 2
    made[29:33] = zlib.crc32(made[12:29]).to_bytes(4, "big")
    return bytes(made)


class Sender:
    """Somebody who sends pictures without a script."""

    def __init__(self, workshop: Workshop, user_name: str) -> None:
        self.client: WritingClient = workshop.client("")
        cookie = cookie_of(workshop, user_name)
        self.client.cookies[cookie["name"]] = cookie["value"]
        page = self.client.get("/mig")
        found = re.search(r'name="csrf" value="([^"]*)"', page.text)
        self.client.token = found[1] if found else ""

    def send(
        self, data: bytes, path: str = GUIDE, name: str = "IMG_2041.jpg", **told: str
    ) -> tuple[int, dict[str, Any]]:
        """Send as a script does; status and JSON."""
        return self.to(f"/skriva/bild/{path}", data, name, told)

    def to(
        self, address: str, data: bytes, name: str, told: dict[str, str]
    ) -> tuple[int, dict[str, Any]]:
        answer = self.raw(address, data, name, told, "application/json")
        return answer.status, json.loads(answer.text)

    def raw(self, address: str, data: bytes, name: str, told: dict[str, str], wants: str) -> Any:
        """Send a form with a file."""
        from http.client import HTTPConnection  # noqa: PLC0415

        from reading_client import Answer  # type: ignore[import-not-found]  # noqa: PLC0415

        mark = uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in told.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="picture"; filename="{name}"\r\n'
        parts += [head.encode(), b"Content-Type: image/jpeg\r\n\r\n", data, b"\r\n"]
        cookies = "; ".join(f"{key}={value}" for key, value in self.client.cookies.items())
        headers = {
            "Cookie": cookies,
            "X-CSRF-Token": self.client.token,
            "Content-Type": f"multipart/form-data; boundary={mark}",
            "Origin": f"http://{self.client.host}",
            "Accept": wants,
        }
        connection = HTTPConnection(self.client.host, timeout=60)
        connection.request("POST", address, b"".join(parts) + f"--{mark}--\r\n".encode(), headers)
        got = connection.getresponse()
        answer = Answer(got.status, got.getheaders(), got.read())
        connection.close()
        return answer


@pytest.fixture
def sender(workshop: Workshop) -> Callable[[str], Sender]:
    """Somebody who is signed in and sends pictures."""
    return lambda user_name="carlos": Sender(workshop, user_name)
