"""Somebody who pulls plugs: kills the portal at random and starts it again, in a thread."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from proof_portal import ProofPortal  # type: ignore[import-not-found]


class Trouble:
    """`with Trouble(portal, seed):` the portal dies every now and then, and when the block ends."""

    def __init__(
        self, portal: ProofPortal, seed: int, every: tuple[float, float] = (2.0, 8.0)
    ) -> None:
        self.portal = portal
        self.lock = threading.Lock()
        """Whoever stops the portal for another reason holds it."""
        self.errors: list[BaseException] = []
        self._chance = random.Random(seed)
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._pull, daemon=True)

    def __enter__(self) -> Trouble:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if not self.errors:
            self._once()
        assert not self.errors, self.errors

    def _pull(self) -> None:
        while not self._stop.wait(self._chance.uniform(*self._every)):
            with self.lock:
                self._once()

    def _once(self) -> None:
        try:
            self.portal.kill()
            time.sleep(self._chance.choice([0.0, 0.0, 0.5]))
            self.portal.start()
        except BaseException as error:
            self.errors.append(error)
            self._stop.set()


class InThreads:
    """Workers that run until they are done or told to stop; their errors come out at the end."""

    def __init__(self, works: list[Callable[[threading.Event], None]]) -> None:
        self.stop = threading.Event()
        self._errors: list[BaseException] = []
        self._threads = [threading.Thread(target=self._run, args=[w], daemon=True) for w in works]

    def __enter__(self) -> InThreads:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.stop.set()
        for thread in self._threads:
            thread.join()
        if kind is None and self._errors:
            raise self._errors[0]

    def _run(self, work: Callable[[threading.Event], None]) -> None:
        with suppress(InterruptedError):
            try:
                work(self.stop)
            except BaseException as error:
                self._errors.append(error)
