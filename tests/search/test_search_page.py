"""The search page without JavaScript, its suggestions, and what is noted when nothing is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from search_documents import DOCUMENTS
from sqlalchemy import select

from kompetensportal.actions.portal import example
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.database import Database
from kompetensportal.store.tables import EventRow
from kompetensportal.web.search.current import CurrentIndex
from kompetensportal.web.search.missed import Missed

RESULT = re.compile(r'class="card card-link tile search-result" href="([^"]+)"')


@pytest.fixture
def client(portal: Flask) -> FlaskClient:
    return portal.test_client()


def found(client: FlaskClient, query: str, **filters: str) -> list[str]:
    answer = client.get("/sok", query_string={"q": query, **filters})
    assert answer.status_code == 200
    return RESULT.findall(answer.text)


def missed(database: Database) -> list[tuple[str, str | None]]:
    with database.session() as session:
        rows = session.scalars(select(EventRow).where(EventRow.type == EventType.SEARCH_MISSED))
        return [(row.subject, row.person_id) for row in rows]


def test_a_query_leads_to_the_text(client: FlaskClient) -> None:
    assert found(client, "svarar på mejlet")[0] == "/lathundar/outlook/las-och-svara"
    assert found(client, "losenord")[0] == "/lathundar/start/logga-in"
    assert "/kurser/gdpr-i-praktiken/" in found(client, "gdpr")


def test_every_result_has_a_page(client: FlaskClient) -> None:
    for query in ("logga in", "dokumentation", "gdpr"):
        for href in found(client, query)[:4]:
            assert client.get(href).status_code == 200, href


def test_a_result_says_what_it_is_and_shows_the_found_words(client: FlaskClient) -> None:
    page = client.get("/sok?q=mejl").text
    first = page.split("search-result")[2]
    assert "<mark>mejl</mark>" in first
    assert "Lathund" in first
    assert "Outlook" in first
    assert '#mail"' in first, "the icon of its system"


def test_the_field_keeps_the_query_and_the_page_its_title(client: FlaskClient) -> None:
    page = client.get("/sok?q=mejl").text
    assert re.search(r'<input[^>]*type="search" value="mejl"', page)
    assert "<title>Sök: mejl" in page


def test_before_anything_is_asked_the_systems_are_shown(client: FlaskClient) -> None:
    page = client.get("/sok").text
    assert 'href="/lathundar/outlook/"' in page
    assert "search-result" not in page


def test_what_was_meant_is_a_link(client: FlaskClient) -> None:
    page = client.get("/sok?q=l%C3%B6senrod").text
    assert re.search(r'Menade du: <a href="/sok\?q=l%C3%B6senord">lösenord</a>', page)


def test_filters_are_links_with_a_count_and_can_be_taken_away(client: FlaskClient) -> None:
    page = client.get("/sok?q=dokumentera").text
    link = re.search(r'href="(/sok\?q=dokumentera&amp;system=lifecare)"', page)
    assert link
    one = client.get(link[1].replace("&amp;", "&")).text
    found = RESULT.findall(one)
    assert "/lathundar/lifecare/dokumentera" in found
    assert all(address.startswith("/lathundar/lifecare/") for address in found)
    assert 'href="/sok?q=dokumentera" aria-current="true"' in one
    none = client.get("/sok?q=dokumentera&system=mashie&typ=course").text
    assert 'href="/sok?q=dokumentera"' in none
    assert RESULT.findall(none) == []


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "mejl <b>svara</b>",
        "'; DROP TABLE events; --",
        "😀",
        "och att",
        "mejl* OR (",
        "a" * 10_000,
        "%00",
        "{{ 7*7 }}",
    ],
)
def test_no_query_breaks_the_page(client: FlaskClient, query: str) -> None:
    page = client.get(
        "/sok", query_string={"q": query, "typ": query, "system": query, "sida": query}
    )
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "49" not in re.findall(r'value="([^"]*)"', page.text)
    assert client.get("/sok/forslag", query_string={"q": query}).status_code == 200


def test_a_raw_null_byte_is_no_error(client: FlaskClient) -> None:
    assert client.get("/sok?q=%00mejl%FF").status_code == 200


def test_nothing_found_says_kindly_what_to_try_and_whom_to_ask(client: FlaskClient) -> None:
    page = client.get("/sok?q=xyzzyqq").text
    assert "Det är inte ditt fel" in page
    assert "handledare" in page
    assert 'href="/lathundar/outlook/"' in page


def test_only_small_words_ask_for_one_more(client: FlaskClient) -> None:
    assert "Skriv ett ord till" in client.get("/sok?q=hur+%C3%A4r+det").text


def test_authors_hear_of_a_missed_query_once_and_never_who_asked(
    own_portal: Flask, sqlite_database: Database
) -> None:
    example.make(sqlite_database)
    client = own_portal.test_client()
    form = client.get("/logga-in").text
    token = re.findall(r'name="csrf" value="([0-9a-f]+)"', form)[-1]
    signed_in = client.post(
        "/logga-in",
        data={"csrf": token, "user_name": "amina", "password": example.PASSWORD},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert signed_in.status_code == 303
    for _ in range(3):
        client.get("/sok?q=Xyzzyqq%20bastu")
        client.get("/sok?q=xyzzyqq,  BASTU!")
    assert missed(sqlite_database) == [("xyzzyqq bastu", None)]


@pytest.mark.parametrize(
    "query",
    [
        "xyzzyqq 19121212-1212",
        "xyzzyqq 0701234567",
        "xyzzyqq 12 - 34",
        "xyzzyqq@exempel.se",
        "xyzzyqq " * 9,
        "xyzzyqq" * 12,
    ],
)
def test_what_may_be_somebodys_number_or_a_long_text_is_never_noted(
    sqlite_database: Database, query: str
) -> None:
    assert not Missed().note(sqlite_database, query)
    assert missed(sqlite_database) == []


def test_a_found_or_filtered_query_is_not_noted(
    own_portal: Flask, sqlite_database: Database
) -> None:
    client = own_portal.test_client()
    client.get("/sok?q=mejl")
    client.get("/sok?q=mejl&system=finns-inte")
    client.get("/sok?q=och")
    assert missed(sqlite_database) == []


def test_a_note_that_cannot_be_kept_costs_nobody_the_page(tmp_path: Path) -> None:
    nowhere = Database(f"sqlite:///{tmp_path / 'no' / 'portal.sqlite'}")
    assert not Missed().note(nowhere, "bastu")
    nowhere.close()


def test_notes_are_limited(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kompetensportal.web.search.missed.MOST", 3)
    noted = Missed()
    words = ("bastu", "simhall", "biljard", "schack", "boule")
    assert [noted.note(sqlite_database, word) for word in words] == [True] * 3 + [False] * 2
    assert len(missed(sqlite_database)) == 3


def test_suggestions_are_titles_with_address_icon_and_kind(client: FlaskClient) -> None:
    answer = client.get("/sok/forslag?q=logg")
    assert answer.mimetype == "application/json"
    by_address = {one["href"]: one for one in answer.json["suggestions"]}
    found_it = by_address["/lathundar/start/logga-in"]
    assert set(found_it) == {"title", "href", "icon", "kind"}
    assert found_it["title"].startswith("Logga in")
    assert found_it["icon"] == "login"
    assert client.get("/sok/forslag?q=outl").json["suggestions"][0]["kind"] == "Outlook"
    assert client.get("/sok/forslag").json["suggestions"] == []


def test_the_page_speaks_english_too(client: FlaskClient) -> None:
    client.set_cookie("kp_language", "en")
    assert "Did you mean" in client.get("/sok?q=l%C3%B6senrod").text
    assert "It is not your fault" in client.get("/sok?q=xyzzyqq").text


def test_a_damaged_index_is_made_again_while_the_portal_starts(
    own_portal: Flask, shipped: Path
) -> None:
    assert own_portal.test_client().get("/sok?q=mejl").status_code == 200
    for path in (shipped / "index").rglob("*.seg"):
        path.write_bytes(b"")
    own_portal.extensions["search_index"] = CurrentIndex()
    assert found(own_portal.test_client(), "mejl")[0] == "/lathundar/outlook/las-och-svara"


def test_pages_of_results_are_numbered(client: FlaskClient) -> None:
    assert len(DOCUMENTS) < 10
    first = found(client, "tryck")
    if len(first) == 10:
        second = found(client, "tryck", sida="2")
        assert second
        assert not set(first) & set(second)
    assert found(client, "tryck", sida="99999") == found(client, "tryck", sida="99998")
