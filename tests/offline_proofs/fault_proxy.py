"""A network that does everything a corridor's Wi-Fi does, between tablets and a real portal.

It listens on loopback in a thread of its own. `weather` says how often what goes wrong; `calm`
makes it whole. Paths under `/proof/` are answered by the harness itself and never fail: they are
how the page says what it showed.
"""

from __future__ import annotations

import asyncio
import json
import random
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from proof_http import Message, answer, read_message  # type: ignore[import-not-found]

CAPTIVE = b"<!doctype html><title>Free Wi-Fi</title><h1>Accept our terms to continue</h1>"
STORM: Mapping[str, float] = {
    "refused": 0.03,
    "cut request": 0.05,
    "cut answer": 0.07,
    "cut head": 0.02,
    "twice": 0.06,
    "twice at once": 0.02,
    "late": 0.06,
    "500": 0.04,
    "500 after": 0.05,
    "500 of ours": 0.02,
    "413": 0.03,
    "503": 0.02,
    "captive": 0.06,
    "captive json": 0.02,
    "4xx": 0.04,
}
"""Chance of each fault for one request to the portal's interface; six of ten go through."""
PATIENCE_SECONDS = 30
RAW = "/api/v1/events/raw"

Answering = Callable[[Message], Message]


@dataclass
class FaultProxy:
    """Start it with `with FaultProxy(port) as proxy`; `proxy.address` is what browsers open."""

    upstream: int
    """Port of the portal on loopback."""
    seed: int = 0
    tls: ssl.SSLContext | None = None
    weather: Mapping[str, float] = field(default_factory=dict)
    most_bytes: int | None = None
    """A body that is longer gets 413 always, as behind a proxy with a small limit."""
    port: int = 0
    happened: Counter[str] = field(default_factory=Counter)
    own: dict[str, Answering] = field(default_factory=dict)
    """Answers of the harness by path; a script that is put here is served instead of the real one.
    """
    portal: str = ""
    """The value of X-KP-Portal that was last seen."""
    alone: set[str] = field(default_factory=set)
    """Ids of events that came alone and raw, since they had been refused: others passed them."""

    def __enter__(self) -> FaultProxy:
        self._random = random.Random(self.seed)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._run(self._listen())
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_SECONDS)
        self._loop.close()

    @property
    def address(self) -> str:
        """`http://127.0.0.1:…`, or `https://localhost:…`."""
        return f"https://localhost:{self.port}" if self.tls else f"http://127.0.0.1:{self.port}"

    def calm(self) -> None:
        """From now on every request arrives whole, and every answer."""
        self.weather = {}

    def _run(self, what: object) -> object:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(PATIENCE_SECONDS)  # type: ignore[arg-type]

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self.tls)

    async def _stop(self) -> None:
        self._server.close()
        others = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError, OSError):
            request = await asyncio.wait_for(read_message(reader), PATIENCE_SECONDS)
            if request is not None:
                await self._answer(request, writer)
        with suppress(ConnectionError, OSError):
            writer.close()

    async def _answer(self, request: Message, writer: asyncio.StreamWriter) -> None:
        if request.path in self.own:
            done = await asyncio.to_thread(self.own[request.path], request)
        else:
            done = await self._with_fault(request, writer)
        if done is not None:
            writer.write(done.wire() if isinstance(done, Message) else done)
            await writer.drain()

    async def _with_fault(
        self, request: Message, writer: asyncio.StreamWriter
    ) -> Message | bytes | None:
        if request.path == RAW:
            with suppress(ValueError, KeyError, TypeError):
                self.alone.add(json.loads(request.body)["id"])
        if self.most_bytes is not None and len(request.body) > self.most_bytes:
            self.happened["413 for long"] += 1
            return answer(413, b"too long")
        fault = self._draw(request)
        self.happened[fault or "whole"] += 1
        made = self._instead(fault)
        if made is not None:
            return made
        if fault == "refused":
            return None
        if fault == "cut request":
            await self._forward_part(request)
            return None
        if fault == "late":
            await asyncio.sleep(self._random.random())
        if fault == "twice at once":
            pair = await asyncio.gather(self._forward(request), self._forward(request))
            return pair[self._random.randrange(2)]
        if fault == "twice":
            await self._forward(request)
        done = await self._forward(request)
        if fault == "500 after":
            return answer(500, b"oops")
        if fault == "cut answer":
            return done.wire()[: -max(1, len(done.body) // 2)]
        if fault == "cut head":
            return done.wire()[:30]
        return done

    def _draw(self, request: Message) -> str:
        if not request.path.startswith("/api/") or not self.weather:
            return ""
        drawn = self._random.random()
        for name, chance in self.weather.items():
            if (drawn := drawn - chance) < 0:
                return name
        return ""

    def _instead(self, fault: str) -> Message | None:
        """The answer of something in between, which never asked the portal."""
        if fault == "captive":
            return answer(200, CAPTIVE)
        if fault == "captive json":
            return answer(200, b'{"ok": true, "results": {}}', "application/json")
        if fault == "4xx":
            return answer(self._random.choice([400, 401, 403, 404, 410, 422]), CAPTIVE)
        if fault == "500":
            return answer(500, b"oops")
        if fault == "500 of ours":
            return answer(500, b"{}", "application/json", x_kp_portal=self.portal)
        if fault == "413":
            return answer(413, b"too long")
        if fault == "503":
            return answer(503, b"busy", retry_after="1")
        return None

    async def _forward(self, request: Message) -> Message:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        except OSError:
            self.happened["server away"] += 1
            return answer(502, b"nobody there")
        try:
            writer.write(self._for_portal(request).wire())
            await writer.drain()
            done = await asyncio.wait_for(
                read_message(reader, bodiless=request.method == "HEAD"), PATIENCE_SECONDS
            )
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            done = None
        finally:
            writer.close()
        if done is None:
            self.happened["server died"] += 1
            return answer(502, b"it went away")
        self.portal = done.header("x-kp-portal") or self.portal
        return done

    async def _forward_part(self, request: Message) -> None:
        wire = self._for_portal(request).wire()
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
            writer.write(wire[: -max(1, len(request.body) // 2)])
            await writer.drain()
            writer.close()

    def _for_portal(self, request: Message) -> Message:
        added = [("x-forwarded-proto", "https"), ("x-forwarded-for", "127.0.0.1")]
        return Message(
            request.first, [*request.headers, *(added if self.tls else [])], request.body
        )
