"""A writer who keeps to some units writes what is for them, and nothing that is for more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest
from approving import OWNER, approves, fatima_holds
from playwright.sync_api import Page, expect
from reading_content import OTHER  # type: ignore[import-not-found]
from sqlalchemy import delete
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.actions.writing import rights
from kompetensportal.actions.writing.bring_in import keeping
from kompetensportal.actions.writing.save import save
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.brought_in import BroughtIn
from kompetensportal.store.accounts import erasure, own_data, people, units
from kompetensportal.store.database import Database
from kompetensportal.store.tables import UnitRow
from kompetensportal.store.writing import drafts, functions

PLACE, NEXT = "lathundar/outlook/", "lathundar/teams/"
HOME, OURS = PLACE + "hemma.md", "målgrupp: [hemtjänst]\n"
MORE = "målgrupp: [hemtjänst, boende]\n"
FOR = {
    HOME: "[hemtjänst]",
    PLACE + "boende.md": "[boende]",
    PLACE + "bada.md": "[hemtjänst, boende]",
}
Axe = Callable[[Page], list[str]]


def guide(title: str, whom: str = "") -> str:
    said = f"målgrupp: {whom}\n" if whom else ""
    head = f"titel: {title}\n{said}ägare: {OWNER}\ngranskas: 2027-05-03\nsvenska: lätt\n"
    return f"---\n{head}---\n\n## Gör så här\n\n1. Tryck på **Outlook**.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    more = {PLACE + "alla.md": "", NEXT + "hemma.md": "[hemtjänst]"}
    for path, whom in (FOR | more).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(guide("Läs mejl", whom), encoding="utf-8")
    return folder


@pytest.fixture
def staff(database: Database) -> Database:
    with database.session() as session:
        for unit in (
            Unit("omsorg", "Omsorg", None, ""),
            Unit("norr", "Norr", "omsorg", ""),
            Unit("ekdalen", "Ekdalen", "norr", "hemtjänst"),
            Unit("bjorkbacken", "Björkbacken", "omsorg", "boende"),
            Unit("stab", "Stab", "omsorg", ""),
        ):
            units.save(session, unit)
        for id_, role in (("carlos", Role.AUTHOR), ("fatima", Role.ADMINISTRATOR)):
            place = Membership("omsorg", role, "", None, None)
            people.save(session, Person(id_, id_.title(), id_, "sv", None, (place,)))
    return database


def test_she_writes_what_lies_wholly_within_her_units_and_her_systems(
    staff: Database, root: Path
) -> None:
    every = [*FOR, PLACE + "alla.md", NEXT + "hemma.md", PLACE + "ny.md", "lathundar/fakta.yaml"]
    with staff.session() as session:
        carlos = people.by_id(session, "carlos")

        def may(paths: Iterable[str] = every) -> set[str]:
            return {path for path in paths if rights.may_write(session, root, carlos, path)}

        assert may() == set(every), "nobody has said for which units"
        functions.keep_to_units(session, "carlos", ["norr"])
        hers = {HOME, NEXT + "hemma.md", PLACE + "ny.md"}
        assert may() == hers, "Ekdalen lies below Norr; a text that is not there may be begun"
        functions.keep_to(session, "carlos", ["outlook"])
        assert may() == hers - {NEXT + "hemma.md"}
        assert may([PLACE + "bilder/en.svg", NEXT + "bilder/en.svg"]) == {PLACE + "bilder/en.svg"}
        functions.keep_to_units(session, "carlos", ["ekdalen", "bjorkbacken"])
        assert may() == {*FOR, PLACE + "ny.md"}
        functions.keep_to_units(session, "carlos", ["stab"])
        assert may() == set(), "nobody has said what the work is there"


def test_the_draft_says_for_whom_when_there_is_one_and_a_form_follows_its_text(
    staff: Database, root: Path
) -> None:
    with staff.session() as session:
        functions.keep_to_units(session, "carlos", ["ekdalen"])
        carlos = people.by_id(session, "carlos")
        fuller = HOME.replace(".md", ".fyllig.md")
        assert rights.may_write(session, root, carlos, fuller), "there is none yet"
        text = (root / HOME).read_text(encoding="utf-8")
        save(session, root, HOME, text.replace(OURS, MORE), by="fatima", base=text)
        assert not rights.may_write(session, root, carlos, HOME)
        assert not rights.may_write(session, root, carlos, fuller)
        everybody = (root / PLACE / "alla.md").read_text(encoding="utf-8")
        made = everybody.replace("svenska", OURS + "svenska")
        save(session, root, PLACE + "alla.md", made, by="fatima", base=everybody)
        assert rights.may_write(session, root, carlos, PLACE + "alla.md")


def test_who_is_erased_and_a_unit_that_is_gone_leave_nothing_behind(staff: Database) -> None:
    with staff.session() as session:
        functions.keep_to_units(session, "carlos", ["ekdalen", "stab"])
        assert own_data.collect(session, "carlos")["writes_for"] == ["Ekdalen", "Stab"]
        session.execute(delete(UnitRow).where(UnitRow.id == "stab"))
        assert functions.units(session, ["carlos"]) == {"carlos": {"ekdalen"}}
        erasure.erase(session, "carlos", "fatima", datetime.now(UTC))
        assert functions.units(session, ["carlos"]) == {}


def test_what_is_brought_in_is_for_her_units(staff: Database, root: Path) -> None:
    with staff.session() as session:
        functions.keep_to_units(session, "carlos", ["omsorg"])
        carlos = people.by_id(session, "carlos")
        assert carlos is not None
        day = date(2026, 11, 22)
        read = BroughtIn("Ny rutin", ())
        (path,) = keeping.keep(session, root, [read], system="outlook", by=carlos, today=day)
        made = drafts.get(session, path)
        assert made is not None
        assert "målgrupp:\n  - boende\n  - hemtjänst\n" in made.text
        assert rights.may_write(session, root, carlos, path)


@pytest.fixture
def ours(workshop: Workshop) -> Workshop:
    """Carlos writes for Ekdalen, and there is one published text for home care."""
    fatima_holds(workshop)
    workshop.write(HOME, OTHER.format(title="Hemma hos någon", id="outlook/hemma", more=OURS))
    workshop.publish()
    with workshop.database.session() as session:
        functions.keep_to_units(session, "carlos", ["ekdalen"])
    return workshop


def test_a_text_for_everybody_is_refused_in_words_and_is_not_on_her_list(ours: Workshop) -> None:
    carlos = ours.client()
    page = carlos.get(f"/skriva/text/{GUIDE}")
    assert page.status == 403
    assert "Texten är för alla. Du skriver bara för hemtjänst." in page.text
    assert "Fråga en administratör" in page.text
    began = carlos.state(HOME)
    answer = carlos.send(GUIDE, {"text": "Nytt.", "base": ""})
    assert answer.status == 403
    assert "för alla" in json.loads(answer.text)["error"]["what"]
    home = carlos.get("/skriva/").text
    assert "Hemma hos någon" in home
    assert "Läs och svara på mejl" not in home
    fact = {"csrf": began["csrf"], "namn": "x", "vad": "Y"}
    assert "Texten är för alla." in carlos.post("/skriva/fakta/uppgift", fact).text


def test_a_text_that_she_begins_is_for_her_units_by_itself(ours: Workshop) -> None:
    page = ours.sees("carlos", "/skriva/ny", size=(390, 844))
    page.get_by_label("Vad ska den heta?").fill("Lås upp medicinskåpet")
    page.get_by_label("Var hör den hemma?").select_option(label="Outlook")
    page.get_by_role("button", name="Börja skriva").click()
    page.get_by_text("Om lathunden: ägare, datum och vem den är för").click()
    expect(page.get_by_label("Hemtjänst", exact=True)).to_be_checked()
    expect(page.get_by_label("Boende", exact=True)).not_to_be_checked()
    path = PLACE + "las-upp-medicinskapet.md"
    carlos = ours.client()
    assert "målgrupp:\n  - hemtjänst\n" in carlos.state(path)["text"]
    form = {"csrf": carlos.state(path)["csrf"], "slag": "kurs", "titel": "Nattpass"}
    assert carlos.post("/skriva/kurser", form).status == 303
    assert "målgrupp:\n  - hemtjänst\n" in carlos.state("courses/nattpass/kurs.md")["text"]
    assert carlos.state("courses/nattpass/forsta-lektionen.latt.md")["open"]


def test_a_draft_for_more_than_her_units_is_kept_and_goes_no_further(
    ours: Workshop, axe: Axe
) -> None:
    carlos = ours.client()
    began = carlos.state(HOME)
    wide = carlos.save(began["text"].replace(OURS, ""), HOME, base=began["text"])["text"]
    more = carlos.save(wide.replace("Tryck", "Tryck lätt"), HOME, base=wide)["text"]
    assert "Tryck lätt" in more
    form = {"csrf": began["csrf"], "gor": "be", "id": new_id()}
    refused = carlos.post(f"/skriva/granska/{HOME}", form)
    assert refused.status == 400
    assert "Texten är för alla. Du skriver bara för hemtjänst." in refused.text
    approves(ours, HOME)
    form = {"csrf": began["csrf"], "storlek": "real", "varfor": "Nytt", "id": new_id()}
    answer = carlos.post(f"/skriva/publicera/{HOME}", form)
    assert answer.status == 400
    assert 'kryssa bara för hemtjänst under "Vem är den för?"' in unescape(answer.text)
    assert ours.text(HOME) == began["text"]
    page = ours.sees("carlos", f"/skriva/granska/{HOME}", size=(390, 844))
    expect(page.get_by_text("Texten är för alla. Du skriver bara för hemtjänst.")).to_be_visible()
    assert axe(page) == []
    page.goto(f"/skriva/publicera/{HOME}")
    expect(page.get_by_text("Det du har skrivit är kvar.")).to_be_visible()
    expect(page.get_by_role("button", name="Publicera nu")).to_have_count(0)
    mended = more.replace("ägare:", OURS + "ägare:")
    assert OURS in carlos.save(mended, HOME, base=more)["text"]
    form = {"csrf": began["csrf"], "gor": "be", "id": new_id()}
    assert carlos.post(f"/skriva/granska/{HOME}", form).status == 303


def test_who_holds_the_function_publishes_whatever_units_she_writes_for(ours: Workshop) -> None:
    with ours.database.session() as session:
        functions.keep_to_units(session, "fatima", ["ekdalen"])
    fatima = ours.client("fatima")
    assert fatima.get(f"/skriva/text/{GUIDE}").status == 403
    assert fatima.get(f"/skriva/granska/{GUIDE}").status == 200


def test_fatima_says_on_her_phone_for_which_units_carlos_writes(
    workshop: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    page = workshop.sees("fatima", "/admin/funktioner", size=(390, 844), java_script_enabled=False)
    page.get_by_text("Carlos: Skriver i alla system").click()
    units_shown = page.get_by_role("group", name="Skriver för bara dessa enheter")
    unit = units_shown.get_by_role("checkbox", name="Hemtjänsten Ekdalen (hemtjänst)")
    unit.check()
    page.get_by_role("button", name="Spara för Carlos").click()
    expect(page.get_by_text("Carlos: Skriver i alla system, för 1 enhet")).to_be_visible()
    page = workshop.sees("fatima", "/admin/funktioner", size=(390, 844))
    page.get_by_text("Carlos: Skriver i alla system, för 1 enhet").click()
    expect(page.get_by_role("checkbox", name="Hemtjänsten Ekdalen (hemtjänst)")).to_be_checked()
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    with workshop.database.session() as session:
        assert functions.units(session, ["carlos"]) == {"carlos": {"ekdalen"}}
