"""The picture bank: found by words, used again without a copy, and who is shown told as a table."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest
from picture_samples import GUIDE, Sender, photo  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect
from tools_page import PHONE, sees  # type: ignore[import-not-found]
from workshop_portal import Workshop  # type: ignore[import-not-found]

from kompetensportal.actions.content.suggest_pictures import Bank
from kompetensportal.model.writing.picture import AUDIT, NOBODY, answered, counts
from kompetensportal.store.writing import functions

Senders = Callable[..., Sender]
Axe = Callable[[Page], list[str]]
BANK = "/skriva/bilder/"
WHO = "/skriva/bilder/vilka-syns"


@pytest.fixture
def filled(workshop: Workshop, sender: Senders) -> Workshop:
    """Three pictures besides those of the texts, two of them with somebody in them."""
    who = sender()
    for text, tags, *shown in (
        ("Två händer håller en telefon", "mobil", "age.old", "skin.dark", "ability.mobility"),
        ("En mamma med sitt barn", "familj", "age.child", "age.adult", "family.one_parent"),
        ("Ett tangentbord", "dator", NOBODY),
    ):
        status, made = who.send(photo(300 + len(text)), text=text, tags=tags, shown=shown[0])
        assert status == 200
        who.client.post(
            f"{BANK}{made['path']}",
            {"csrf": who.client.token, "text": text, "tags": tags, "shown": shown},
        )
    return workshop


def test_a_picture_is_found_by_a_word_in_another_form(filled: Workshop) -> None:
    page = sees(filled, "carlos", f"{BANK}?q=telefoner", java_script_enabled=False)
    expect(page.locator(".picture-card").first).to_contain_text("Två händer håller en telefon")
    page.goto(f"{BANK}?q=mobil")
    expect(page.locator(".picture-card")).to_have_count(1)
    page.goto(f"{BANK}?q=finnsinte")
    expect(page.get_by_text("Ingen bild passar.")).to_be_visible()


def test_the_command_finds_what_texts_show_and_the_bank_what_is_told(filled: Workshop) -> None:
    told = {"lathundar/outlook/bilder/ny.webp": "En blå bil"}
    assert [d.path for d in Bank(filled.content, told).find("bilar")] == list(told)
    assert Bank(filled.content).find("bilar") == []


def test_a_picture_says_where_it_is_shown_and_is_used_again_without_a_copy(
    filled: Workshop,
) -> None:
    client = filled.client("carlos")
    other = "lathundar/teams/mote.md"
    found = client.get(f"/skriva/bilder.json?q=tangentbord&till={other}").text
    assert '"src":"../outlook/bilder/ett-tangentbord.webp"' in found.replace(" ", "")
    text = filled.text().replace(
        "\n1. ", "\n![Ett tangentbord](bilder/ett-tangentbord.webp)\n\n1. ", 1
    )
    filled.write(GUIDE, text)
    page = sees(filled, "carlos", f"{BANK}?q=tangentbord", java_script_enabled=False)
    expect(page.locator(".picture-card")).to_contain_text("Visas i 1 text")
    page.locator(".picture-card").click()
    expect(page.get_by_text(GUIDE)).to_be_visible()
    expect(page.get_by_text("![Ett tangentbord](bilder/ett-tangentbord.webp)")).to_be_visible()


def test_what_is_told_holds_for_that_content_alone(filled: Workshop) -> None:
    picture = next(filled.content.rglob("ett-tangentbord.webp"))
    path = picture.relative_to(filled.content).as_posix()
    page = sees(filled, "carlos", BANK + path, java_script_enabled=False)
    expect(page.get_by_label("Ingen människa syns")).to_be_checked()
    picture.write_bytes(photo(200, 200, "WEBP"))
    page.reload()
    expect(page.get_by_label("Ingen människa syns")).not_to_be_checked()


def test_the_leader_sees_who_is_shown_as_a_table_and_as_a_file(
    filled: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    page = sees(filled, "eva", WHO, PHONE)
    expect(row(page, "Äldre").locator("td").first).to_have_text("1")
    expect(row(page, "Människor syns").locator("td").first).to_have_text("2")
    expect(row(page, "Mörk").locator("td").last).to_have_text("50 %")
    assert page.locator("main table a").count() == 0, "a manager does not write pictures"
    assert axe(page) == [] and axe_in_the_dark(page) == []
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hämta som CSV").click()
    with open(fetched.value.path(), encoding="utf-8-sig") as file:  # noqa: PTH123
        rows = list(csv.DictReader(file, delimiter=";"))
    [mother] = [one for one in rows if one["Bildtext"] == "En mamma med sitt barn"]
    assert (mother["Ålder"], mother["Familj"]) == ("Barn, Vuxen", "En förälder med barn")
    total = re.search(r"\d+", page.locator("h2#all").inner_text())
    assert total and len(rows) == int(total[0])


def row(page: Page, name: str) -> object:
    return page.locator("tr", has=page.get_by_role("rowheader", name=name, exact=True))


def test_a_count_leads_the_writer_to_its_pictures(filled: Workshop) -> None:
    page = sees(filled, "carlos", WHO, java_script_enabled=False)
    page.get_by_role("link", name="Visa 1 bild: Rullstol, rollator eller käpp").click()
    expect(page.locator(".picture-card")).to_have_count(1)
    expect(page.locator(".picture-card")).to_contain_text("Två händer")


def test_many_pictures_without_people_are_told_at_once(filled: Workshop) -> None:
    page = sees(filled, "carlos", f"{BANK}?visa=unsaid", java_script_enabled=False)
    unsaid = page.locator(".picture-card").count()
    assert unsaid
    for box in page.locator("input[name=path]").all():
        box.check()
    page.get_by_role("button", name="Ingen människa syns på de markerade").click()
    expect(page.get_by_text("Sparat för ")).to_be_visible()
    expect(page.locator(".picture-card")).to_have_count(0)
    page.goto(f"{BANK}?visa=nobody")
    expect(page.locator(".picture-card")).to_have_count(unsaid + 1)


def test_a_writer_of_another_system_changes_no_picture_here(
    filled: Workshop, sender: Senders
) -> None:
    with filled.database.session() as session:
        functions.keep_to(session, "carlos", ["teams"])
    who = sender()
    path = next(filled.content.rglob("ett-tangentbord.webp")).relative_to(filled.content)
    form = {"csrf": who.client.token, "text": "Något annat"}
    assert who.client.post(f"{BANK}{path.as_posix()}", form).status == 403
    status, told = who.send(photo(), text="En hand")
    assert (status, told["what"]) == (403, "Du får inte lägga in bilder här.")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"text": "x" * 301}, "Bildtexten är längre än 300 tecken."),
        ({"consent_until": "i morgon"}, "Det är ingen dag som vi förstår."),
        ({"licence": "stulen"}, "Det valet finns inte."),
        ({"shown": ["nobody", "age.old"]}, "Du har sagt både att ingen syns och att någon syns."),
    ],
    ids=["long", "day", "licence", "nobody"],
)
def test_what_cannot_be_kept_is_told_and_what_was_written_stays(
    filled: Workshop, sender: Senders, told: dict[str, object], says: str
) -> None:
    who = sender()
    path = next(filled.content.rglob("ett-tangentbord.webp")).relative_to(filled.content)
    form = {"csrf": who.client.token, "source": "Ekdalen i våras", **told}
    answer = who.client.post(f"{BANK}{path.as_posix()}", form)
    assert answer.status == 400 and says in answer.text
    assert "Ekdalen i våras" in answer.text


def test_axe_finds_nothing_on_the_bank_and_a_picture(
    filled: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    page = sees(filled, "carlos", BANK, PHONE)
    assert axe(page) == [] and axe_in_the_dark(page) == []
    page.locator(".picture-card").first.click()
    expect(page.get_by_role("heading", name="Vilka syns på bilden?")).to_be_visible()
    assert axe(page) == [] and axe_in_the_dark(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_every_answer_is_counted_once_for_each_picture() -> None:
    shown = [frozenset({"age.old", "skin.dark"}), frozenset({NOBODY}), frozenset[str]()]
    made = {(one.part, one.value): one.n for one in counts(shown)}
    assert len(made) == 3 + sum(map(len, AUDIT.values()))
    assert {key for key, n in made.items() if n} == {
        ("", NOBODY), ("", "people"), ("", "unsaid"), ("age", "old"), ("skin", "dark"),
    }  # fmt: skip
    assert answered({"age.old", NOBODY, "made.up"}) == {"age.old"}
