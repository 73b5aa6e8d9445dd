"""What happens while somebody writes, told to every open page."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator

from kompetensportal.model.learning.event import new_id

PING_SECONDS = 15.0
"""A sign of life for proxies and to notice that a page has been closed."""
_END = ""


class News:
    """Hands out each piece of news to all who listen. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: set[queue.SimpleQueue[str]] = set()
        self._ended = False
        self._begun, self._told = new_id(), 0

    @property
    def edition(self) -> str:
        """Another one after each piece of news, and in each run."""
        return f"{self._begun}-{self._told}"

    def tell(self, kind: str, **facts: object) -> None:
        """Tell everybody: an event of Server-Sent Events with its facts as JSON."""
        text = f"event: {kind}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n"
        with self._lock:
            self._told += 1
            for listener in self._listeners:
                listener.put(text)

    def listen(self) -> Iterator[str]:
        """Events until the end, or until whoever reads them goes away."""
        mine: queue.SimpleQueue[str] = queue.SimpleQueue()
        with self._lock:
            if self._ended:
                return
            self._listeners.add(mine)
            edition = self.edition
        try:
            # A page that was made before this edition has missed something.
            yield f"retry: 500\nevent: edition\ndata: {edition}\n\n"
            while True:
                try:
                    text = mine.get(timeout=PING_SECONDS)
                except queue.Empty:
                    text = ": ping\n\n"
                if text is _END:
                    return
                yield text
        finally:
            with self._lock:
                self._listeners.discard(mine)

    def end(self) -> None:
        """Let every listener go."""
        with self._lock:
            self._ended = True
            for listener in self._listeners:
                listener.put(_END)
