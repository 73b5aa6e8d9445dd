"""The web server around the portal: where it listens, and how it stops without losing a page."""

from __future__ import annotations

import errno
import ipaddress
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from kompetensportal.errors import EnvironmentalError, MistakeError
from kompetensportal.settings import Settings
from kompetensportal.web.collector import calm_collector
from kompetensportal.web.quick import quicken
from kompetensportal.words import say

THREADS = 16
PORTS = 65_536
PORTS_TRIED = 50
BACKLOG = 128
DRAIN_SECONDS = 5.0
"""So long a request that has begun may take to end after the portal was told to stop."""
FORWARDED = {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_open_address(settings: Settings) -> None:
    """Raise MistakeError for an address that others reach without TLS in front of it."""
    if not settings.behind_proxy and not is_loopback(settings.host):
        raise MistakeError(
            say("cli.open_address", host=settings.host), say("cli.open_address_mend")
        )


def listen(host: str, port: int, *, or_next: bool) -> socket.socket:
    """A socket that listens; with `or_next`, on the next free port when that one is taken.

    Raises EnvironmentalError that says what is taken and what to do.
    """
    if not 0 <= port < PORTS:
        raise MistakeError(say("cli.port_range", port=port), say("cli.port_range_mend"))
    for number in range(port, min(port + (PORTS_TRIED if or_next else 1), PORTS)):
        try:
            return _bind(host, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise EnvironmentalError(
                    say("cli.cannot_listen", host=host, port=number, why=error.strerror or ""),
                    say("cli.cannot_listen_mend"),
                ) from error
    raise EnvironmentalError(
        say("cli.port_taken", host=host, port=port), say("cli.port_taken_mend", free=port + 1)
    )


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host.strip("[]"), port))
        opened.listen(BACKLOG)
    except OSError:
        opened.close()
        raise
    return opened


def address(opened: socket.socket) -> str:
    """`http://127.0.0.1:8000`."""
    host, port = opened.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def serve_until_stopped(
    app: Callable[..., Any],
    opened: socket.socket,
    settings: Settings,
    ready: Callable[[], None],
    stopped: Callable[[], None] = lambda: None,
) -> None:
    """Answer requests until SIGINT or SIGTERM; what has begun is finished first.

    `ready` is called when requests are answered, `stopped` when no new ones are taken: answers
    that would go on for ever must end then.
    """
    sockets: dict[int, Any] = {}
    trusted = (
        {"trusted_proxy": "*", "trusted_proxy_headers": FORWARDED} if settings.behind_proxy else {}
    )
    server = create_server(
        app,
        map=sockets,
        sockets=[opened],
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
        **trusted,
    )
    if (front := getattr(app, "extensions", {}).get("front")) is not None:
        quicken(server, front.at_once)
    calm_collector()
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True
        server.pull_trigger()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        ready()
        while not stopping:
            wasyncore.loop(timeout=1, use_poll=True, map=sockets, count=1)
        stopped()
        _drain(server, sockets)
    finally:
        server.task_dispatcher.shutdown(timeout=1)
        server.close()
        for number, handler in before.items():
            signal.signal(number, handler)


def _drain(server: Any, sockets: dict[int, Any]) -> None:
    server.accepting = False
    end = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < end and any(
        channel.requests or channel.total_outbufs_len for channel in server.active_channels.values()
    ):
        wasyncore.loop(timeout=0.1, use_poll=True, map=sockets, count=1)
