"""What the server answers in its own loop is what it answers the long way."""

from __future__ import annotations

import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from reader_fixtures import Portal  # type: ignore[import-not-found]
from reading_client import Client  # type: ignore[import-not-found]

from kompetensportal.web.quick import plain_request

PAGE = "/lathundar/outlook/las-och-svara"
BROWSER = "Accept-Encoding: gzip, deflate, br\r\nUser-Agent: Prov/1.0 (X11; sv)\r\n"


def ask(portal: Portal, *parts: str) -> tuple[str, dict[str, str], bytes]:
    """Send a request in one or more pieces; status, headers and body of the answer."""
    where = urlsplit(portal.address)
    with socket.create_connection((where.hostname, where.port), timeout=60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for number, part in enumerate(parts):
            if number:  # The first is answered, so what follows comes in a read of its own.
                read(connection)
            connection.sendall(part.encode())
        return read(connection)


def read(connection: socket.socket) -> tuple[str, dict[str, str], bytes]:
    """One answer from a connection that stays open."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    while len(body) < int(headers.get("Content-Length", 0)):
        body += connection.recv(65536)
    return status, headers, body


def request(path: str, more: str = "") -> str:
    return f"GET {path} HTTP/1.1\r\nHost: prov\r\n{BROWSER}{more}\r\n"


@pytest.fixture
def page(portal: Portal) -> str:
    """The address of a lathund that has been read once, so that it lies ready."""
    assert ask(portal, request(PAGE))[0] == "HTTP/1.1 200 OK"
    return PAGE


def test_a_ready_page_is_the_same_both_ways(portal: Portal, page: str) -> None:
    quick = ask(portal, request(page))
    # A request for part of a page is not plain, and the portal answers with the whole.
    long = ask(portal, request(page, "TE: trailers\r\n"))
    assert plain_request(request(page).encode()) is not None
    assert plain_request(request(page, "TE: trailers\r\n").encode()) is None
    made_by_waitress = {"date", "server"}
    for answer in (quick, long):
        for name in list(answer[1]):
            value = answer[1].pop(name)
            if name.lower() not in made_by_waitress:
                answer[1][name.lower()] = value
    assert quick == long


def test_what_has_not_changed_is_not_sent_again(portal: Portal, page: str) -> None:
    tag = ask(portal, request(page))[1]["ETag"]
    status, headers, body = ask(portal, request(page, f"If-None-Match: {tag}\r\n"))
    assert (status, body) == ("HTTP/1.1 304 Not Modified", b"")
    assert headers["ETag"] == tag


def test_one_connection_takes_plain_and_other_requests_in_turn(portal: Portal, page: str) -> None:
    plain, other = request(page), request("/sok?q=mejl")
    first = ask(portal, plain)
    last = ask(portal, plain, other, plain, other, plain)
    assert (last[0], last[2]) == (first[0], first[2])


def test_somebody_signed_in_gets_her_own_page_at_once_and_nobody_elses(
    portal: Portal, client: Callable[[str], Client], page: str
) -> None:
    everybody = ask(portal, request(page))[2]
    amina, berit = client("amina"), client("berit")
    seen = [one.get(page).text for one in (amina, berit, amina, berit)]
    assert "Amina" in seen[0] and "Amina" in seen[2]
    assert "Berit" in seen[1] and "Berit" in seen[3]
    assert all("Amina" not in seen[at] for at in (1, 3))
    assert ask(portal, request(page))[2] == everybody


@pytest.mark.parametrize(
    "data",
    [
        b"POST / HTTP/1.1\r\nHost: prov\r\n\r\n",
        b"GET / HTTP/1.0\r\nHost: prov\r\n\r\n",
        b"GET /sok?q=mejl HTTP/1.1\r\nHost: prov\r\n\r\n",
        b"GET /%2e%2e HTTP/1.1\r\nHost: prov\r\n\r\n",
        b"GET http://prov/ HTTP/1.1\r\nHost: prov\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: prov\r\n",
        b"GET / HTTP/1.1\r\nHost: prov\r\n\r\nGET / HTTP/1.1\r\nHost: prov\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: prov\r\nContent-Length: 3\r\n\r\n",
        b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        b"GET / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n",
        b"GET / HTTP/1.1\r\nRange: bytes=0-1\r\n\r\n",
        b"GET / HTTP/1.1\r\nCookie: a=1\r\nCookie: b=2\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: 1\r\n folded\r\n\r\n",
        b"GET / HTTP/1.1\r\nX : 1\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: a\rb\r\n\r\n",
        b"GET / HTTP/1.1\nHost: prov\n\n",
    ],
)
def test_what_is_not_plain_goes_the_usual_way(data: bytes) -> None:
    assert plain_request(data) is None
