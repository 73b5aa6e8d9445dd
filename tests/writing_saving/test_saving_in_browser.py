"""Nothing is lost in the browser: a network that goes, a session that ends, a page that closes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

ADDRESS = f"/skriva/text/{GUIDE}"


# The store of drafts is busy until it is let go, as on a slow disk.
OCCUPY = """() => new Promise((begun) => {
  let busy = true;
  window.letGo = () => { busy = false; };
  indexedDB.open("kp-drafts").onsuccess = ({ target }) => {
    const store = target.result.transaction("drafts", "readwrite").objectStore("drafts");
    const go = () => { store.count().onsuccess = () => { begun(); if (busy) go(); }; };
    go();
  };
})"""
SLOW_LOCKS = """{
  const request = navigator.locks.request.bind(navigator.locks);
  navigator.locks.request = async (...given) => {
    await new Promise((done) => setTimeout(done, 1500));
    return request(...given);
  };
}"""
HAS_LOOKED = """() => performance.getEntriesByType("resource").some(
  ({ name, responseEnd }) => name.includes("/skriva/lage/") && responseEnd > 0,
)"""
FIND = "(words) => [...document.querySelectorAll('.editor-cards textarea')]"


def shows(page: Page, words: str) -> None:
    """Some field of the editor holds these words."""
    page.wait_for_function(f"{FIND}.some((one) => one.value.includes(words))", arg=words)


def write(page: Page, before: str, after: str) -> None:
    """Write other words in the field that holds some."""
    shows(page, before)
    at = page.evaluate(f"{FIND}.findIndex((one) => one.value.includes(words))", before)
    field = page.locator(".editor-cards textarea").nth(at)
    field.fill(field.input_value().replace(before, after))


def stands(page: Page, condition: str) -> None:
    expect(page.locator(".saving")).to_have_attribute("data-condition", condition)


def unsent(workshop: Workshop) -> Page:
    """Carlos has written "Läs allt." while no portal answered."""
    page = workshop.sees("carlos", ADDRESS)
    stands(page, "saved")
    workshop.stop()
    write(page, "Läs hela mejlet.", "Läs allt.")
    stands(page, "waiting")
    return page


def draft(workshop: Workshop) -> str:
    return str(workshop.client("fatima").state()["text"])


def test_what_is_written_is_saved_by_itself(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    expect(page.locator(".saving")).to_have_text("Allt är sparat")
    write(page, "Läs hela mejlet.", "Läs hela mejlet i lugn och ro.")
    expect(page.locator(".saving")).to_have_text("Sparar …")
    expect(page.locator(".saving")).to_have_text("Allt är sparat")
    assert "Läs hela mejlet i lugn och ro." in draft(workshop)


def test_the_network_goes_and_comes_back(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    stands(page, "saved")
    page.context.set_offline(True)
    write(page, "Läs hela mejlet.", "Läs allt.")
    expect(page.locator(".saving")).to_have_text("Sparat här. Skickas när nätet är tillbaka.")
    fatima = workshop.client("fatima")
    began = fatima.state()["text"]
    fatima.save(began + "\nSist.\n", base=began)
    page.context.set_offline(False)
    stands(page, "saved")
    text = draft(workshop)
    assert "Läs allt." in text
    assert text.endswith("\nSist.\n")
    shows(page, "Sist.")


def test_the_caret_stays_where_somebody_writes_when_others_write(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    write(page, "Läs hela mejlet.", "Läs allt.")
    stands(page, "saved")
    page.evaluate("document.activeElement.setSelectionRange(2, 2)")
    fatima = workshop.client("fatima")
    began = fatima.state(page="fatima")["text"]
    fatima.save(began.replace("Här lär du dig", "Här får du lära dig"), base=began)
    page.evaluate("dispatchEvent(new Event('focus'))")
    shows(page, "Här får du lära dig")
    assert page.evaluate("document.activeElement.selectionStart") == 2
    assert "Läs allt." in page.evaluate("document.activeElement.value")
    expect(page.locator(".saving-others")).to_have_text("Fatima skriver också här nu.")


def test_a_page_that_is_closed_without_a_network_has_it_again(workshop: Workshop) -> None:
    page = unsent(workshop)
    context = page.context
    page.close()
    workshop.restart()
    again = context.new_page()
    again.goto(ADDRESS)
    shows(again, "Läs allt.")
    stands(again, "saved")
    assert "Läs allt." in draft(workshop)


def test_saved_here_is_not_said_before_the_disk_has_it(workshop: Workshop) -> None:
    page = unsent(workshop)
    page.evaluate(OCCUPY)
    write(page, "Läs allt.", "Läs allt i lugn.")
    expect(page.locator(".saving")).to_have_text("Sparar …")
    page.evaluate("window.letGo()")
    expect(page.locator(".saving")).to_have_text("Sparat här. Skickas när nätet är tillbaka.")


def test_what_another_page_could_not_send_comes_when_it_is_gone(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    stands(page, "saved")
    page.route("**/skriva/spara/**", lambda route: route.abort())
    write(page, "Läs hela mejlet.", "Läs allt.")
    stands(page, "waiting")
    other = page.context.new_page()
    other.goto(ADDRESS)
    stands(other, "saved")
    shows(other, "Läs hela mejlet.")
    # It goes without a last word.
    with pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")
    shows(other, "Läs allt.")
    stands(other, "saved")
    assert "Läs allt." in draft(workshop)


def slow(page: Page) -> Page:
    """An editor that is shown a while before it knows what lies on the device."""
    page.add_init_script(SLOW_LOCKS)
    page.goto(ADDRESS)
    return page


def test_what_is_written_before_the_page_is_ready_is_saved_too(workshop: Workshop) -> None:
    page = slow(workshop.sees("carlos", "/skriva/"))
    with page.expect_response("**/skriva/spara/**"):
        write(page, "Ett mejl från chefen.", "Ett mejl från Eva.")
    assert "Ett mejl från Eva." in draft(workshop)


def test_what_lay_on_the_device_replaces_nothing_that_has_just_been_written(
    workshop: Workshop,
) -> None:
    page = unsent(workshop)
    other = page.context.new_page()
    page.close()
    workshop.restart()
    slow(other)
    write(other, "Ett mejl från chefen.", "Ett mejl från Eva.")
    shows(other, "Läs allt.")
    shows(other, "Ett mejl från Eva.")
    stands(other, "saved")
    assert "Läs allt." in draft(workshop)
    assert "Ett mejl från Eva." in draft(workshop)


def test_a_session_that_ends_loses_nothing(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    stands(page, "saved")
    page.wait_for_function(HAS_LOOKED)
    page.context.clear_cookies()
    write(page, "Läs hela mejlet.", "Läs allt.")
    dialog = page.locator(".saving-dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("ligger kvar här")
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="Logga in i en ny flik").click()
    tab = opened.value
    tab.fill("input[name=user_name]", "carlos")
    tab.fill("input[name=password]", "lathund-i-fickan")
    tab.click("main form button")
    tab.wait_for_url(lambda url: "/logga-in" not in url)
    # Coming back is enough; the button in the dialog is for whoever does not wait for it.
    page.bring_to_front()
    stands(page, "saved")
    expect(dialog).to_be_hidden()
    assert "Läs allt." in draft(workshop)


def test_nothing_is_sent_in_the_name_of_somebody_else(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    stands(page, "saved")
    page.context.clear_cookies()
    other = page.context.new_page()
    other.goto("/logga-in")
    other.fill("input[name=user_name]", "fatima")
    other.fill("input[name=password]", "lathund-i-fickan")
    other.click("main form button")
    other.wait_for_url(lambda url: "/logga-in" not in url)
    write(page, "Läs hela mejlet.", "Läs allt.")
    stands(page, "stranger")
    expect(page.locator(".saving-dialog")).to_contain_text("inte i någon annans namn")
    assert "Läs allt." not in draft(workshop)


def test_two_in_the_same_place_choose_with_one_press(workshop: Workshop, axe: object) -> None:
    page = workshop.sees("carlos", ADDRESS)
    stands(page, "saved")
    page.context.set_offline(True)
    write(page, "Läs hela mejlet.", "Läs allt.")
    stands(page, "waiting")
    fatima = workshop.client("fatima")
    began = fatima.state()["text"]
    fatima.save(began.replace("Läs hela mejlet.", "Läs noga."), base=began)
    page.context.set_offline(False)
    panel = page.locator(".met")
    expect(panel.locator("blockquote")).to_have_count(2)
    expect(panel).to_contain_text("Läs noga.")
    expect(panel).to_contain_text("Läs allt.")
    # Where she writes she is told why her words are others now, and led to both.
    here = page.locator(".place", has=page.locator(".met-here"))
    expect(here.get_by_role("article")).to_have_attribute("aria-label", "Steg 2")
    assert axe(page) == []  # type: ignore[operator]
    here.get_by_role("button", name="Läs båda och välj").click()
    expect(panel.get_by_role("button", name="Behåll det som står")).to_be_focused()
    panel.get_by_role("button", name="Behåll båda").click()
    expect(panel).to_be_hidden()
    expect(page.locator(".met-here")).to_have_count(0)
    stands(page, "saved")
    text = draft(workshop)
    assert "Läs allt." in text
    assert "Läs noga." in text
    assert workshop.client("fatima").state()["conflicts"] == []


def test_two_tabs_of_one_browser_lose_nothing(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    other = page.context.new_page()
    other.goto(ADDRESS)
    stands(other, "saved")
    expect(other.locator(".saving-others")).to_have_text("Du har texten öppen på en sida till.")
    page.context.set_offline(True)
    write(page, "Läs hela mejlet.", "Läs allt.")
    write(other, "Här lär du dig", "Här får du lära dig")
    stands(page, "waiting")
    stands(other, "waiting")
    page.context.set_offline(False)
    stands(page, "saved")
    stands(other, "saved")
    text = draft(workshop)
    assert "Läs allt." in text
    assert "Här får du lära dig" in text


def test_a_file_that_is_taken_away_while_it_is_open_is_told(workshop: Workshop) -> None:
    page = workshop.sees("carlos", ADDRESS)
    stands(page, "saved")
    (workshop.content / GUIDE).unlink()
    page.evaluate("dispatchEvent(new Event('focus'))")
    gone = page.locator(".saving-gone")
    expect(gone).to_contain_text("Din text finns kvar här.")
    gone.get_by_role("button", name="Behåll texten").click()
    expect(gone).to_be_hidden()
    state = workshop.client("fatima").state()
    assert (state["file"], state["open"]) == ("gone", True)
