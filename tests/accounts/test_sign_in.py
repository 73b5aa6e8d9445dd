"""Signing in, with password and with tile and code; what a wrong secret tells: nothing."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from account_browser import Browser  # type: ignore[import-not-found]
from sqlalchemy import text

from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.sign_in import WrongSecretError, prove, sign_in
from kompetensportal.model.accounts.slow_down import Bucket
from kompetensportal.store.accounts import attempts, credentials, sessions, shared_browsers
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.database import Database
from kompetensportal.web.account.session import SHARED_COOKIE
from kompetensportal.web.account.visits import SESSION_COOKIE

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
Browsers = Callable[..., Browser]


def attempt(
    database: Database,
    name: str,
    secret: str,
    now: datetime,
    place: str = "p",
    kind: Secret = Secret.PASSWORD,
) -> int:
    """Seconds that a failed attempt says to wait; -1 when it succeeds."""
    try:
        prove(database, name, secret, kind, place=place, now=now)
    except WrongSecretError as error:
        return error.wait
    return -1


def test_a_wrong_code_ten_times_slows_down_and_tells_nothing(database: Database) -> None:
    example.make(database)
    waits: dict[str, list[int]] = {}
    for name in ("amina", "finns-inte"):
        now, waits[name] = NOW, []
        for _ in range(10):
            wait = attempt(database, name, "000000", now, place=name, kind=Secret.CODE)
            waits[name].append(wait)
            now += timedelta(seconds=wait)
    assert waits["amina"] == waits["finns-inte"]
    assert waits["amina"][:3] == [0, 0, 0]
    assert waits["amina"][-1] > waits["amina"][5] > 0
    assert sum(waits["amina"]) > 60
    # While it waits even the right secret is not tried.
    assert attempt(database, "amina", example.PASSWORD, now - timedelta(seconds=5)) > 0
    assert attempt(database, "amina", example.PASSWORD, now) == -1


def test_the_answer_takes_as_long_whether_the_name_exists_or_not(database: Database) -> None:
    example.make(database)
    times: dict[str, list[float]] = {"amina": [], "ingen": []}
    for n in range(7):
        for name, taken in times.items():
            began = time.thread_time()
            attempt(database, name, f"fel lösenord {n}", NOW + timedelta(hours=n), place=f"{n}")
            taken.append(time.thread_time() - began)
    here, nobody = (statistics.median(taken) for taken in times.values())
    # Without the derivation of a key for the unknown name it would be a hundredth.
    assert 0.6 < here / nobody < 1.6


def test_attempts_that_are_forgiven_while_others_are_made_break_nothing(
    database: Database,
) -> None:
    # What one succeeds with takes the row away that another has just found.
    loose = Bucket(free=1_000, leak_seconds=600, longest=300)

    def try_and_succeed(_: int) -> None:
        for _ in range(30):
            with database.session() as session:
                assert attempts.claim(session, "plats", loose, datetime.now(UTC)) == 0
            with database.session() as session:
                attempts.forgive(session, "plats", whole=False)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(try_and_succeed, range(6)))
    with database.session() as session:
        assert session.scalar(text("SELECT count(*) FROM attempts")) == 0


def test_many_attempts_at_once_are_counted_one_by_one(database: Database) -> None:
    example.make(database)
    tried: list[bool] = []

    def guess() -> None:
        wait = attempt(database, "amina", "fel lösenord", NOW)
        tried.append(wait == 0)

    threads = [threading.Thread(target=guess) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.session() as session:
        failures = session.scalar(text("SELECT max(failures) FROM attempts"))
    assert failures <= 6
    assert len(tried) == 16


def test_one_place_that_tries_many_names_is_slowed_down(database: Database) -> None:
    example.make(database)
    waits = [attempt(database, f"namn{n}", "000000", NOW, kind=Secret.CODE) for n in range(36)]
    assert waits[20] == 0
    assert waits[-1] > 0
    # A minute later the place may try again, and nobody's own name was locked meanwhile.
    later = NOW + timedelta(minutes=2)
    assert attempt(database, "berit", example.PASSWORD, later) == -1


def test_what_is_typed_as_a_name_is_not_kept_in_the_open(database: Database) -> None:
    attempt(database, "mitt hemliga lösenord", "x", NOW)
    with database.session() as session:
        keys = session.scalars(text("SELECT key FROM attempts")).all()
    assert keys
    assert all("hemliga" not in key and len(key) == 64 for key in keys)


def test_a_disabled_person_comes_in_nowhere(database: Database) -> None:
    example.make(database)
    token = sign_in(
        database, "amina", example.PASSWORD, Secret.PASSWORD, place="p", now=NOW, shared=False
    )
    with database.session() as session:
        session.execute(text("UPDATE persons SET disabled = :yes WHERE id='amina'"), {"yes": True})
    with database.session() as session:
        assert sessions.find(session, token, NOW) is None
    assert attempt(database, "amina", example.PASSWORD, NOW) == 0


@pytest.mark.parametrize(("shared", "minutes"), [(False, 20), (True, 2)])
def test_a_session_locks_after_its_time_without_activity(
    database: Database, shared: bool, minutes: int
) -> None:
    example.make(database)
    with database.session() as session:
        token = sessions.start(session, "amina", NOW, shared=shared)
    with database.session() as session:
        inside = NOW + timedelta(minutes=minutes, seconds=-1)
        visit = sessions.find(session, token, inside)
        assert visit is not None
        assert sessions.is_due(visit, inside)
        sessions.touch(session, visit, inside)
    with database.session() as session:
        assert sessions.find(session, token, inside + timedelta(minutes=minutes)) is not None
        late = inside + timedelta(minutes=minutes, seconds=1)
        assert sessions.find(session, token, late) is None


def test_no_session_outlives_a_long_shift(database: Database) -> None:
    example.make(database)
    with database.session() as session:
        token = sessions.start(session, "amina", NOW, shared=False)
    now = NOW
    with database.session() as session:
        for _ in range(60):
            now += timedelta(minutes=15)
            visit = sessions.find(session, token, now)
            if visit is None:
                break
            sessions.touch(session, visit, now)
    assert now - NOW == timedelta(hours=12, minutes=15)


def test_only_hashes_of_tokens_and_secrets_are_stored(database: Database) -> None:
    example.make(database)
    with database.session() as session:
        token = sessions.start(session, "amina", NOW, shared=False)
    with database.engine.connect() as connection:
        stored = str(connection.execute(text("SELECT * FROM sessions")).all())
        stored += str(connection.execute(text("SELECT * FROM credentials")).all())
    assert token not in stored
    assert example.PASSWORD not in stored
    assert "271408" not in stored
    assert "scrypt:32768:8:1$" in stored


def test_a_session_is_new_at_each_sign_in_and_the_old_one_ends(browser: Browsers) -> None:
    one = browser("amina")
    first = one.client.get_cookie(SESSION_COOKIE)
    one.client.get("/mig")
    token = one.token("/mig")
    answer = one.client.post(
        "/logga-in",
        data={"csrf": token, "user_name": "berit", "password": example.PASSWORD},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == 303
    assert one.client.get_cookie(SESSION_COOKIE) != first
    other = browser()
    other.client.set_cookie(SESSION_COOKIE, first.value)
    assert other.get("/mig").status_code == 303


def test_signing_out_ends_the_session_at_once_and_what_one_reads_stays(browser: Browsers) -> None:
    one = browser("amina")
    cookie = one.client.get_cookie(SESSION_COOKIE)
    answer = one.send("/logga-ut", page="/mig", next="/lathundar/")
    assert answer.headers["Location"] == "/lathundar/"
    again = browser()
    again.client.set_cookie(SESSION_COOKIE, cookie.value)
    assert again.get("/mig").status_code == 303


def test_signing_out_everywhere_ends_every_session(browser: Browsers) -> None:
    phone, computer = browser("amina"), browser("amina")
    assert phone.send("/mig/logga-ut-overallt", page="/mig").status_code == 303
    assert computer.get("/mig").status_code == 303


@pytest.mark.parametrize(
    "address",
    ["//ond.example", "https://ond.example", "/\\ond.example", "\\\\ond", "/a\nb", "javascript:x"],
)
def test_signing_in_never_leads_out_of_the_portal(browser: Browsers, address: str) -> None:
    one = browser()
    answer = one.send("/logga-in", user_name="amina", password=example.PASSWORD, next=address)
    assert answer.headers["Location"] == "/"


def test_signing_in_leads_back_to_where_one_was(browser: Browsers) -> None:
    one = browser()
    answer = one.get("/mig?sida=2")
    assert answer.headers["Location"] == "/logga-in?next=/mig?sida%3D2"
    page = one.get(answer.headers["Location"]).text
    assert 'name="next" value="/mig?sida=2"' in page


def test_the_wrong_password_is_said_and_the_name_stays(browser: Browsers) -> None:
    answer = browser().send("/logga-in", user_name="amina", password="fel")
    assert answer.status_code == 400
    assert "hör inte ihop" in answer.text
    assert 'value="amina"' in answer.text
    nobody = browser().send("/logga-in", user_name="ingen", password="fel")
    assert nobody.text.count("hör inte ihop") == answer.text.count("hör inte ihop")


def test_codes_work_only_in_a_browser_that_is_marked_as_shared(
    browser: Browsers, sqlite_database: Database
) -> None:
    one = browser()
    assert one.get("/logga-in/kod/amina").status_code == 303
    with sqlite_database.session() as session:
        mark = shared_browsers.mark(session, "ekdalen", "Plattan i köket", "fatima", NOW)
    one.client.set_cookie(SHARED_COOKIE, mark)
    tiles = one.get("/logga-in?next=/lathundar/").text
    assert "Amina" in tiles
    assert "Berit" not in tiles, "Berit works on another unit"
    assert one.get("/logga-in/kod/berit").status_code == 404
    assert one.send("/logga-in/kod/amina", code="000000").status_code == 400
    answer = one.send("/logga-in/kod/amina", code="271 408", next="/lathundar/")
    assert answer.headers["Location"] == "/lathundar/"
    assert one.client.get_cookie("kp_lock").value == "120"
    with sqlite_database.session() as session:
        shared_browsers.unmark(session, sessions.hash_of(mark))
    assert browser().get("/logga-in/kod/amina").status_code == 303


def test_a_given_password_must_be_changed_before_anything_else(
    browser: Browsers, sqlite_database: Database
) -> None:
    with sqlite_database.session() as session:
        hash_ = credentials.hashed("bako-limu-tesa-rovi")
        credentials.save(session, "amina", Secret.PASSWORD, hash_, must_change=True)
    one = browser()
    answer = one.sign_in("amina", "bako-limu-tesa-rovi")
    assert answer.headers["Location"].startswith("/mig/losenord")
    assert one.get("/mig").headers["Location"].startswith("/mig/losenord")
    new = {"password": "bako-limu-tesa-rovi", "new": "fyra ord i rad", "again": "fyra ord i rad"}
    assert one.send("/mig/losenord", **new).status_code == 303
    assert one.get("/mig").status_code == 200
    assert browser().sign_in("amina", "fyra ord i rad").status_code == 303
