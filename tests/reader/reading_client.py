"""A plain HTTP client over a real connection: cookies, redirects by hand, nothing more."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from kompetensportal.actions.portal import example


class Answer:
    """What the portal answered."""

    def __init__(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status = status
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body

    @property
    def text(self) -> str:
        return self.body.decode()

    def field(self, name: str) -> str:
        """The value of a hidden field."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert found, f"no field {name}"
        return found[1]


class Client:
    """One person's browser without scripts."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.cookies: dict[str, str] = {}

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, headers)

    def post(self, path: str, form: dict[str, object], **headers: str) -> Answer:
        return self.ask("POST", path, form, headers)

    def ask(
        self, method: str, path: str, form: dict[str, object] | None, headers: dict[str, str]
    ) -> Answer:
        connection = HTTPConnection(self.host, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        body = None
        if form is not None:
            body = urlencode(form, doseq=True)
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
            sent.setdefault("Origin", f"http://{self.host}")
        connection.request(method, path, body, sent)
        got = connection.getresponse()
        answer = Answer(got.status, got.getheaders(), got.read())
        for name, value in got.getheaders():
            if name.lower() == "set-cookie":
                self._keep(value)
        connection.close()
        return answer

    def sign_in(self, user_name: str) -> None:
        page = self.get("/logga-in")
        form = {"csrf": page.field("csrf"), "next": "/", "user_name": user_name}
        answer = self.post("/logga-in", {**form, "password": example.PASSWORD})
        assert answer.status == 303, answer.text[:400]

    def _keep(self, header: str) -> None:
        for name, morsel in SimpleCookie(header).items():
            gone = morsel["max-age"] == "0" or "1970" in morsel["expires"]
            if gone:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
