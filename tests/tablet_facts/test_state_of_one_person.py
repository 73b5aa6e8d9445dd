"""What the portal knows of who is unlocked comes to the tablet, sealed, to whoever proves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from facts_fixtures import EVENTS, Portal, Tablet  # type: ignore[import-not-found]
from playwright.sync_api import Route

from kompetensportal.model.device.device import CODE_CHANGED
from kompetensportal.store.accounts import credentials, people
from kompetensportal.store.accounts.credentials import LIGHT, Secret

MakeTablet = Callable[..., Tablet]
WRAPPED = """async (what) => {
  const has = () => new Promise((done) => {
    const asked = indexedDB.open("kp-facts");
    asked.onsuccess = () => {
      const row = asked.result.transaction("keys").objectStore("keys").get("amina");
      row.onsuccess = () => {
        asked.result.close();
        done(Object.keys(row.result?.[what] ?? {}).length);
      };
    };
  });
  while (!(await has())) await new Promise((done) => setTimeout(done, 50));
}"""
KEPT = "() => facts.session.kept('state')"


def test_her_state_is_fetched_kept_and_continued(tablet: MakeTablet, portal: Portal) -> None:
    amina = tablet("amina")
    first = amina.tell(2)
    amina.send()
    state = amina.run("() => facts.session.refreshState()")
    assert state["person"]["name"] == "Amina"
    assert {event["id"] for event in state["events"]} == set(first)
    second = amina.tell(1)
    amina.send()
    amina.run("() => facts.session.refreshState()")
    amina.away()
    kept = amina.run(KEPT)
    assert [event["id"] for event in kept["events"]] == [*first, *second], "each once"
    assert kept["pages"]
    assert amina.run("() => facts.session.refreshState()")["reason"] == "network"
    assert amina.run(KEPT)["order"] == kept["order"]
    portal.forget(second)
    # The tablet, which would offer it anew when the network is back, is not heard yet.
    amina.page.route(EVENTS, lambda route: route.abort())
    amina.away(False)
    amina.run("() => facts.session.refreshState()")
    again = amina.run(KEPT)
    assert [event["id"] for event in again["events"]] == first, "a restored portal begins anew"


def test_nobody_asks_in_anothers_name(tablet: MakeTablet) -> None:
    shared = tablet("amina")
    assert shared.unlock("dilan") is None

    def as_amina(route: Route) -> None:
        said = route.request.post_data or ""
        route.continue_(post_data=said.replace("dilan", "amina"))

    shared.page.route("**/api/v1/state", as_amina)
    assert shared.run("() => facts.session.refreshState()")["reason"] in {"forged", "unknown_key"}
    assert shared.run(KEPT) is None


def test_pages_that_need_the_network_open_as_who_is_unlocked(tablet: MakeTablet) -> None:
    eva = tablet("eva")
    eva.page.goto(f"{eva.portal.address}/chef/")
    assert "/logga-in" in eva.page.url
    eva.open()
    assert eva.run("() => facts.session.openPortal()") is None
    eva.page.goto(f"{eva.portal.address}/chef/")
    assert "/chef/" in eva.page.url


def change_code(portal: Portal, code: str) -> None:
    """Give Amina another code in the portal."""
    with portal.database.session() as session:
        credentials.save(session, "amina", Secret.CODE, credentials.hashed(code, LIGHT))
        kept = people.preferences(session, "amina")
        changed = {**kept, CODE_CHANGED: int(datetime.now(UTC).timestamp() * 1000)}
        people.save_preferences(session, "amina", changed)


def test_a_code_that_was_changed_in_the_portal_is_asked_for_there(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina")
    amina.run("() => facts.lock()")
    change_code(portal, "555666")
    amina.away()
    assert amina.unlock("amina") is None, "the tablet has not heard of it yet"
    amina.run("() => facts.lock()")
    amina.away(False)
    assert amina.run("() => facts.refresh()") is True
    amina.away()
    assert amina.unlock("amina", "555666")["reason"] == "network"
    amina.away(False)
    assert amina.unlock("amina")["reason"] == "wrong", "the old one"
    assert amina.unlock("amina", "555666") is None
    amina.run("() => facts.lock()")
    amina.away()
    assert amina.unlock("amina", "555666") is None


def test_drafts_of_before_a_changed_code_come_back_when_a_mentor_has_been_here(
    tablet: MakeTablet, portal: Portal
) -> None:
    shared = tablet("dilan")
    assert shared.run("() => facts.refresh()") is True
    assert shared.unlock("amina") is None
    shared.run("() => facts.session.keep('utkast', 'halvfärdigt')")
    told = shared.tell(1)
    shared.run(WRAPPED, "mentors")
    change_code(portal, "555666")
    assert shared.run("() => facts.refresh()") is True
    assert shared.unlock("amina", "555666") is None
    draft = "() => facts.session.kept('utkast')"
    assert shared.run(draft) is None, "sealed with keys that the old code opens"
    shared.run("() => facts.session.keep('annat', 'nytt')")
    assert shared.unlock("dilan") is None
    shared.run(WRAPPED, "handed")
    shared.away()
    assert shared.unlock("amina", "555666") is None
    assert shared.run(draft) == "halvfärdigt"
    assert shared.run("() => facts.session.kept('annat')") == "nytt"
    assert [fact["id"] for fact in shared.run("() => facts.session.mine()")] == told
