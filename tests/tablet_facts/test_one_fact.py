"""One fact: told, kept strictly, numbered without gap, sealed for the portal, sent."""

from __future__ import annotations

import json
from collections.abc import Callable

from facts_fixtures import Portal, Tablet  # type: ignore[import-not-found]
from facts_opening import opened  # type: ignore[import-not-found]

MakeTablet = Callable[..., Tablet]


def test_what_is_told_without_a_network_is_there_in_the_next_page(tablet: MakeTablet) -> None:
    amina = tablet("amina").away()
    ids = amina.tell(3)
    assert [row["id"] for row in amina.rows()] == ids
    assert [row["state"] for row in amina.rows()] == ["waiting"] * 3
    assert amina.queue()["waiting"] == 3
    assert amina.queue()["people"] == {"amina": 3}
    assert amina.queue()["lastSent"] is None
    amina.away(False).open()
    assert [fact["id"] for fact in amina.run("() => facts.session.mine()")] == ids[::-1]


def test_the_portal_opens_and_verifies_what_the_browser_made(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    amina.tell(1, subject="fråga ☕ ", words='hälsa "Åsa" \\ud800 \n')
    amina.run(
        "() => facts.session.tell('help.requested',"
        " {subject: 'steg', data: {words: 'halv \\ud83d och \\0 och hel \\ud83d\\ude00'}})"
    )
    first, second = (opened(portal, row["envelope"]) for row in amina.rows())
    assert first["subject"] == "fråga ☕ 0"
    assert first["data"] == {"words": 'hälsa "Åsa" \\ud800 \n'}
    assert (first["person_id"], first["about_id"], first["v"]) == ("amina", "amina", 1)
    assert first["at"]["offset"] is not None
    assert second["data"]["words"] == "halv \ufffd och \ufffd och hel \U0001f600"
    assert [first["dev_seq"], second["dev_seq"]] == [1, 2]
    envelope = amina.rows()[0]["envelope"]
    assert {name: envelope[name] for name in ("id", "person_id", "store_id", "dev_seq")} == {
        name: first[name] for name in ("id", "person_id", "store_id", "dev_seq")
    }
    assert "fråga" not in json.dumps(envelope, ensure_ascii=False)


def test_everybodys_facts_are_sent_whoever_is_unlocked(tablet: MakeTablet, portal: Portal) -> None:
    shared = tablet("amina").away()
    hers = shared.tell(2)
    shared.run("() => facts.lock()")
    shared.away(False)
    assert shared.unlock("dilan") is None
    shared.away()
    his = shared.tell(1)
    shared.run("() => facts.lock()")
    shared.away(False).open()
    assert shared.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == hers
    assert [event.id for event in portal.events("dilan")] == his
    queue = shared.queue()
    assert (queue["waiting"], queue["help"], queue["people"]) == (0, 0, {})
    assert queue["lastSent"] is not None


def test_two_tabs_number_their_facts_without_gap(tablet: MakeTablet, portal: Portal) -> None:
    one = tablet("amina")
    two = Tablet(one.context.new_page(), portal).open()
    assert two.run("() => facts.session") is None, "a new tab asks for the code"
    assert two.unlock("amina") is None
    one.away()
    telling = """(name) => { globalThis.done = (async () => { for (let i = 0; i < 20; i++)
      await facts.session.tell('lesson.practise', {subject: name + i}); })(); }"""
    one.run(telling, "ett")
    two.run(telling, "två")
    for tab in (one, two):
        tab.run("() => globalThis.done")
    rows = one.rows()
    assert [row["dev_seq"] for row in rows] == list(range(1, 41))
    assert len({row["store_id"] for row in rows}) == 1
    for row in rows:
        assert opened(portal, row["envelope"])["dev_seq"] == row["dev_seq"]
