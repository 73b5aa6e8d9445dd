"""Codes and keys: who unlocks, what a lock leaves behind, and a new code from a mentor."""

from __future__ import annotations

import json
from collections.abc import Callable

from facts_fixtures import CODES, Portal, Tablet  # type: ignore[import-not-found]
from facts_opening import opened  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext

MakeTablet = Callable[..., Tablet]
EVERYTHING = """async () => {
  const text = (value) => JSON.stringify(value, (_, part) =>
    part instanceof Uint8Array || part instanceof ArrayBuffer
      ? Array.from(new Uint8Array(part), (byte) => String.fromCharCode(byte)).join("") : part);
  const found = [text({...localStorage}), text({...sessionStorage})];
  const database = await new Promise((done) => {
    const asked = indexedDB.open("kp-facts");
    asked.onsuccess = () => done(asked.result);
  });
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    for (const call of ["getAll", "getAllKeys"]) {
      found.push(name + text(await new Promise((done) => {
        const asked = store[call]();
        asked.onsuccess = () => done(asked.result);
      })));
    }
  }
  database.close();
  return found;
}"""


def test_the_first_unlock_needs_the_network_and_the_next_does_not(tablet: MakeTablet) -> None:
    shared = tablet()
    before = {one["id"]: one["here"] for one in shared.run("() => facts.people()")}
    assert before["amina"] is False
    shared.away()
    assert shared.unlock("amina")["reason"] == "network"
    shared.away(False)
    assert shared.unlock("amina") is None
    assert {one["id"]: one["here"] for one in shared.run("() => facts.people()")}["amina"] is True
    shared.run("() => facts.lock()")
    shared.away()
    assert shared.run("() => facts.session") is None
    assert shared.unlock("amina") is None
    assert shared.run("() => facts.session.person.name") == "Amina"


def test_a_lock_leaves_nothing_that_can_be_read(tablet: MakeTablet) -> None:
    shared = tablet("amina").away()
    shared.tell(2, subject="hemligtema", words="halvhemligt")
    shared.run("() => facts.session.keep('utkast/hemligtema', {text: 'halvhemligt'})")
    assert "session:" in "".join(shared.run(EVERYTHING)), "what the lock takes away"
    shared.run("() => facts.lock()")
    after = shared.run(EVERYTHING)
    for word in ("hemligtema", "halvhemligt", "utkast", "question.answered", CODES["amina"]):
        assert not [store for store in after if word in store], word
    assert not [store for store in after if "session:" in store]
    assert "kp-session" not in "".join(after)
    assert "amina" in "".join(after), "whose it is stands on the envelope"


def test_a_locked_session_and_a_colleague_can_neither_read_nor_tell(
    tablet: MakeTablet, portal: Portal
) -> None:
    shared = tablet("amina").away()
    shared.run("() => facts.session.keep('utkast', 'Aminas')")
    shared.tell(1)
    shared.run("() => { globalThis.amina = facts.session; return facts.lock(); }")
    for call in ("tell('x', {subject: 'y'})", "mine()", "kept('utkast')", "keep('utkast', 1)"):
        assert shared.run(f"() => amina.{call}")["reason"] == "locked"
    shared.away(False)
    assert shared.unlock("dilan") is None
    assert shared.run("() => facts.session.kept('utkast')") is None
    assert shared.run("() => facts.session.mine()") == []
    # Whatever a script writes on the object, it stays Dilan's, and so do the keys.
    shared.away()
    shared.run("() => { facts.session.person = {id: 'amina', name: 'Amina'}; }")
    shared.tell(1)
    first, last = (opened(portal, shared.rows()[at]["envelope"]) for at in (0, -1))
    assert (first["person_id"], last["person_id"]) == ("amina", "dilan")
    assert first["key_id"] != last["key_id"]
    assert shared.run("() => facts.session.kept('utkast')") is None


def test_wrong_codes_have_to_wait_also_in_the_next_page(tablet: MakeTablet) -> None:
    shared = tablet("amina")
    shared.run("() => facts.lock()")
    shared.away()
    for _ in range(4):
        assert shared.unlock("amina", "000000") == {"reason": "wrong", "wait": 0}
    assert shared.unlock("amina", "000000")["reason"] == "wrong"
    shared.away(False).open()
    shared.away()
    waits = shared.unlock("amina")
    assert waits["reason"] == "wrong" and 0 < waits["wait"] <= 30, "also with the right code"
    shared.run("() => { const now = Date.now; Date.now = () => now() + 31_000; }")
    assert shared.unlock("amina") is None


def test_the_session_goes_on_in_the_next_page_and_ends_when_it_lay_unused(
    tablet: MakeTablet,
) -> None:
    shared = tablet("amina")
    shared.open()
    assert shared.run("() => facts.session.person.id") == "amina"
    shared.run(
        "() => { const tab = JSON.parse(sessionStorage.getItem('kp-session'));"
        " tab.used -= 121_000; sessionStorage.setItem('kp-session', JSON.stringify(tab)); }"
    )
    shared.open()
    assert shared.run("() => facts.session") is None
    assert "kp-session" not in "".join(shared.run(EVERYTHING))


def test_who_unlocks_in_one_tab_ends_the_session_of_another_person_in_the_other(
    tablet: MakeTablet, portal: Portal
) -> None:
    one = tablet("amina")
    two = Tablet(one.context.new_page(), portal).open()
    assert two.unlock("dilan") is None
    one.page.wait_for_function("() => facts.session === null")
    assert one.open().run("() => facts.session") is None
    one.run("() => facts.lock()")
    two.page.wait_for_function("() => facts.session === null")


def test_a_mentor_gives_a_new_code_without_a_network_and_the_drafts_are_there(
    tablet: MakeTablet, portal: Portal
) -> None:
    shared = tablet("dilan")
    assert shared.run("() => facts.refresh()") is True
    assert shared.unlock("amina") is None
    shared.run("() => facts.session.keep('utkast', 'halvfärdigt')")
    before = shared.tell(1)
    assert shared.unlock("dilan") is None
    shared.away()
    told = shared.run("() => facts.session.giveNewCode('amina', '123123')")
    assert told["saved"] is True
    assert shared.unlock("amina")["reason"] == "wrong", "the old code opens nothing"
    assert shared.unlock("amina", "123123") is None
    assert shared.run("() => facts.session.kept('utkast')") == "halvfärdigt"
    after = shared.tell(1)
    mine = [fact["id"] for fact in shared.run("() => facts.session.mine()")]
    assert mine == [*after, *before]
    rows = {row["id"]: row["envelope"] for row in shared.rows()}
    said = opened(portal, rows[told["id"]])
    assert (said["type"], said["person_id"], said["about_id"]) == (
        "key.replaced",
        "dilan",
        "amina",
    )
    assert set(said["data"]) == {"key_id", "public", "box_public"}
    signed = opened(portal, rows[after[0]], said["data"]["public"])
    assert signed["key_id"] == said["data"]["key_id"]
    shared.away(False)
    sent = shared.send()
    assert sent["left"] == 0, sent
    assert portal.set_aside() == []
    assert [event.id for event in portal.events("amina")] == [*before, *after]
    assert shared.run("() => facts.session.refreshState()")["person"]["name"] == "Amina"


def test_who_is_no_mentor_gives_no_code(tablet: MakeTablet) -> None:
    shared = tablet("dilan")
    assert shared.unlock("amina") is None
    refused = shared.run("() => facts.session.giveNewCode('dilan', '123123')")
    assert refused["reason"] == "not_mentor"
    nobody = shared.run("() => facts.session.giveNewCode('carlos', '123123')")
    assert nobody["reason"] == "not_here"
    shared.away()
    assert shared.unlock("dilan") is None, "nothing was changed"


def test_wrong_and_used_enrolment_codes(
    tablet: MakeTablet, portal: Portal, browser_context: Callable[..., BrowserContext]
) -> None:
    fresh = Tablet(browser_context().new_page(), portal).open()
    assert fresh.run("() => facts.device") is None
    enrol = "(code) => facts.enrol(code, '')"
    assert fresh.run(enrol, "fel-kod")["reason"] == "wrong"
    fresh.away()
    code = portal.code()
    assert fresh.run(enrol, code)["reason"] == "network"
    fresh.away(False)
    assert fresh.run(enrol, code) is None
    assert json.dumps(fresh.run("() => facts.device")).count("ekdalen")
    other = Tablet(browser_context().new_page(), portal).open()
    assert other.run(enrol, code)["reason"] == "used"
