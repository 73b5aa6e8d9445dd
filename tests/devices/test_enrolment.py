"""A one-time code makes a browser a tablet, once, and says plainly why it does not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from devices_portal import enrol  # type: ignore[import-not-found]
from paper_tablet import PaperTablet  # type: ignore[import-not-found]
from served_portal import ServedPortal  # type: ignore[import-not-found]

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.store.device.codes import LENGTH, LETTERS
from kompetensportal.web.app import create_app


def test_a_code_enrols_one_browser_and_is_told_apart_when_used_old_or_wrong(
    either: ServedPortal,
) -> None:
    tablet, code = PaperTablet(either.address), either.code()
    typed = f" {code[:4].lower()}-{code[4:].lower()} "
    right = enrol(tablet, typed, name="Köket")
    assert right.status == 200
    assert right.json["kind"] == "shared"
    assert right.json["unit"] == {"id": "ekdalen", "name": "Hemtjänsten Ekdalen"}
    assert right.headers["X-KP-Portal"] == right.json["server_id"]
    cookie = next(v for v in right.headers.get_all("Set-Cookie") or () if "kp-device=" in v)
    assert {"HttpOnly", "SameSite=Strict", "Max-Age=34560000"} <= set(cookie.split("; "))
    assert either.rows("SELECT name FROM devices") == [{"name": "Köket"}]

    old = either.code(now=datetime.now(UTC) - timedelta(minutes=31))
    for given, reason in ((code, "used"), (old, "old"), ("ABCDEFGH", "wrong"), ("", "wrong")):
        refused = enrol(PaperTablet(either.address), given)
        assert (refused.status, refused.json["reason"]) == (403, reason)
        assert refused.json["words"]
    assert len(either.rows("SELECT id FROM devices")) == 1


def test_of_two_browsers_with_one_code_one_is_enrolled(either: ServedPortal) -> None:
    code = either.code()
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: enrol(PaperTablet(either.address), code), range(6)))
    assert sorted(answer.status for answer in answers) == [200, 403, 403, 403, 403, 403]
    assert {a.json.get("reason") for a in answers if a.status == 403} == {"used"}
    assert len(either.rows("SELECT id FROM devices")) == 1


def test_many_wrong_codes_slow_the_next_one_down_also_a_right_one(portal: ServedPortal) -> None:
    tablet = PaperTablet(portal.address)
    answers = [enrol(tablet, f"WRONG{LETTERS[n]}23") for n in range(12)]
    assert answers[0].status == 403
    assert answers[-1].status == 429
    assert int(answers[-1].headers["Retry-After"]) >= 1
    early = enrol(tablet, portal.code())
    assert (early.status, early.json["reason"]) == (429, "wait")
    portal.change("UPDATE attempts SET last = :at", at=datetime(2020, 1, 1))
    assert enrol(tablet, portal.code()).status == 200


def test_codes_are_read_aloud_and_typed_without_doubt(portal: ServedPortal) -> None:
    codes = [portal.code() for _ in range(50)]
    assert len(set(codes)) == 50
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) <= set(LETTERS)
    assert not set("01OI") & set(LETTERS)
    assert portal.rows("SELECT * FROM enrolment_codes WHERE code_hash = :code", code=codes[0]) == []


NO_QUESTIONS = (
    b"",
    b"[]",
    b"{",
    b'{"code": 12345678}',
    b'{"code": null}',
    b'{"code": "A\\u0000"}',
    b'{"code": "\\ud800"}',
    b'{"code": "' + b"A" * 5000 + b'"}',
    b'{"code": "A", "name": 1}',
)


def test_what_is_no_question_is_told_so(portal: ServedPortal) -> None:
    for body in NO_QUESTIONS:
        answer = PaperTablet(portal.address).ask("POST", "/api/v1/devices/enrol", body)
        assert answer.status == 400, body[:40]
        assert answer.json["server_id"]
        assert answer.json["words"]


def test_a_form_of_another_site_enrols_nothing(portal: ServedPortal) -> None:
    tablet, body = PaperTablet(portal.address), {"code": portal.code()}
    path = "/api/v1/devices/enrol"
    assert tablet.ask("POST", path, body, **{"X-KP": "0"}).status == 400
    assert tablet.ask("POST", path, body, **{"Content-Type": "text/plain"}).status == 415
    assert tablet.ask("POST", path, body).status == 200


def test_with_tls_the_cookies_are_for_this_host_and_tls_alone(
    sqlite_database: Database, tmp_path: Path
) -> None:
    example.make(sqlite_database)
    safe = {"base_url": "https://portal.exempel.se", "headers": {"X-KP": "1"}}
    app = create_app(Settings(data=tmp_path, public_url=safe["base_url"]), sqlite_database)
    with sqlite_database.session() as session:
        now = datetime.now(UTC)
        code = code_for_unit(session, "ekdalen", "Plattan", by="fatima", now=now)
    client = app.test_client()
    enrolled = client.post("/api/v1/devices/enrol", json={"code": code}, **safe)
    told = client.get("/api/v1/device", **safe)
    for answer in (enrolled, told):
        lines = answer.headers.getlist("Set-Cookie")
        (cookie,) = (line for line in lines if line.startswith("__Host-kp-device="))
        assert {"Secure", "Path=/", "HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        (shared,) = (line for line in lines if line.startswith("kp_shared="))
        assert {"Secure", "HttpOnly"} <= set(shared.split("; ")), "renewed at each contact"
    assert told.status_code == 200
