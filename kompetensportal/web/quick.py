"""Waitress answers at once, in its own loop, what lies ready in memory.

Handing a request to a worker thread costs more than a ready page does. So a page that is the same
for everybody, and an asset, are answered where they were read; whatever may wait for a disk, the
database or a template goes to the workers as ever.
"""

from __future__ import annotations

from typing import Any, Protocol

from waitress.channel import HTTPChannel


class Ready(Protocol):
    """What knows which requests lie ready (`web.front.Front`)."""

    def has(self, method: str, path: str, query: str, cookies: str) -> bool:
        """Whether a request is answered from memory alone."""


class QuickChannel(HTTPChannel):  # type: ignore[misc]
    """A connection whose ready answers need no worker."""

    reading = False
    at_once = False

    def received(self, data: bytes) -> bool:
        """Read what came; answer it here when it lies ready."""
        self.reading = True
        took = bool(super().received(data))
        self.reading = False
        if self.at_once:
            self.at_once = False
            self.service()
        return took


def quicken(server: Any, ready: Ready) -> None:
    """Let a waitress server answer at once what is ready; before it runs."""
    to_workers = server.add_task

    def add_task(channel: Any) -> None:
        # A second request of the same read waits for the first: it goes the usual way.
        if getattr(channel, "reading", False) and not channel.at_once:
            request = channel.requests[0]
            if request.error is None and ready.has(
                request.command,
                request.path,
                request.query,
                request.headers.get("COOKIE", ""),
            ):
                channel.at_once = True
                return
        to_workers(channel)

    server.channel_class = QuickChannel
    server.add_task = add_task
