"""The page, the CSV, the Excel file and the print show the same figures; only to administrators."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from counted_people import done  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from kompetensportal.cli.main import main
from kompetensportal.model.accounts.person import Gender, Membership, Person, Role
from kompetensportal.model.figures.periods import month_of
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.tables import FigureCountRow

MAIL = "outlook/las-och-svara"
PAGE, YEAR = "/admin/statistik", str(today().year)


@pytest.fixture
def colleagues(portal_database: Database) -> None:
    """Thirteen who have read of mail: seven women, two men on Ekdalen, four on Björkbacken."""
    now = datetime.now(UTC)
    with portal_database.session() as session:
        for number in range(13):
            unit = "ekdalen" if number < 9 else "bjorkbacken"
            gender = Gender.WOMAN if number < 7 else Gender.MAN if number < 9 else None
            there = (Membership(unit, Role.EMPLOYEE, "", None, None),)
            id_ = f"k{number}"
            people.save(session, Person(id_, f"K {number}", id_, "sv", None, there, gender=gender))
            events.append(session, [done(id_, MAIL, 0, at=now)], now)


def numbers(page: str) -> list[list[str]]:
    """The cells of every row of the page's tables."""
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page, re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.split(r"</t[hd]>", row)][:-1]
        for row in rows
    ]


def test_page_csv_and_excel_show_the_same_figures(
    visit: Callable[..., Visitor], colleagues: None
) -> None:
    fatima = visit("fatima")
    page = fatima.get(PAGE)
    assert page.status == 200
    shown = numbers(page.text)
    assert shown[0] == ["Alla tillsammans", "13", *["visas inte"] * 3, "13", "1,1"]
    lines = fatima.get(f"{PAGE}.csv").body.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Tabell;Rad;Deltagare;Kvinnor;Män;")
    assert [line.split(";")[1:] for line in lines[1:]] == shown
    book = load_workbook(io.BytesIO(fatima.get(f"{PAGE}.xlsx").body))
    assert book.sheetnames == ["Totalt", "Per enhet", "Per utbildning", "Per period"]
    cells = [
        [str(cell).replace(".", ",") for cell in row]
        for sheet in book
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert cells == shown


def test_a_group_of_four_stands_nowhere(visit: Callable[..., Visitor], colleagues: None) -> None:
    fatima = visit("fatima")
    page = fatima.get(f"{PAGE}?enhet=omsorg")
    rows = {row[0]: row[1:] for row in numbers(page.text)}
    assert rows["Särskilt boende"] == ["visas inte"] * 6
    assert rows["Hemtjänst"] == ["visas inte"] * 6, "thirteen without nine would be four"
    own = fatima.get(f"{PAGE}?enhet=bjorkbacken").words
    assert "färre än 5 deltagare" in own
    assert "Alla tillsammans" not in own


def test_the_next_request_shows_a_new_event(
    visit: Callable[..., Visitor], colleagues: None, portal_database: Database
) -> None:
    fatima = visit("fatima")
    assert numbers(fatima.get(PAGE).text)[0][1] == "13"
    now = datetime.now(UTC)
    with portal_database.session() as session:
        events.append(session, [done("amina", MAIL, 0, at=now)], now)
    assert numbers(fatima.get(PAGE).text)[0][1] == "14"


@pytest.mark.parametrize("query", ["?tid=2026-13", "?tid=ig%C3%A5r", "?enhet=finns-inte"])
def test_a_period_or_unit_that_is_not_there_is_not_found(
    visit: Callable[..., Visitor], query: str
) -> None:
    assert visit("fatima").get(f"{PAGE}{query}").status == 404
    assert visit("fatima").get(f"{PAGE}.csv{query}").status == 404


def test_a_wrong_figure_is_said_loudly_until_it_has_been_read(
    visit: Callable[..., Visitor], colleagues: None, portal_database: Database
) -> None:
    fatima = visit("fatima")
    fatima.get(PAGE)
    with portal_database.session() as session:
        wrong = session.get(FigureCountRow, (YEAR, "", ""))
        assert wrong is not None
        wrong.people = 99
    told = fatima.submit(fatima.form(PAGE, f"{PAGE}/rakna-om"))
    assert "1 siffra var fel" in told.words or "En siffra var fel" in told.words
    assert "det stod 99 deltagare, det rätta är 13" in told.words
    assert numbers(told.text)[0][1] == "13"
    calm = fatima.submit(fatima.form(PAGE, f"{PAGE}/sett"))
    assert "det rätta är" not in calm.words


def test_the_command_counts_again_and_says_so(
    visit: Callable[..., Visitor],
    colleagues: None,
    data: Path,
    portal_database: Database,
    capsys: pytest.CaptureFixture[str],
) -> None:
    visit("fatima").get(PAGE)
    assert main(["recount", "--data", str(data)]) == 0
    assert "Allt stämde." in capsys.readouterr().out
    with portal_database.session() as session:
        wrong = session.get(FigureCountRow, (YEAR, "", ""))
        assert wrong is not None
        wrong.minutes = 1
    assert main(["recount", "--data", str(data)]) == 1
    assert "Den är rättad" in capsys.readouterr().out


def test_each_person_can_fetch_what_of_the_figures_is_hers(
    visit: Callable[..., Visitor], portal_database: Database
) -> None:
    now = datetime.now(UTC)
    with portal_database.session() as session:
        events.append(session, [done("amina", MAIL, 0, at=now)], now)
    visit("fatima").get(PAGE)
    hers = json.loads(visit("amina").get("/mig/uppgifter.json").body)["counted_in_statistics"]
    assert hers == [{"month": month_of(today()), "training": MAIL, "minutes": 5}]


def test_gender_is_told_by_oneself_changed_and_taken_back(
    visit: Callable[..., Visitor], portal_database: Database
) -> None:
    amina = visit("amina")
    assert "Du väljer själv" in amina.get("/mig").words

    def kept() -> Gender | None:
        with portal_database.session() as session:
            person = people.by_id(session, "amina")
            return person.gender if person else None

    for told, expected in (("woman", Gender.WOMAN), ("other", Gender.OTHER), ("", None)):
        amina.submit(amina.form("/mig", "/mig/kon"), gender=told)
        assert kept() is expected
    assert '"gender": null' in amina.get("/mig/uppgifter.json").text


def test_the_administrator_prints_the_funders_table_on_one_page(
    sees: Callable[..., Page],
    colleagues: None,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = sees("fatima")
    page.goto("/admin/")
    page.get_by_role("link", name="Statistik").click()
    expect(page.get_by_role("heading", name="Per utbildning")).to_be_visible()
    page.get_by_label("Vilken tid?").select_option(month_of(today()))
    page.get_by_role("button", name="Visa").click()
    expect(page.locator("h1 + .lede")).to_contain_text(YEAR)
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta till Excel").click()
    assert download.value.suggested_filename.startswith("statistik-")
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 2
