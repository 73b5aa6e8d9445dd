"""Answers that are cut off, refused, somebody else's or late: nothing lost, nothing twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from facts_fixtures import EVENTS, Portal, Tablet  # type: ignore[import-not-found]
from playwright.sync_api import Route

MakeTablet = Callable[..., Tablet]
RAW = "**/api/v1/events/raw"
TOKENS = """() => new Promise((done) => {
  const asked = indexedDB.open("kp-facts");
  asked.onsuccess = () => {
    const count = asked.result.transaction("tokens").objectStore("tokens").count();
    count.onsuccess = () => { asked.result.close(); done(count.result > 0); };
  };
})"""


def asked(route: Route) -> list[str]:
    """Ids of the events that a request carries."""
    return [event["id"] for event in json.loads(route.request.post_data or "{}")["events"]]


@pytest.fixture
def amina(tablet: MakeTablet) -> Tablet:
    """Amina's tablet, with nothing on its way."""
    made: Tablet = tablet("amina")
    made.send()
    made.page.wait_for_function(TOKENS)  # The last thing that a tablet fetches by itself.
    return made


def test_a_poisonous_event_is_found_by_halving_and_kept_whole(
    amina: Tablet, portal: Portal
) -> None:
    amina.away()
    ids = amina.tell(25)
    poison, sizes = ids[11], []

    def fail(route: Route) -> None:
        sizes.append(len(asked(route)))
        if poison in asked(route):
            route.fulfill(status=500, body="")
        else:
            route.continue_()

    amina.page.route(EVENTS, fail)
    amina.away(False)
    assert amina.send()["left"] == 0
    assert max(sizes) == 25 and 1 in sizes
    assert sorted(event.id for event in portal.events("amina")) == sorted(ids), "raw found it good"
    assert amina.queue()["help"] == 0


@pytest.mark.parametrize("status", [413, 500])
def test_a_portal_that_takes_nothing_is_left_alone_and_nothing_is_lost(
    amina: Tablet, portal: Portal, status: int
) -> None:
    amina.away()
    ids = amina.tell(3)
    amina.page.route(EVENTS, lambda route: route.fulfill(status=status, body=""))
    amina.page.route(RAW, lambda route: route.fulfill(status=status, body=""))
    amina.away(False)
    assert amina.send()["stopped"] == "network"
    assert amina.queue()["waiting"] == 3
    amina.page.unroute_all()
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == ids


def test_a_network_that_wants_to_be_signed_in_to_takes_nothing(
    amina: Tablet, portal: Portal
) -> None:
    amina.away()
    ids = amina.tell(2)
    everything_is_fine = json.dumps({"results": dict.fromkeys(ids, "stored")})
    answers: list[dict[str, Any]] = [
        {"status": 200, "content_type": "text/html", "body": "<h1>Logga in på nätet</h1>"},
        {"status": 200, "content_type": "application/json", "body": everything_is_fine},
        {"status": 401, "body": "logga in"},
        {"status": 302, "headers": {"Location": "https://wifi.example/"}, "body": ""},
    ]
    amina.page.route(EVENTS, lambda route: route.fulfill(**answers[0]))
    amina.away(False)
    while answers:
        assert amina.send()["stopped"] == "network"
        queue = amina.queue()
        assert (queue["waiting"], queue["problem"]) == (2, None)
        answers.pop(0)
    amina.page.unroute_all()
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == ids


def test_an_answer_that_is_cut_off_is_asked_for_again(amina: Tablet, portal: Portal) -> None:
    amina.away()
    ids = amina.tell(3)

    def cut(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body()[:-20])

    amina.page.route(EVENTS, cut)
    amina.away(False)
    assert amina.send()["stopped"] == "network"
    assert amina.queue()["waiting"] == 3
    assert len(portal.events("amina")) == 3, "the portal has them, which nobody knows"
    amina.page.unroute_all()
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == ids


def test_only_what_the_answer_lists_of_what_was_sent_counts(amina: Tablet) -> None:
    amina.away()
    ids = amina.tell(4)
    odd: dict[str, Any] = {
        ids[0]: "stored",
        ids[1]: "retry",
        ids[2]: "of course",
        "other": "stored",
    }

    def answer(route: Route) -> None:
        whole = route.fetch()
        route.fulfill(response=whole, json={**whole.json(), "results": odd})

    amina.page.route(EVENTS, answer)
    amina.away(False)
    done = amina.send()
    assert (done["left"], done["stopped"]) == (3, "later")
    states = {row["id"]: row["state"] for row in amina.rows()}
    assert states == {ids[0]: "stored", **dict.fromkeys(ids[1:], "waiting")}


def test_another_portal_gets_nothing_more_and_is_named(amina: Tablet, portal: Portal) -> None:
    amina.away()
    ids = amina.tell(1)

    def other(route: Route) -> None:
        body = {"server_id": "other", "epoch": "1", "server_time": 1, "results": {ids[0]: "stored"}}
        route.fulfill(headers={"X-KP-Portal": "other"}, json=body)

    amina.page.route(EVENTS, other)
    amina.away(False)
    assert amina.send()["stopped"] == "other_portal"
    assert (amina.queue()["waiting"], amina.queue()["problem"]) == (1, "other_portal")
    amina.page.unroute_all()
    assert amina.send()["left"] == 0
    assert amina.queue()["problem"] is None
    assert len(portal.events("amina")) == 1


def test_a_tablet_that_is_none_any_more_keeps_its_queue_until_it_is_added_again(
    amina: Tablet, portal: Portal
) -> None:
    amina.away()
    ids = amina.tell(2)
    amina.context.clear_cookies()
    amina.away(False)
    assert amina.send()["stopped"] == "not_device"
    assert (amina.queue()["waiting"], amina.queue()["problem"]) == (2, "not_device")
    amina.enrol()
    assert amina.send()["left"] == 0
    assert amina.queue()["problem"] is None
    assert [event.id for event in portal.events("amina")] == ids


@pytest.mark.parametrize("status", [429, 503])
def test_a_portal_that_says_when_to_come_back_is_obeyed(amina: Tablet, status: int) -> None:
    amina.tell(1)
    amina.send()
    asks: list[str] = []

    def later(route: Route) -> None:
        asks.append(route.request.method)
        route.fulfill(status=status, headers={"Retry-After": "120"}, body="")

    amina.page.route(EVENTS, later)
    amina.away()
    amina.tell(1)
    amina.away(False)
    assert amina.send()["stopped"] == "network"
    pause = amina.page.evaluate(
        """() => new Promise((done) => {
          const asked = indexedDB.open("kp-facts");
          asked.onsuccess = () => {
            const got = asked.result.transaction("meta").objectStore("meta").get("contact");
            got.onsuccess = () => { asked.result.close(); done(got.result.until - Date.now()); };
          };
        })"""
    )
    assert 100_000 < pause <= 150_000
    before = len(asks)
    amina.tell(1)
    amina.open()
    amina.page.wait_for_timeout(2_500)  # As long as a page waits at most before it sends.
    assert len(asks) == before, "no page asks before"
    amina.page.unroute_all()
    assert amina.send()["left"] == 0, "but a person may"


def test_one_tab_sends_at_a_time_and_the_other_tells_the_same(
    amina: Tablet, portal: Portal
) -> None:
    other = Tablet(amina.context.new_page(), portal).open()
    other.send()
    amina.away()
    ids = amina.tell(5)
    batches: list[list[str]] = []

    def note(route: Route) -> None:
        batches.append(asked(route))
        route.continue_()

    amina.context.route(EVENTS, note)
    amina.away(False)
    amina.run("() => { globalThis.done = facts.sendNow(); }")
    other.run("() => { globalThis.done = facts.sendNow(); }")
    for tab in (amina, other):
        assert tab.run("() => globalThis.done")["left"] == 0
        assert tab.queue()["waiting"] == 0
    assert sorted(id_ for batch in batches for id_ in batch) == sorted(ids), "each was sent once"
