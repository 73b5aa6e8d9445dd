"""An app served on loopback by a server of its own, for tests and benchmarks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from kompetensportal.web.quick import quicken

THREADS = 4
TICK_SECONDS = 0.05


@contextmanager
def served(app: Callable[..., Any], threads: int = THREADS, port: int = 0) -> Iterator[str]:
    """Address of a server that lasts as long as the block; nothing of it is left after that.

    The sockets are in a map of its own: servers that share one answer each other's requests, and
    a thread of an ended portal would go on with those of the next.
    """
    sockets: dict[int, Any] = {}
    server = create_server(app, host="127.0.0.1", port=port, threads=threads, map=sockets)
    if (front := getattr(app, "extensions", {}).get("front")) is not None:
        quicken(server, front.at_once)
    stopping = threading.Event()

    def run() -> None:
        while not stopping.is_set():
            wasyncore.loop(timeout=TICK_SECONDS, use_poll=True, map=sockets, count=1)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        stopping.set()
        server.pull_trigger()
        thread.join(timeout=10)
        server.task_dispatcher.shutdown(timeout=5)
        server.close()
        for channel in list(sockets.values()):
            channel.close()


def serve(app: Callable[..., Any], threads: int = THREADS, port: int = 0) -> None:
    """Serve until the process is ended; prints the address when requests are answered."""
    with served(app, threads, port) as address:
        print(address, flush=True)
        threading.Event().wait()
