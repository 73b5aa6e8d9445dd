"""Forms that another site made, or that belong to somebody else's session, are not taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from account_browser import Browser  # type: ignore[import-not-found]
from flask import Flask

from kompetensportal.actions.portal import example
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database

Browsers = Callable[..., Browser]
OURS = {"Sec-Fetch-Site": "same-origin"}


def language(database: Database) -> str:
    with database.session() as session:
        amina = people.by_id(session, "amina")
        assert amina is not None
        return amina.language


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://ond.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_cannot_send_a_form_even_with_the_token(
    browser: Browsers, sqlite_database: Database, headers: dict[str, str]
) -> None:
    amina = browser("amina")
    data = {"csrf": amina.token("/mig"), "language": "en"}
    answer = amina.client.post("/mig/sprak", data=data, headers=headers)
    assert answer.status_code == 400
    assert "Skicka igen" not in answer.text, "the other site's words are not offered for sending"
    assert language(sqlite_database) == "sv"


@pytest.mark.parametrize("token", ["", "0" * 80, "å" * 80, "kort"])
def test_a_form_without_its_token_changes_nothing_and_keeps_the_words(
    browser: Browsers, sqlite_database: Database, token: str
) -> None:
    amina = browser("amina")
    answer = amina.client.post("/mig/sprak", data={"csrf": token, "language": "en"}, headers=OURS)
    assert answer.status_code == 400
    assert language(sqlite_database) == "sv"
    assert 'name="language" value="en"' in answer.text
    assert amina.send("/mig/sprak", page="/mig", language="en").status_code == 303
    assert language(sqlite_database) == "en"


def test_the_refused_page_shows_what_was_written_but_no_secret(browser: Browsers) -> None:
    amina = browser("amina")
    fields = {"note": "<b>Jag skrev länge</b>", "password": "hemligheten", "csrf": "x"}
    answer = amina.client.post("/mig/losenord", data=fields, headers=OURS)
    assert "&lt;b&gt;Jag skrev länge&lt;/b&gt;" in answer.text
    assert "hemligheten" not in answer.text


def test_a_form_of_the_person_before_is_never_taken_for_the_next_one(
    browser: Browsers, sqlite_database: Database
) -> None:
    tablet = browser("amina")
    old = tablet.token("/mig")
    tablet.send("/logga-ut", page="/mig")
    tablet.sign_in("berit")
    answer = tablet.client.post("/mig/sprak", data={"csrf": old, "language": "en"}, headers=OURS)
    assert answer.status_code == 400


def test_a_form_sent_after_the_lock_leads_to_the_sign_in_and_back(
    browser: Browsers, app: Flask, sqlite_database: Database
) -> None:
    amina = browser("amina")
    token = amina.token("/mig")
    with sqlite_database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE sessions SET seen = '2020-01-01 00:00:00'")
    app.extensions["visits"].forget()
    headers = {**OURS, "Referer": "http://localhost/mig?sida=1"}
    data = {"csrf": token, "language": "en"}
    answer = amina.client.post("/mig/sprak", data=data, headers=headers)
    assert answer.headers["Location"] == "/logga-in?next=/mig?sida%3D1"
    assert language(sqlite_database) == "sv", "nothing is sent again by itself"


def test_nobody_is_signed_in_by_another_sites_form(browser: Browsers) -> None:
    one = browser()
    data = {"user_name": "amina", "password": example.PASSWORD}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, OURS, {}):
        assert one.client.post("/logga-in", data=data, headers=headers).status_code == 400
    assert one.get("/mig").status_code == 303
