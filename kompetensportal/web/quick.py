"""Waitress answers at once, in its own loop, what lies ready in memory.

Reading a request into waitress's own values and handing it to a worker thread costs more than a
prepared page does. So the simplest request there is, a whole `GET` of a plain path, is read here,
and when all of its answer lies in memory, it is written where it was read. Anything else about a
request (a body, a query, a header that asks for something of the connection, one that came in
pieces) goes the usual way: this file need not know HTTP, only recognise the plain case.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from wsgiref.handlers import format_date_time

from waitress.channel import HTTPChannel

Headers = list[tuple[str, str]]
Start = Callable[[str, Headers], object]
"""WSGI's `start_response`, as far as it is used."""
Answer = tuple[str, Headers, bytes]
"""Status, headers and body."""
AtOnce = Callable[[Mapping[str, str]], Answer | None]
"""From the few WSGI variables of a plain request to its answer, if that lies ready."""

_REQUEST = re.compile(rb"GET (/[A-Za-z0-9/._~-]*) HTTP/1\.1\r\n")
_FIELD = re.compile(rb"([A-Za-z0-9-]+):[ \t]*([^\r\n\x00]*)\r\n")
_END = b"\r\n\r\n"
_USED = {
    b"cookie": "HTTP_COOKIE",
    b"accept-encoding": "HTTP_ACCEPT_ENCODING",
    b"if-none-match": "HTTP_IF_NONE_MATCH",
}
_NOT_PLAIN = {
    b"content-length",
    b"transfer-encoding",
    b"expect",
    b"upgrade",
    b"range",
    b"te",
    b"trailer",
}
"""Headers that change what a request is, or how it must be answered."""


class QuickChannel(HTTPChannel):  # type: ignore[misc]
    """A connection whose ready answers need no worker."""

    def received(self, data: bytes) -> bool:
        """Read what came; answer it here when it lies ready."""
        waits = self.request is not None or self.requests
        if not (waits or self.will_close or self.close_when_flushed):
            environ = plain_request(data)
            if environ is not None and (answer := self.server.at_once(environ)) is not None:
                self.write_soon(_head(answer[0], answer[1]) + answer[2])
                return True
        return bool(super().received(data))


def quicken(server: Any, at_once: AtOnce) -> None:
    """Let a waitress server answer at once what is ready; before it runs."""
    server.at_once = at_once
    server.channel_class = QuickChannel


def plain_request(data: bytes) -> dict[str, str] | None:
    """The WSGI variables of a plain request that came whole; None for any other."""
    if not data.endswith(_END) or (line := _REQUEST.match(data)) is None:
        return None
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": line[1].decode("ascii")}
    at, end = line.end(), len(data) - 2
    while at < end:
        field = _FIELD.match(data, at)
        if field is None:
            return None
        at, name = field.end(), field[1].lower()
        if (variable := _USED.get(name)) is not None:
            if variable in environ:
                return None
            environ[variable] = field[2].decode("latin-1").rstrip(" \t")
        elif name in _NOT_PLAIN or (name == b"connection" and field[2].lower() != b"keep-alive"):
            return None
    return environ


def _head(status: str, headers: Headers) -> bytes:
    lines = "".join([f"{name}: {value}\r\n" for name, value in headers])
    return f"HTTP/1.1 {status}\r\n{lines}Date: {_date(int(time.time()))}\r\n\r\n".encode("latin-1")


@lru_cache(1)
def _date(second: int) -> str:
    return format_date_time(second)
