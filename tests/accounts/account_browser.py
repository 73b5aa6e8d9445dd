"""A client that behaves as a browser does: cookies, and forms with the token of their page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kompetensportal.actions.portal import example

CSRF = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@dataclass
class Browser:
    """A client that sends forms as a browser does: with the page's token."""

    client: FlaskClient

    def get(self, address: str) -> TestResponse:
        return self.client.get(address)

    def token(self, address: str) -> str:
        found = CSRF.findall(self.client.get(address).text)
        assert found, f"no form on {address}"
        return found[-1]

    def send(self, address: str, *, page: str = "", **fields: object) -> TestResponse:
        """Send a form that stands on `page` (the same address when none is given)."""
        data = {"csrf": self.token(page or address), **fields}
        return self.client.post(address, data=data, headers={"Sec-Fetch-Site": "same-origin"})

    def sign_in(self, user_name: str, password: str = example.PASSWORD) -> TestResponse:
        return self.send("/logga-in", user_name=user_name, password=password)

    def sign_in_cookie_line(self, user_name: str, password: str) -> str:
        """The header that sets the session's cookie."""
        answer = Browser(self.client.application.test_client()).sign_in(user_name, password)
        lines = answer.headers.getlist("Set-Cookie")
        return next(line for line in lines if line.startswith("kp_session="))
