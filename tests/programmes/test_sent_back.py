"""A mentor sends a practical task back with a kind word; two mentors at once both hear of it."""

from __future__ import annotations

from collections.abc import Callable

from follow_browser import Visitor  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events

Visit = Callable[..., Visitor]
TASK = "ny-i-hemtjansten#besok"
BACK, CONFIRM, DONE = (
    "/handledare/tillbaka",
    "/handledare/bekrafta",
    "/introduktion/amina-ny/klar",
)


def say_done(amina: Visitor) -> str:
    return amina.submit(amina.form("/introduktion/", DONE, activity=TASK)).words


def test_what_is_sent_back_stands_on_top_until_it_is_done_again(visit: Visit) -> None:
    amina, dilan = visit("amina"), visit("dilan")
    say_done(amina)
    form = dilan.form("/handledare/", BACK, activity=TASK)
    assert "Skriv vad som behövs" in dilan.submit(form, words="  ").words
    told = dilan.submit(form, words="Bra början. Visa mig hur du signerar.")
    assert "Amina ser nu din hälsning" in told.words
    assert dilan.forms("/handledare/", BACK) == [], "nothing waits any more"
    words = amina.get("/introduktion/").words
    assert "Lite mer behövs: Dokumentera ett besök" in words
    assert "Hälsning från Dilan" in words
    assert "Bra början. Visa mig hur du signerar." in words
    assert "0 av 6" in words
    assert "Lite mer behövs" not in say_done(amina)
    dilan.submit(dilan.form("/handledare/", CONFIRM, activity=TASK))
    assert "1 av 6" in amina.get("/introduktion/").words


def test_two_mentors_at_once_are_one_confirmation_and_both_are_told(
    visit: Visit, portal_database: Database
) -> None:
    amina, dilan, eva = visit("amina"), visit("dilan"), visit("eva")
    say_done(amina)
    hers = dilan.form("/handledare/", CONFIRM, activity=TASK)
    managers = eva.form("/chef/amina", BACK, activity=TASK)
    assert "Bekräftat" in dilan.submit(hers).words
    answer = eva.submit(managers, words="En gång till, tack.").words
    assert "redan bekräftad av Dilan" in answer
    with portal_database.session() as session:
        assert events.find(session, types=[EventType.ACTIVITY_RETURNED]) == []
    assert "Lite mer behövs" not in amina.get("/introduktion/").words


def test_nobody_sends_back_what_is_not_hers_to_judge(visit: Visit) -> None:
    amina, dilan, carlos = visit("amina"), visit("dilan"), visit("carlos")
    say_done(amina)
    form = dilan.form("/handledare/", BACK, activity=TASK)
    for visitor in (amina, carlos):
        csrf = visitor.forms("/mig", "/logga-ut")[0].fields["csrf"]
        fields = {**form.fields, "csrf": csrf, "words": "Nej."}
        assert visitor.post(BACK, fields).status == 403
    other = {**form.fields, "activity": "ny-i-hemtjansten#mejl", "words": "Nej."}
    assert dilan.post(BACK, {**other, "event_id": new_id()}).status == 400
    assert dilan.post(BACK, {**other, "enrolment": "finns-inte"}).status == 404


def test_a_mentor_confirms_and_sends_back_in_the_browser(sees: Callable[..., Page]) -> None:
    amina, dilan = sees("amina"), sees("dilan", width=390, height=844)
    amina.goto("/introduktion/")
    line = amina.locator("#a-ny-i-hemtjansten-besok")
    section = amina.locator("details.part", has=line)
    section.locator("summary").first.click()
    line.locator("summary").first.click()
    line.get_by_role("button", name="Dilan").click()
    expect(amina.locator("#a-ny-i-hemtjansten-besok")).to_contain_text("Väntar")
    dilan.goto("/handledare/")
    waits = dilan.locator(".waits")
    expect(waits).to_contain_text("Dokumentera ett besök")
    waits.get_by_text("Lite mer behövs").click()
    waits.get_by_label("Vad behöver Amina öva mer på?").fill("Fint! Öva på att signera.")
    waits.get_by_role("button", name="Skicka tillbaka").click()
    expect(dilan.get_by_text("Amina ser nu din hälsning")).to_be_visible()
    expect(dilan.locator(".waits")).to_have_count(0)
    amina.goto("/introduktion/")
    back = amina.locator(".notice", has_text="Lite mer behövs")
    expect(back).to_contain_text("Fint! Öva på att signera.")
    next_thing = amina.locator(".next-thing", has_text="Dokumentera ett besök")
    line = amina.locator("#a-ny-i-hemtjansten-besok")
    if not next_thing.count():
        back.get_by_role("link").click()
        amina.locator("details.part", has=line).evaluate("(part) => (part.open = true)")
        line.locator("summary").first.click()
    amina.get_by_role("button", name="Dilan").first.click()
    expect(amina.locator(".notice", has_text="Lite mer behövs")).to_have_count(0)
    dilan.goto("/handledare/")
    dilan.locator(".waits").get_by_role("button", name="kan det").click()
    expect(dilan.get_by_text("Bekräftat")).to_be_visible()
    amina.goto("/introduktion/")
    expect(amina.get_by_text("1 av 6").first).to_be_visible()
