"""Just enough of HTTP/1.1 for a proxy that may break it: one message at a time, by length."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

LARGEST_HEAD = 64 * 1024
HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "upgrade"}


@dataclass(frozen=True, slots=True)
class Message:
    """A request or an answer; header names are in lower case."""

    first: str
    """The request line or the status line."""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    @property
    def path(self) -> str:
        """Of a request, without the question."""
        return self.first.split(" ")[1].partition("?")[0]

    @property
    def method(self) -> str:
        """Of a request."""
        return self.first.split(" ")[0]

    @property
    def status(self) -> int:
        """Of an answer."""
        return int(self.first.split(" ")[1])

    def header(self, name: str) -> str:
        """The value of a header; empty when there is none."""
        return next((value for key, value in self.headers if key == name), "")

    def wire(self) -> bytes:
        """As it is sent; the connection ends with it."""
        kept = [(k, v) for k, v in self.headers if k not in HOP_BY_HOP | {"content-length"}]
        lines = [self.first, *(f"{k}: {v}" for k, v in kept)]
        length = f"content-length: {len(self.body)}"
        if self.first.startswith("HTTP/") and self.status in {204, 304}:
            length = "x-no-body: 1"
        lines += [length, "connection: close", "", ""]
        return "\r\n".join(lines).encode("latin-1") + self.body


def answer(status: int, body: bytes, kind: str = "text/html", **headers: str) -> Message:
    """An answer that the proxy makes itself."""
    named = [(key.replace("_", "-"), value) for key, value in headers.items()]
    return Message(f"HTTP/1.1 {status} Proof", [("content-type", kind), *named], body)


async def read_message(reader: asyncio.StreamReader, *, bodiless: bool = False) -> Message | None:
    """The next message; None when the other side has nothing more to say.

    Raises asyncio.IncompleteReadError or ConnectionError when it is cut.
    """
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    headers = [
        (k.strip().lower(), v.strip()) for k, _, v in (line.partition(":") for line in lines)
    ]
    message = Message(first, headers)
    if bodiless or (first.startswith("HTTP/") and message.status in {204, 304}):
        return message
    return Message(first, headers, await _body(reader, message))


async def _body(reader: asyncio.StreamReader, message: Message) -> bytes:
    if message.header("transfer-encoding") == "chunked":
        return await _chunks(reader, message)
    if length := message.header("content-length"):
        return await reader.readexactly(int(length))
    return b"" if not message.first.startswith("HTTP/") else await reader.read()


async def _chunks(reader: asyncio.StreamReader, message: Message) -> bytes:
    found = b""
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        found += (await reader.readexactly(size + 2))[:-2]
    await reader.readuntil(b"\r\n")
    message.headers[:] = [pair for pair in message.headers if pair[0] != "transfer-encoding"]
    return found
