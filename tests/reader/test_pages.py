"""Reading pages over HTTP: what is there, for whom, and how it is cached."""

# ruff: noqa: E501
from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace

import brotli
import pytest
import segno
from reader_fixtures import Portal  # type: ignore[import-not-found]
from reading_client import Client  # type: ignore[import-not-found]

GUIDE = "/lathundar/outlook/las-och-svara"
PAGES = ["/", "/lathundar/", "/lathundar/outlook/", GUIDE, "/kurser/", "/kurser/foto/",
         "/kurser/foto/bild", "/kurser/foto/outlook/bifoga"]  # fmt: skip
Clients = Callable[..., Client]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["", "amina"])
def test_every_reading_page_answers_signed_out_and_signed_in(
    client: Clients, path: str, who: str
) -> None:
    answer = client(who).get(path)
    assert answer.status == 200
    assert answer.text.count("<h1") == 1
    assert "\x02" not in answer.text
    assert ("Amina" in answer.text) == bool(who)


def test_what_is_personal_is_stored_nowhere_and_what_is_not_is_asked_again(client: Clients) -> None:
    out, own = client().get(GUIDE), client("amina").get(GUIDE)
    assert out.headers["cache-control"] == "no-cache"
    assert "Cookie" in out.headers["vary"]
    assert "no-store" in own.headers["cache-control"]
    assert "etag" not in own.headers


def test_a_page_that_has_not_changed_is_not_sent_again(client: Clients) -> None:
    reader = client()
    first = reader.get(GUIDE)
    again = reader.get(GUIDE, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    english = client()
    english.post("/sprak", {"language": "en"})
    other = english.get(GUIDE, If_None_Match=first.headers["etag"])
    assert other.status == 200


def test_a_page_is_the_same_in_each_encoding(client: Clients) -> None:
    plain = client().get(GUIDE).body
    packed = client().get(GUIDE, Accept_Encoding="gzip, br")
    assert packed.headers["content-encoding"] == "br"
    assert brotli.decompress(packed.body) == plain
    zipped = client().get(GUIDE, Accept_Encoding="gzip")
    assert gzip.decompress(zipped.body) == plain
    refused = client().get(GUIDE, Accept_Encoding="br;q=0, identity")
    assert refused.body == plain


def test_head_answers_without_a_body(client: Clients) -> None:
    answer = client().ask("HEAD", GUIDE, None, {})
    assert (answer.status, answer.body) == (200, b"")


def test_flask_gives_the_same_page_as_the_layer_in_front_of_it(client: Clients) -> None:
    # A query hands the request on to Flask.
    fast, slow = client().get(GUIDE).text, client().get(f"{GUIDE}?x=1").text
    assert fast == slow.replace("%3Fx%3D1", "")


def test_a_changed_text_is_on_the_page_at_once(portal: Portal, client: Clients) -> None:
    reader = client()
    before = reader.get(GUIDE)
    file = portal.content / "lathundar/outlook/las-och-svara.md"
    text = file.read_text(encoding="utf-8").replace("läsa ett mejl.", "läsa ett nytt mejl.")
    file.write_text(text, encoding="utf-8")
    portal.rebuild()
    after = reader.get(GUIDE, If_None_Match=before.headers["etag"])
    assert after.status == 200
    assert "ett nytt mejl" in after.text


def test_an_internal_lathund_is_only_for_who_is_signed_in(client: Clients) -> None:
    out, own = client(), client("amina")
    assert "Heroma" not in out.get("/lathundar/").text
    assert out.get("/lathundar/heroma/").status == 303
    sent = out.get("/lathundar/heroma/lon")
    assert sent.status == 303
    assert sent.headers["location"] == "/logga-in?next=/lathundar/heroma/lon"
    assert "lön" in own.get("/lathundar/heroma/lon").text
    assert "Heroma" in own.get("/lathundar/").text
    assert out.get("/qr/lathundar/heroma/lon").status == 404


def test_the_text_is_easy_until_one_asks_for_the_longer_one(client: Clients) -> None:
    reader = client()
    assert '<h1 lang="sv-simple"' in reader.get(GUIDE).text
    kept = reader.post("/anpassa", {"form": "standard", "next": GUIDE})
    assert (kept.status, kept.headers["location"]) == (303, GUIDE)
    cookie = kept.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    longer = reader.get(GUIDE).text
    assert "Läs och besvara mejl i Outlook" in longer
    assert '<h1 lang="sv-simple"' not in longer


def test_size_and_colours_are_on_the_page_without_a_script(client: Clients) -> None:
    reader = client()
    reader.post("/anpassa", {"size": "3", "theme": "dark"})
    assert '<html lang="sv" dir="ltr" data-size="3" data-theme="dark">' in reader.get(GUIDE).text
    reader.post("/anpassa", {"size": "9", "theme": '"><script>'})
    assert 'data-size="3" data-theme="dark">' in reader.get(GUIDE).text


def test_a_spoilt_cookie_gives_the_plain_page(client: Clients) -> None:
    reader = client()
    reader.cookies["kp_reading"] = 'easy.<b>."evil"'
    assert '<html lang="sv" dir="ltr">' in reader.get(GUIDE).text


def test_the_interface_speaks_english_around_a_swedish_text(client: Clients) -> None:
    reader = client()
    reader.post("/sprak", {"language": "en"})
    page = reader.get(GUIDE).text
    assert '<html lang="en"' in page
    assert "It does not look like that for me" in page
    assert '<h1 lang="sv-simple" dir="ltr">' in page
    person = client("amina")
    person.post("/sprak", {"language": "en", "csrf": person.get(GUIDE).field("csrf")})
    person.cookies.pop("kp_language")
    assert '<html lang="en"' in person.get(GUIDE).text


@pytest.mark.parametrize(
    "away", ["https://ond.exempel/", "//ond.exempel", "/\\ond.exempel", "javascript:alert(1)"]
)
def test_no_form_leads_out_of_the_portal(client: Clients, away: str) -> None:
    for path in ("/anpassa", "/sprak"):
        answer = client().post(path, {"next": away})
        assert (answer.status, answer.headers["location"]) == (303, "/")
        answer = client().post(path, {}, Referer=away)
        assert (answer.status, answer.headers["location"]) == (303, "/")


def test_another_site_cannot_change_how_one_reads(client: Clients) -> None:
    answer = client().post("/anpassa", {"theme": "dark"}, Origin="https://ond.exempel")
    assert answer.status == 400
    assert "set-cookie" not in answer.headers or "kp_reading" not in answer.headers["set-cookie"]


def test_the_lathund_says_who_owns_it_and_what_it_was_checked_against(client: Clients) -> None:
    page = client().get(GUIDE).text
    for words in ("Systemspecialist Outlook", "Digital kompetensledare", "3 maj 2027",
                  "Stegen kan se annorlunda ut hos er", "Vi läser mejlen en gång varje arbetsdag",
                  "Jag kan läsa och svara på mejl", "Bifoga en fil", "Steg 3: Tryck på Svara"):  # fmt: skip
        assert words in page, words


def dots(svg: str) -> str:
    """Which squares of a QR code are dark, as the path that draws them."""
    (path,) = re.findall(r'class="qrline"[^>]* d="([^"]+)"', svg)
    return path


@pytest.mark.parametrize("public_url", ["", "https://kompetens.exempel.se/"])
def test_the_qr_code_leads_to_the_page_itself(
    client: Clients, portal: Portal, public_url: str
) -> None:
    known = portal.app.extensions["portal"]
    portal.app.extensions["portal"] = replace(
        known, settings=replace(known.settings, public_url=public_url)
    )
    page = client().get(GUIDE).text
    assert f'src="/qr{GUIDE}"' in page
    code = client().get(f"/qr{GUIDE}")
    assert code.headers["content-type"].startswith("image/svg+xml")
    root = public_url.rstrip("/") or portal.address
    assert dots(code.text) == dots(segno.make(root + GUIDE, error="m", micro=False).svg_inline())
    assert client().get("/qr/lathundar/finns/inte").status == 404
    assert client().get("/qr/https://ond.exempel/").status in {308, 404}
    assert client().get("/qr/ond.exempel/").status == 404


def test_a_missing_slash_is_mended(client: Clients) -> None:
    answer = client().get("/kurser/foto")
    assert (answer.status, answer.headers["location"]) == (308, "/kurser/foto/")


def test_lessons_of_a_course_lead_on_and_back(client: Clients) -> None:
    page = client().get("/kurser/foto/mejl").text
    links = re.findall(r'href="(/kurser/foto/[^"]+)"', page)
    assert "/kurser/foto/bild" in links
    assert "/kurser/foto/outlook/bifoga" in links
    assert "Lektion 2 av 3" in page


def test_what_is_new_is_shown_with_one_lathund_from_each_system(client: Clients) -> None:
    new = client("amina").get("/").text.partition("Nya lathundar")[2].partition("</ul>")[0]
    assert new.count("/lathundar/outlook/") == 1
    assert new.count("/lathundar/heroma/") == 1
