"""How a tablet without a browser reaches the portal: the same network, a cookie of its own."""

from __future__ import annotations

import http.client
from http.cookies import SimpleCookie

from queue_tablet import Answer  # type: ignore[import-not-found]

PATIENCE_SECONDS = 20


class Wire:
    """A connection to one address that forgets nothing but its cookie."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = ""

    def post(self, path: str, body: bytes, kind: str = "application/json") -> Answer:
        """Send and wait; whatever goes wrong on the way is status 0."""
        headers = {"Content-Type": kind, "X-KP": "1", "Connection": "close"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("POST", path, body, headers)
            got = connection.getresponse()
            whole = got.read()
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()
        named = {name.lower(): value for name, value in got.getheaders()}
        if len(whole) < int(named.get("content-length") or 0):
            return Answer(0)
        self._keep(named.get("set-cookie", ""))
        return Answer(got.status, named, whole)

    def _keep(self, told: str) -> None:
        for name, morsel in SimpleCookie(told).items():
            if name.endswith("kp-device"):
                self.cookie = f"{name}={morsel.value}"
