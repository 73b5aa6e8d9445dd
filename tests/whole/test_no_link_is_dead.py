"""Every link, picture and file that a page names is there: crawled signed out and as each role."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from kompetensportal.actions.portal import example

ROLES = ("", *(account.user_name for account in example.ACCOUNTS))
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "audio": "src"}
FEW = 3
"""How many of each of these are looked at: every word, and every text, leads to one."""
MANY = re.compile(r"/(sok|uttal/ord)\?|/skriva/[a-z]+/(?=.)")
SAME_FOR_ALL = re.compile(r"/(p|static|qr)/|/(lathundar|kurser|ordlista)/[^?]+$")
"""Files, and texts, whose main part is the same for everybody who is signed in."""
Read = dict[str, tuple[int, set[str]]]
SKIPPED = re.compile(r"/handelser|/las/|\.json$")


class Found(HTMLParser):
    """The addresses that a page names, and the places in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.places: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if name := given.get("id"):
            self.places.add(name)
        if address := given.get(LINKS.get(tag, "")):
            self.addresses.append(address)


@pytest.fixture(scope="module")
def read_by_all() -> dict[bool, Read]:
    """What somebody has read that is the same for all who are signed out (False) or in (True)."""
    return {False: {}, True: {}}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.timeout(600)
def test_no_link_is_dead(who: str, portal: str, read_by_all: dict[bool, Read]) -> None:
    browser = signed_in(portal, who)
    dead, pages = [], 0
    for page, address, status, names_place in crawl(browser, portal, read_by_all[bool(who)]):
        pages += 1
        if status != 200 or not names_place:
            dead.append(f"{status} {address} (from {page})")
    assert dead == []
    assert pages > 100


def signed_in(portal: str, who: str) -> OpenerDirector:
    """Somebody's browser, without a window."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    if who:
        form = browser.open(f"{portal}/logga-in").read().decode()
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        given = fields | {"user_name": who, "password": example.PASSWORD}
        with browser.open(f"{portal}/logga-in", urlencode(given).encode()) as answer:
            assert "/logga-in" not in answer.url
    return browser


def crawl(browser: OpenerDirector, portal: str, same: Read) -> Iterator[tuple[str, str, int, bool]]:
    """Each link once: the page it stands on, where it leads, the status, whether its # is there.

    What is `same` for others was read by one of them, and led her where it leads.
    """
    waiting = deque([("", "/")])
    asked: set[str] = set()
    read: Read = dict(same)
    looked_at = Counter[str]()
    while waiting:
        page, link = waiting.popleft()
        address = urljoin(f"{portal}{page}", link)
        parts = urlsplit(address)
        if not address.startswith(portal) or address in asked or SKIPPED.search(parts.path):
            continue
        asked.add(address)
        # The way to the sign-in says where one came from, so it is another on every page.
        query = "" if parts.path == "/logga-in" else parts.query
        path = parts.path + (f"?{query}" if query else "")
        if path not in read:
            if kind := MANY.match(path):
                looked_at[kind[0]] += 1
                if looked_at[kind[0]] > FEW:
                    continue
            status, found = opened(browser, portal, path)
            read[path] = status, found.places
            if SAME_FOR_ALL.match(path):
                same[path] = read[path]
            waiting.extend((path, each) for each in found.addresses)
        status, places = read[path]
        yield page, address, status, not parts.fragment or parts.fragment in places


def opened(browser: OpenerDirector, portal: str, path: str) -> tuple[int, Found]:
    """The status of an address, and what its page names when it is a page."""
    try:
        with browser.open(portal + path, timeout=30) as answer:
            is_page = answer.headers.get_content_type() == "text/html"
            return answer.status, Found(answer.read().decode() if is_page else "")
    except HTTPError as error:
        return error.code, Found("")
