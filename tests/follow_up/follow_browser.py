"""A client over real HTTP that keeps cookies and fills forms as a browser does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def words(self) -> str:
        """What one reads, without markup, in one line."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.text)).split())


@dataclass
class Form:
    """A form of a page, with what a browser would send."""

    action: str
    fields: dict[str, str]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), {}))
        elif tag in ("input", "textarea") and self.forms and given.get("name"):
            if given.get("type") not in ("radio", "checkbox"):
                self.forms[-1].fields[given["name"]] = given.get("value", "")
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self.forms and self._select:
            chosen = self.forms[-1].fields
            if "selected" in given or self._select not in chosen:
                chosen[self._select] = given.get("value", "")


class Visitor:
    """One browser profile."""

    def __init__(self, address: str, cookies: dict[str, str]) -> None:
        self.address = address
        self._cookies = dict(cookies)

    def get(self, path: str) -> Answer:
        return self._send("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form as it is, without following the redirect."""
        return self._send("POST", path, urlencode(fields))

    def post_pairs(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        """The same for a form in which one name may stand several times."""
        return self._send("POST", path, urlencode(fields))

    def follow(self, answer: Answer) -> Answer:
        """Go where a redirect leads."""
        assert answer.status == 303, (answer.status, answer.words[:300])
        target = urlsplit(answer.headers["Location"])
        return self.get(target.path + (f"?{target.query}" if target.query else ""))

    def forms(self, path: str, action: str) -> list[Form]:
        """The forms of a page that go to an address."""
        page = self.get(path)
        assert page.status == 200, (path, page.status, page.words[:300])
        parser = _Forms()
        parser.feed(page.text)
        return [form for form in parser.forms if form.action == action]

    def form(self, path: str, action: str, **having: str) -> Form:
        """The one form of a page that goes to an address and holds these fields."""
        found = [
            form
            for form in self.forms(path, action)
            if all(form.fields.get(name) == value for name, value in having.items())
        ]
        assert len(found) == 1, (path, action, having, len(found))
        return found[0]

    def submit(self, form: Form, **fields: str) -> Answer:
        """Send a form with these fields filled in, and follow the redirect."""
        return self.follow(self.post(form.action, {**form.fields, **fields}))

    def _send(self, method: str, path: str, body: str = "") -> Answer:
        where = urlsplit(self.address)
        connection = HTTPConnection(where.hostname or "", where.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = self.address
        connection.request(method, path, body or None, headers)
        response = connection.getresponse()
        for header, value in response.getheaders():
            if header.lower() == "set-cookie":
                for name, morsel in SimpleCookie(value).items():
                    self._cookies[name] = morsel.value
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer
