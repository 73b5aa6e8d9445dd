"""Nobody has to press anything: what waits is sent after each fact, and with the network."""

from __future__ import annotations

from collections.abc import Callable

from facts_fixtures import Portal, Tablet  # type: ignore[import-not-found]

MakeTablet = Callable[..., Tablet]
LISTEN = """() => { globalThis.heard = [];
  document.addEventListener("kp:queue", ({detail}) => heard.push(detail)); }"""
ALL_SENT = "() => heard.length && heard.at(-1).waiting === 0 && heard.at(-1).lastSent !== null"


def test_a_fact_is_sent_and_the_page_hears_of_it(tablet: MakeTablet, portal: Portal) -> None:
    amina = tablet("amina")
    amina.run(LISTEN)
    ids = amina.tell(3)
    amina.page.wait_for_function(ALL_SENT)
    assert [event.id for event in portal.events("amina")] == ids


def test_what_waits_is_sent_when_the_network_is_there_again(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    amina.run(LISTEN)
    ids = amina.tell(2)
    amina.page.wait_for_function("() => heard.length && heard.at(-1).waiting === 2")
    amina.away(False)
    amina.page.wait_for_function(ALL_SENT)
    assert [event.id for event in portal.events("amina")] == ids


def test_what_waits_is_sent_in_the_next_page_also_when_nobody_is_unlocked(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    ids = amina.tell(2)
    amina.run("() => facts.lock()")
    amina.away(False).open()
    amina.run(
        "async () => { while ((await facts.queue()).waiting)"
        " await new Promise((done) => setTimeout(done, 50)); }"
    )
    assert [event.id for event in portal.events("amina")] == ids
    assert amina.run("() => facts.session") is None


def test_another_tab_hears_how_the_queue_stands(tablet: MakeTablet, portal: Portal) -> None:
    amina = tablet("amina").away()
    other = Tablet(amina.context.new_page(), portal)
    amina.away(False)
    other.open()
    other.run(LISTEN)
    amina.away()
    amina.tell(2)
    other.page.wait_for_function("() => heard.length && heard.at(-1).waiting === 2")
    amina.away(False)
    other.page.wait_for_function(ALL_SENT)
