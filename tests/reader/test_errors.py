"""Pages for when something went wrong help, and headers stand on every answer."""

# ruff: noqa: E501
from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from flask import abort
from reader_fixtures import Portal  # type: ignore[import-not-found]
from reading_client import Client  # type: ignore[import-not-found]

from kompetensportal.errors import (
    ConflictError,
    EnvironmentalError,
    MistakeError,
    NotAllowedError,
    NotFoundError,
)
from kompetensportal.words import say

GUIDE = "/lathundar/outlook/las-och-svara"
Clients = Callable[..., Client]


def test_a_missing_page_offers_a_search_for_what_one_wanted(client: Clients) -> None:
    answer = client().get("/lathundar/outlook/bifoga-fil")
    assert answer.status == 404
    assert "Sidan finns inte" in answer.text
    assert 'action="/sok"' in answer.text
    assert 'value="bifoga fil"' in answer.text
    english = client()
    english.post("/sprak", {"language": "en"})
    assert "There is no such page" in english.get("/nowhere").text


@pytest.mark.parametrize("path", ["/%ff%fe", "/lathundar/%00", "/kurser/../../etc/passwd",
                                  "/lathundar/" + "a" * 5000, "/static/../app.py",
                                  "/static/%2e%2e/assets.py", "/lathundar//", "/kurser//x"])  # fmt: skip
def test_a_hostile_address_is_a_missing_page(client: Clients, path: str) -> None:
    assert client().get(path).status in {404, 308, 303}


def test_a_wrong_method_is_told_with_what_is_allowed(client: Clients) -> None:
    answer = client().ask("DELETE", GUIDE, None, {})
    assert answer.status in {400, 405}
    answer = client().post("/lathundar/", {})
    assert answer.status == 405
    assert "GET" in answer.headers["allow"]
    assert "Det gick inte att göra så" in answer.text


def test_a_form_that_is_too_large_says_so(client: Clients) -> None:
    answer = client().post("/anpassa", {"theme": "x" * 400_000})
    assert answer.status == 413
    assert "Det var för stort" in answer.text


def test_an_unexpected_error_has_a_number_that_is_in_the_log(
    portal: Portal, client: Clients, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> str:
        raise RuntimeError("hemligt innehåll")

    portal.app.view_functions["reader.style"] = broken
    with caplog.at_level(logging.ERROR):
        answer = client().get("/stil")
    assert answer.status == 500
    assert "hemligt" not in answer.text
    number = answer.text.partition("<code>")[2].partition("</code>")[0]
    record = next(r for r in caplog.records if number in r.getMessage())
    assert record.exc_info is not None
    assert "Det är inte ditt fel" in answer.text


def test_a_database_that_is_away_is_told_to_who_is_signed_in(
    portal: Portal, client: Clients
) -> None:
    amina, somebody = client("amina"), client()
    assert amina.get(GUIDE).status == 200
    file = portal.data / "portal.sqlite"
    portal.database.close()
    for one in file.parent.glob("portal.sqlite*"):
        one.unlink()
    file.mkdir()
    portal.app.extensions["visits"].forget()
    for path in (GUIDE, "/introduktion/", "/"):
        answer = amina.get(path)
        assert answer.status == 503, path
        assert "databas svarar inte" in answer.text
    assert somebody.get(GUIDE).status == 200


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFoundError(say("errors.what_404")), 404),
        (NotAllowedError(say("errors.what_403")), 403),
        (ConflictError(say("errors.what_409"), say("errors.mend_409")), 409),
        (MistakeError(say("errors.what_400")), 400),
        (EnvironmentalError(say("errors.what_503")), 503),
    ],
)
def test_our_own_errors_become_pages(
    portal: Portal, client: Clients, error: Exception, status: int
) -> None:
    def broken() -> str:
        raise error

    portal.app.view_functions["reader.style"] = broken
    answer = client().get("/stil")
    assert answer.status == status
    assert f"{answer.text.count('<h1')} h1" == "1 h1"


def test_a_forbidden_page_offers_the_sign_in(portal: Portal, client: Clients) -> None:
    portal.app.view_functions["reader.style"] = lambda: abort(403)
    answer = client().get("/stil")
    assert answer.status == 403
    assert 'href="/logga-in"' in answer.text.partition("<main")[2]


@pytest.mark.parametrize("path", ["/", GUIDE, "/finns-inte", "/stil", "/logga-in", f"/qr{GUIDE}"])
@pytest.mark.parametrize("who", ["", "amina"])
def test_every_answer_carries_the_headers_that_protect(
    client: Clients, path: str, who: str
) -> None:
    headers = client(who).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_assets_are_kept_for_ever_and_come_compressed(client: Clients) -> None:
    page = client().get(GUIDE).text
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = client().get(address, Accept_Encoding="br")
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    assert client().get("/static/manifest.json").status == 200
