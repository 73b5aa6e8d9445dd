"""What is not safe lies in a second place; when the database is gone it is all in line again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from facts_fixtures import DELETE, Portal, Tablet  # type: ignore[import-not-found]

MakeTablet = Callable[..., Tablet]
LONG = "ord " * 40_000
"""So much that its envelope fills a file."""
FILES = 32
LOCALLY = "() => Object.keys(localStorage).filter((name) => name.startsWith('kp-mirror:')).length"
CUT = """async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle("kp-mirror");
  const file = await folder.getFileHandle("0");
  const text = await (await file.getFile()).text();
  const other = await folder.getFileHandle("1", { create: true });
  const writing = await other.createWritable();
  await writing.write(text.slice(0, text.length / 2));
  await writing.close();
}"""
WITHOUT = {
    "no files": "delete StorageManager.prototype.getDirectory",
    "no worker": "globalThis.Worker = class { constructor() { throw new Error('none'); } }",
    "a worker that never comes": (
        "globalThis.Worker = class { postMessage() { setTimeout(() => this.onerror(), 10); } }"
    ),
    "a worker that cannot": (
        "globalThis.Worker = class { postMessage({ n }) {"
        " setTimeout(() => this.onmessage({ data: { n, failed: 'TypeError' } }), 10); } }"
    ),
}


def ids(tablet: Tablet) -> list[str]:
    """What lies in line."""
    return [row["id"] for row in tablet.rows()]


def second_tab(tablet: Tablet) -> Tablet:
    """Another tab of the same browser, without a session."""
    return Tablet(tablet.context.new_page(), tablet.portal).open()


def all_safe(portal: Portal) -> None:
    """A backup has everything that the portal has."""
    portal.says("safe_order", str(portal.events()[-1].order))


def throw_out(tab: Tablet) -> None:
    """The database goes under every tab; the next use makes it anew."""
    assert tab.page.evaluate(DELETE) == "deleted"
    tab.queue()


def test_what_two_tabs_have_told_is_in_line_again(tablet: MakeTablet, portal: Portal) -> None:
    amina = tablet("amina")
    other = second_tab(amina)
    assert other.unlock("amina") is None
    amina.away()
    told = amina.tell(3) + other.tell(2)
    held = [text.count("\n\n") + 1 for text in amina.copies().values() if text]
    assert sorted(held) == [2, 3], "a file for each tab"
    throw_out(amina)
    assert sorted(ids(amina)) == sorted(told)
    amina.away(False)
    amina.open()
    assert amina.send()["left"] == 0
    assert sorted(event.id for event in portal.events("amina")) == sorted(told)


def test_a_file_is_emptied_when_all_in_it_is_safe_by_whichever_tab(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina")
    other = second_tab(amina)
    amina.away()
    told = amina.tell(2)
    amina.page.close()
    other.away(False)
    assert other.send()["left"] == 0
    assert other.copied() == told
    names = sorted(other.copies())
    all_safe(portal)
    other.send()
    other.wait_for_no_copies()
    assert sorted(other.copies()) == names, "names stay on the disk"


def test_what_the_portal_has_lost_comes_back_though_the_database_is_gone(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina")
    safe = amina.tell(2)
    assert amina.send()["left"] == 0
    all_safe(portal)
    amina.send()
    lost = amina.tell(3)
    assert amina.send()["left"] == 0
    amina.wait_for_copies(lost)
    portal.forget(lost)
    throw_out(amina)
    amina.open()
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == [*safe, *lost]


def test_a_full_file_is_followed_by_another_and_emptied_when_it_is_safe(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    told = amina.tell(3, words=LONG) + amina.tell(1)
    assert len([text for text in amina.copies().values() if text]) == 4
    throw_out(amina)
    assert sorted(ids(amina)) == sorted(told)
    amina.away(False).open()
    assert amina.send()["left"] == 0
    all_safe(portal)
    amina.send()
    amina.wait_for_no_copies()


def test_when_all_is_full_what_the_portal_has_makes_room(tablet: MakeTablet) -> None:
    amina = tablet("amina").away()
    sent = amina.tell(FILES + 1, words=LONG)
    assert (len(amina.copied()), amina.page.evaluate(LOCALLY)) == (FILES, 1), "no file has room"
    amina.away(False)
    assert amina.send()["left"] == 0
    amina.away()
    told = amina.tell(2, words=LONG)
    assert amina.page.evaluate(LOCALLY) == 0
    copied = set(amina.copied())
    assert set(told) < copied
    assert copied - set(told) < set(sent), "the others stay while there is room"


def test_a_line_that_was_cut_takes_nothing_else_with_it(tablet: MakeTablet) -> None:
    amina = tablet("amina").away()
    told = amina.tell(3)
    amina.page.evaluate(CUT)
    throw_out(amina)
    assert sorted(ids(amina)) == sorted(told)
    assert amina.tell(1) and amina.queue()["waiting"] == 4


@pytest.mark.parametrize("what", WITHOUT)
def test_a_browser_without_such_files_has_its_copy_in_local_storage(
    tablet: MakeTablet, portal: Portal, what: str
) -> None:
    amina = tablet()
    amina.context.add_init_script(WITHOUT[what])
    amina.open()
    assert amina.unlock("amina") is None
    amina.away()
    told = amina.tell(2)
    assert amina.page.evaluate(LOCALLY) == 2
    throw_out(amina)
    assert ids(amina) == told
    amina.away(False).open()
    assert amina.send()["left"] == 0
    assert amina.page.evaluate(LOCALLY) == 0
    assert [event.id for event in portal.events("amina")] == told


def test_nobody_is_shut_out_and_a_mentor_can_still_help(tablet: MakeTablet) -> None:
    amina = tablet("amina")
    assert amina.unlock("dilan") is None, "a mentor"
    amina.run("() => facts.refresh()")
    amina.away()
    throw_out(amina)
    amina.run("() => facts.lock()")
    here = {one["id"] for one in amina.run("() => facts.people()") if one["here"]}
    assert here == {"amina", "dilan"}
    assert amina.unlock("amina", "000000")["reason"] == "wrong"
    assert amina.unlock("amina") is None
    amina.tell(1)
    assert amina.unlock("dilan") is None
    given = amina.run("async () => (await facts.session.giveNewCode('amina', '314159')).saved")
    assert given is True
    throw_out(amina)
    assert amina.unlock("amina")["reason"] == "wrong", "the old code opens nothing"
    assert amina.unlock("amina", "314159") is None, "the newest code, also from the copy"
