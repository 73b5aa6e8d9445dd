"""A manager and an administrator look at what people answered."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text
from survey_portal import COURSE, PHONE, SURVEY, Portal  # type: ignore[import-not-found]

from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Form
from kompetensportal.model.surveys.sheet import Place, Sheet
from kompetensportal.store.content.library import Library
from kompetensportal.store.surveys import sheets

MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04")
UNITS = ("ekdalen", "bjorkbacken")


@pytest.fixture
def filled(portal: Portal) -> Portal:
    """Half a year of answers from two units, women and men, and four from a third."""
    library = Library(portal.data, draft=True).generation()
    lesson: Lesson = library.lesson(library.entries[SURVEY], Form.STANDARD)
    assert lesson.survey is not None
    version, chance = lesson.survey.version, random.Random(7)
    given = []
    for number, month in enumerate(MONTHS):
        for unit in UNITS:
            for gender in ("woman", "man"):
                place = Place(version, month, unit, COURSE, "undersköterska", gender)
                for _ in range(5 + number):
                    answers = {
                        "niva": chance.randint(1, 3),
                        "jobbet": min(4, chance.randint(1, 3) + (unit == "ekdalen")),
                    }
                    given.append(Sheet(place, answers, {"ord": "=1+1 Mer sånt!"}))
    with portal.database.session() as session:
        sheets.keep_version(session, SURVEY, "Vad tyckte du om utbildningen?", lesson.survey)
        sheets.keep(session, SURVEY, given)
        few = Place(version, "2026-04", "hemtjanst", COURSE, "vårdbiträde", "other")
        sheets.keep(session, SURVEY, [Sheet(few, {"jobbet": 1, "niva": 1})] * 4)
    return portal


def test_a_manager_reads_the_figures_of_her_own_unit(
    filled: Portal,
    sees: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = sees("eva", PHONE)
    page.goto("/chef/enkater")
    expect(page.get_by_role("heading", name="Enkäter")).to_be_visible()
    expect(page.locator(".survey-count")).to_have_text("52 svar.")
    options = page.get_by_label("Enhet", exact=True).locator("option")
    assert [text.strip("\u2013 ") for text in options.all_text_contents()] == [
        "Alla",
        "Hemtjänsten Ekdalen",
    ]
    charts = page.locator("svg[role=img]")
    assert charts.count() == 3, "one unit has nothing to stand beside"
    for chart in charts.all():
        assert chart.locator("title").text_content() and chart.locator("desc").text_content()
    for part in page.locator(".chart-part:has(svg)").all():
        assert part.locator("table tbody tr").count() >= 1, "each chart has its table"
    for fold in page.get_by_text("Visa som tabell").all():
        fold.click()
    assert axe(page) == [] and axe_in_the_dark(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    expect(page.get_by_text("=1+1 Mer sånt!").first).to_be_visible()


def test_an_administrator_compares_units_and_few_are_hidden(
    filled: Portal, sees: Callable[..., Page]
) -> None:
    page = sees("fatima", java_script_enabled=False)
    page.goto("/admin/enkater")
    expect(page.locator(".survey-count")).to_contain_text("108 svar.")
    expect(page.get_by_label("Dela upp efter")).to_be_hidden()
    page.get_by_text("Välj vad som visas").click()
    page.get_by_label("Dela upp efter").select_option("profession")
    page.get_by_role("button", name="Visa", exact=True).click()
    question = page.locator(
        ".survey-figures", has=page.get_by_role("heading", name="viktigt i ditt jobb")
    )
    rows = question.locator(".chart-part").last.locator("tbody tr").all_text_contents()
    assert ["Visas inte" in row for row in rows] == [True, True], (rows, "one could be subtracted")
    page.goto("/admin/enkater?yrke=vårdbiträde")
    expect(page.get_by_text("Välj vad som visas: vårdbiträde")).to_be_visible()
    expect(page.get_by_text("Det är för få svar än.")).to_be_visible()


def test_the_files_say_what_the_page_says_and_carry_no_formula(
    filled: Portal, sees: Callable[..., Page]
) -> None:
    page = sees("eva", java_script_enabled=False)
    page.goto("/chef/enkater?dela=gender")
    with page.expect_download() as csv:
        page.get_by_role("link", name="Hämta som CSV").click()
    written = Path(csv.value.path()).read_text("utf-8-sig")
    assert "Är det som du har lärt dig viktigt i ditt jobb?;;Alla;52;" in written
    assert "Kvinna;26;" in written and "Man;26;" in written
    with page.expect_download() as xlsx:
        page.get_by_role("link", name="Hämta som Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(xlsx.value.path()).read_bytes()))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0][:4] == ["Fråga", "Uppdelat efter", "Grupp", "Antal svar"]
    assert len(rows) == len(written.strip().splitlines())
    women = [row for row in rows if row[2] == "Kvinna"]
    assert women and all(row[3] == 26 and 0 <= row[8] <= 1 for row in women)


def test_others_units_and_unknown_surveys_are_refused(
    filled: Portal, sees: Callable[..., Page]
) -> None:
    page = sees("eva")
    for address, status in (
        ("/chef/enkater?enhet=bjorkbacken", 403),
        ("/chef/enkater.csv?enhet=bjorkbacken", 403),
        ("/chef/enkater?enkat=enkat/finns-inte", 404),
        ("/admin/enkater", 403),
        ("/chef/enkater.pdf", 404),
        ("/chef/enkater?fran=i+maj&dela=horoskop&kon=x", 200),
    ):
        response = page.request.get(filled.address + address)
        assert response.status == status, address


def test_sums_that_are_wrong_are_said_loudly_to_the_administrator_and_mended(
    filled: Portal, sees: Callable[..., Page]
) -> None:
    with filled.database.session() as session:
        session.execute(text("UPDATE sheet_counts SET n = n + 1"))
    page = sees("fatima", java_script_enabled=False)
    page.goto("/admin/enkater")
    expect(page.locator(".survey-count")).to_contain_text("108 svar.")
    expect(page.get_by_text("Summorna stämde inte")).to_be_visible()
    page.goto("/admin/enkater")
    expect(page.get_by_text("Summorna stämde inte")).to_have_count(0)
