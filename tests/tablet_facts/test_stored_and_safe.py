"""What the portal has, what a backup has, and what happens when a portal comes back from one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from facts_fixtures import EVENTS, Portal, Tablet  # type: ignore[import-not-found]
from playwright.sync_api import Route

from kompetensportal.store.learning import events

MakeTablet = Callable[..., Tablet]
DAY = 24 * 3600 * 1000


def states(tablet: Tablet) -> list[str]:
    """The states of the rows, in line."""
    return [row["state"] for row in tablet.rows()]


def test_stored_events_stay_until_a_backup_has_them_and_thirty_days_more(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    ids = amina.tell(2)
    assert (states(amina), amina.copied()) == (["waiting"] * 2, ids)
    amina.away(False)
    amina.send()
    assert states(amina) == ["stored"] * 2
    amina.open()
    assert amina.copied() == ids, "the portal may lose them"
    portal.says("safe_order", str(portal.events()[-1].order))
    amina.send()
    assert states(amina) == ["safe"] * 2
    amina.wait_for_no_copies()
    later = {"days": 29}

    def ahead(route: Route) -> None:
        answer = route.fetch()
        time = answer.json()["server_time"] + later["days"] * DAY
        route.fulfill(response=answer, json={**answer.json(), "server_time": time})

    amina.page.route(EVENTS, ahead)
    amina.send()
    assert states(amina) == ["safe"] * 2
    later["days"] = 31
    amina.send()
    assert states(amina) == []
    assert amina.run("() => facts.session.mine()") == []
    assert len(portal.events("amina")) == 2


def test_a_portal_restored_from_an_older_backup_gets_everything_again(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    ids = amina.tell(5)
    amina.away(False)
    amina.send()
    portal.says("safe_order", str(portal.events()[2].order))
    amina.send()
    assert sorted(states(amina)) == ["safe"] * 3 + ["stored"] * 2
    portal.forget(ids[3:])
    amina.send()
    assert sorted(event.id for event in portal.events("amina")) == sorted(ids)
    assert amina.queue()["waiting"] == 0
    assert "waiting" not in states(amina)


def test_what_was_erased_is_removed_from_the_tablet(tablet: MakeTablet, portal: Portal) -> None:
    amina = tablet("amina").away()
    ids = amina.tell(2)
    amina.away(False)
    amina.send()
    with portal.database.session() as session:
        events.erase(session, ids[:1], datetime.now(UTC))
    portal.says("epoch", "restored")  # Whatever is kept is offered again, and the portal says so.
    assert amina.send()["left"] == 0
    assert [row["id"] for row in amina.rows()] == ids[1:]
    assert [fact["id"] for fact in amina.run("() => facts.session.mine()")] == ids[1:]
    amina.wait_for_copies(ids[1:])


def test_what_the_portal_sets_aside_is_shown_and_asked_for_again(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    told = amina.run("() => facts.session.tell('of.tomorrow', {subject: 'x'})")
    amina.tell(1)
    amina.away(False)
    amina.send()
    assert states(amina) == ["help", "stored"]
    queue = amina.queue()
    assert (queue["waiting"], queue["help"]) == (0, 1)
    assert [row.event_id for row in portal.set_aside()] == [told["id"]]
    asked: list[list[str]] = []

    def note(route: Route) -> None:
        asked.append([one["id"] for one in json.loads(route.request.post_data or "")["events"]])
        route.continue_()

    amina.page.route(EVENTS, note)
    amina.send()
    assert [told["id"]] in asked
    assert len(portal.set_aside()) == 1, "and it is set aside once"


def test_a_queue_that_is_carried_by_hand_is_known_and_asked_for_once_more(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    ids = amina.tell(3)
    text = amina.run("async () => (await facts.exportFile()).text()")
    file = json.loads(text)
    assert [event["id"] for event in file["events"]] == ids
    later = amina.tell(1)
    device = amina.run("() => facts.device")
    assert file["device_id"] == device["device_id"]
    receipt = {
        "server_id": device["server_id"],
        "results": {**dict.fromkeys(ids[:2], "stored"), later[0]: "stored", "x": "stored"},
    }
    assert amina.run("(text) => facts.takeReceipt(text)", "hej")["reason"] == "not_a_receipt"
    other = {**receipt, "server_id": "other"}
    take = "(receipt) => facts.takeReceipt(JSON.stringify(receipt))"
    assert amina.run(take, other)["reason"] == "other_portal"
    assert amina.run(take, receipt) == {"taken": 2, "left": 2}
    assert amina.queue()["waiting"] == 2, "what did not go into the file still waits"
    # The receipt was a lie: what it said was there is sent all the same.
    amina.away(False)
    amina.send()
    assert sorted(event.id for event in portal.events("amina")) == sorted([*ids, *later])
    assert set(states(amina)) == {"stored"}


def test_the_clock_of_1999_and_of_2031_takes_nobodys_time(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina")
    now = datetime.now(UTC)
    for year in (1999, 2031):
        shift = (datetime(year, 6, 1, tzinfo=UTC) - now).total_seconds() * 1000
        amina.run(
            "(shift) => { globalThis.rightNow ??= Date.now;"
            " Date.now = () => globalThis.rightNow.call(Date) + shift; }",
            shift,
        )
        amina.send()
        offset = amina.run(
            "async () => { await facts.session.tell('lesson.practise', {subject: 'y'});"
            " return (await facts.session.mine())[0].at.offset; }"
        )
        assert abs(offset - shift) < 60_000
        amina.send()
    found = portal.events("amina")
    assert len(found) == 2
    for event in found:
        assert abs(event.at - timedelta(milliseconds=event.offset_ms) - now) < timedelta(hours=1)


def test_a_clock_that_is_set_back_takes_the_measured_offset_with_it(tablet: MakeTablet) -> None:
    amina = tablet("amina")
    amina.send()
    amina.away()
    offset = (
        "async () => { await facts.session.tell('lesson.practise', {subject: 'y'});"
        " return (await facts.session.mine())[0].at.offset; }"
    )
    assert abs(amina.run(offset)) < 60_000
    amina.run("() => { const now = Date.now; Date.now = () => now() - 3600_000; }")
    assert amina.run(offset) is None, "nobody knows it any more"
    amina.away(False)
    amina.send()
    assert abs(amina.run(offset) + 3600_000) < 60_000
