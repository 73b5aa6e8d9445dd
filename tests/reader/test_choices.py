"""How one wants to read is kept with the person, or in the browser, and never left to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from reader_fixtures import Portal  # type: ignore[import-not-found]
from reading_client import Client  # type: ignore[import-not-found]

from kompetensportal.actions.portal import example
from kompetensportal.model.content.source import Form
from kompetensportal.store.accounts import credentials, own_data, people, shared_browsers
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.web import reading
from kompetensportal.web.reading import CHOICES, Reading, from_cookie

GUIDE = "/lathundar/outlook/las-och-svara"
PATHS = ("/", GUIDE, "/kurser/", "/mig", "/stil", "/anpassa")
"""Pages that the front answers, and pages that Flask does."""
Clients = Callable[..., Client]


def html_of(client: Client, path: str) -> str:
    """The page's first tag, with what it says of how one reads."""
    return client.get(path).text.split("<html", 1)[1].split(">", 1)[0]


def choose(client: Client, **chosen: str) -> None:
    token = client.get(GUIDE).text.partition('name="csrf" value="')[2].partition('"')[0]
    answer = client.post("/anpassa", {**chosen, "csrf": token, "next": GUIDE})
    assert answer.status == 303


def enter(shared: Client, user_name: str) -> None:
    """Sign in by password in a shared browser."""
    page = shared.get("/logga-in?losenord=1")
    form = {"csrf": page.field("csrf"), "next": "/", "user_name": user_name}
    assert shared.post("/logga-in", {**form, "password": example.PASSWORD}).status == 303


@pytest.fixture
def tablet(portal: Portal) -> Iterator[Callable[[], Client]]:
    """One browser that is marked as shared."""
    with portal.database.session() as session:
        mark = shared_browsers.mark(session, "ekdalen", "Plattan", "fatima", datetime.now(UTC))
    made = Client(portal.address)
    made.cookies["kp_shared"] = mark
    yield lambda: made


def test_every_choice_can_be_written_down_and_read_again() -> None:
    for name, values in CHOICES.items():
        for value in values:
            chosen = Reading().changed({name: value})
            assert getattr(chosen, name) == value
            assert from_cookie(chosen.as_text()) == chosen


@pytest.mark.parametrize("text", ["", "easy", "easy.1", "?.?.?", "easy.1.auto.x.7.ja", "." * 400])
def test_what_is_not_sound_is_the_usual_way(text: str) -> None:
    assert from_cookie(text) == Reading()


def test_a_cookie_of_an_older_portal_still_counts() -> None:
    assert from_cookie("standard.3.dark") == Reading(Form.STANDARD, "3", "dark")


def test_only_what_is_unusual_stands_on_the_page() -> None:
    assert Reading().as_attributes() == ""
    assert Reading(theme="cream", rate="75").as_attributes() == ' data-theme="cream" data-rate="75"'


def test_a_choice_is_on_every_page_before_any_script_has_run(client: Clients) -> None:
    for reader in (client(), client("amina")):
        choose(reader, theme="cream", spacing="wide", font="lexend")
        for path in PATHS:
            if path == "/mig" and reader.cookies.get("kp_session") is None:
                continue
            found = html_of(reader, path)
            assert ' data-theme="cream"' in found, path
            assert ' data-spacing="wide" data-font="lexend"' in found, path


def test_a_person_has_her_choices_in_every_browser(portal: Portal, client: Clients) -> None:
    choose(client("amina"), size="3", theme="dark", steps="one", rate="75")
    elsewhere = client("amina")
    found = html_of(elsewhere, GUIDE)
    assert all(f'data-{p}"' in found for p in ('size="3', 'theme="dark', 'rate="75', 'steps="one'))
    assert html_of(client("berit"), GUIDE) == html_of(client(), GUIDE)
    with portal.database.session() as session:
        assert own_data.collect(session, "amina")["person"]["preferences"] == {
            reading.PREFERENCE: people.preferences(session, "amina")["reading"]
        }


def test_one_choice_leaves_the_others_as_they_were(client: Clients) -> None:
    reader = client("amina")
    choose(reader, size="3")
    choose(reader, theme="dark", font="nonsense")
    assert 'data-size="3" data-theme="dark"' in html_of(reader, GUIDE)
    assert "data-font" not in html_of(reader, GUIDE)


def test_one_can_begin_again_with_everything_as_usual(client: Clients) -> None:
    for reader in (client(), client("amina")):
        choose(reader, size="3", focus="5")
        choose(reader, reset="1")
        assert "data-size" not in html_of(reader, GUIDE)
        assert "data-focus" not in html_of(reader, GUIDE)


def test_ones_own_browser_remembers_when_one_has_signed_out(client: Clients) -> None:
    choose(client("berit"), spacing="wider")
    reader = client("berit")
    reader.post("/logga-ut", {"csrf": reader.get("/mig").field("csrf")})
    assert 'data-spacing="wider"' in html_of(reader, GUIDE)


def test_on_a_shared_tablet_nothing_is_left_for_the_next_person(
    portal: Portal, tablet: Callable[[], Client], client: Clients
) -> None:
    shared = tablet()
    enter(shared, "amina")
    choose(shared, size="4", theme="contrast", form="standard")
    shared.post("/sprak", {"language": "en", "csrf": shared.get(GUIDE).field("csrf")})
    assert 'data-size="4"' in html_of(shared, GUIDE)
    assert not {"kp_reading", "kp_language"} & set(shared.cookies), "nothing lies in the tablet"
    shared.post("/logga-ut", {"csrf": shared.get("/mig").field("csrf")})
    assert html_of(shared, GUIDE) == html_of(client(), GUIDE)
    enter(shared, "berit")
    assert html_of(shared, GUIDE) == html_of(client("berit"), GUIDE)


def test_on_a_shared_tablet_a_session_that_ends_by_itself_leaves_nothing_either(
    portal: Portal, tablet: Callable[[], Client], client: Clients
) -> None:
    shared = tablet()
    enter(shared, "amina")
    choose(shared, size="4")
    shared.cookies.pop("kp_session")
    assert html_of(shared, GUIDE) == html_of(client(), GUIDE)


def test_on_a_shared_tablet_what_a_passer_by_chose_goes_when_somebody_signs_in(
    tablet: Callable[[], Client],
) -> None:
    shared = tablet()
    choose(shared, theme="dark")
    assert "dark" in html_of(shared, GUIDE)
    enter(shared, "amina")
    assert "dark" not in html_of(shared, GUIDE)
    assert "kp_reading" not in shared.cookies


def test_a_passer_by_is_forgotten_after_a_while(tablet: Callable[[], Client]) -> None:
    answer = tablet().post("/anpassa", {"theme": "dark", "next": "/"})
    assert "Max-Age=1800" in answer.headers["set-cookie"]


def test_the_choices_of_one_form_need_no_script(client: Clients) -> None:
    reader = client()
    page = reader.get("/anpassa?next=/kurser/").text
    for name in reading.PANEL:
        for value in CHOICES[name]:
            assert f'name="{name}" value="{value}"' in page
    answer = reader.post("/anpassa", {"size": "2", "parts": "syllables", "next": "/kurser/"})
    assert answer.headers["location"] == "/kurser/"
    again = reader.get("/anpassa").text
    assert 'name="size" value="2" checked' in again
    assert 'data-parts="syllables"' in html_of(reader, "/kurser/")


def test_the_page_of_choices_leads_nowhere_else(client: Clients) -> None:
    for away in ("https://ond.exempel/", "//ond.exempel", "/\\ond.exempel"):
        assert 'name="next" value="/"' in client().get(f"/anpassa?next={away}").text


def test_a_form_of_the_person_before_changes_nothing_for_the_next(client: Clients) -> None:
    amina = client("amina")
    token = amina.get(GUIDE).field("csrf")
    berit = client("berit")
    assert berit.post("/anpassa", {"size": "4", "csrf": token}).status == 400
    assert "data-size" not in html_of(berit, GUIDE)


def test_who_has_not_chosen_yet_is_asked_once(client: Clients) -> None:
    reader = client("amina")
    assert 'href="/anpassa"' in reader.get("/").text.partition("<main")[2]
    choose(reader, size="2")
    assert 'href="/anpassa"' not in reader.get("/").text.partition("<main")[2]


def test_a_code_on_a_shared_tablet_brings_ones_own_choices(
    portal: Portal, tablet: Callable[[], Client], client: Clients
) -> None:
    choose(client("amina"), theme="cream")
    with portal.database.session() as session:
        assert Secret.CODE in credentials.kinds(session, ["amina"])["amina"]
    shared = tablet()
    code = next(account.code for account in example.ACCOUNTS if account.user_name == "amina")
    page = shared.get("/logga-in/kod/amina")
    answer = shared.post("/logga-in/kod/amina", {"csrf": page.field("csrf"), "code": code})
    assert answer.status == 303
    assert 'data-theme="cream"' in html_of(shared, GUIDE)
