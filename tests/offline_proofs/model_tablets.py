"""The tablets of the model, on a wire that loses requests, loses answers and delivers twice."""

from __future__ import annotations

import copy
import dataclasses
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from model_portal import ModelPortal  # type: ignore[import-not-found]
from paper_corridor import PaperTablet  # type: ignore[import-not-found]
from queue_tablet import Answer, QueueTablet  # type: ignore[import-not-found]

WHOLE, LOST, UNANSWERED, TWICE, CAPTIVE = "whole", "lost", "unanswered", "twice", "captive"
FAULTS = (WHOLE, LOST, UNANSWERED, TWICE, CAPTIVE)


@dataclass
class ModelWire:
    """To whatever portal the world has now; `faults` are used up one a request."""

    world: World
    cookie: str = ""
    faults: list[str] = field(default_factory=list)

    def post(self, path: str, body: bytes, kind: str) -> Answer:
        """One request."""
        fault = self.faults.pop(0) if self.faults else WHOLE
        if fault == LOST:
            return Answer(0)
        if fault == CAPTIVE:
            return Answer(200, {"content-type": "text/html"}, b"<h1>Welcome</h1>")
        if fault == TWICE:
            self._ask(path, body, kind)
        answer = self._ask(path, body, kind)
        return Answer(0) if fault == UNANSWERED else answer

    def _ask(self, path: str, body: bytes, kind: str) -> Answer:
        answer = self.world.portal.post(path, body, kind, self.cookie)
        for name, morsel in SimpleCookie(answer.headers.get("set-cookie", "")).items():
            if name.endswith("kp-device"):
                self.cookie = f"{name}={morsel.value}"
        return answer


@dataclass
class World:
    """What wires reach; the portal in it may be another one tomorrow."""

    portal: ModelPortal


@dataclass
class ModelTablet:
    """A paper tablet and its wire."""

    paper: PaperTablet
    wire: ModelWire

    @property
    def queue(self) -> QueueTablet:
        """Its queue."""
        return self.paper.queue

    def copied(self, world: World) -> ModelTablet:
        """The same profile on a second tablet: cookie, store, numbers, keys and queue."""
        wire = ModelWire(world, self.wire.cookie)
        old = self.paper.queue
        queue = QueueTablet(old.device_id, old.store_id, wire.post, old.batch, old.epoch)
        queue.queue = copy.deepcopy(old.queue)
        pen = dataclasses.replace(self.paper.pen)
        return ModelTablet(PaperTablet(queue, pen, dict(self.paper.keys)), wire)
