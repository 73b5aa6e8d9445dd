"""The pages about goals over real HTTP: who sees what, and what comes of bad input."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from goal_library import (  # type: ignore[import-not-found]
    FOUND,
    LESSONS,
    OUTLOOK,
    Visitor,
    publish_small_library,
)

from kompetensportal.model.accounts.person import Membership, Person, Role
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.accounts import people
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.goals import profession_levels
from kompetensportal.store.learning import events

Visit = Callable[[str], Visitor]
HOME = "/mig/sjalvskattning/"


def rate(who: Visitor, goal: str, answer: str) -> str:
    """Answer a goal; the address that it leads on to."""
    form = who.form(HOME + goal, HOME + goal)
    done = who.post(form.action, {**form.fields, "answer": answer})
    assert done.status == 303, done.words[:300]
    return str(done.headers["Location"])


def publish(data: Path, **changed: object) -> None:
    publish_small_library(Library(data), LESSONS, replace(FOUND, **changed))


def add(database: Database, name: str, profession: str = "undersköterska") -> None:
    place = Membership("ekdalen", Role.EMPLOYEE, profession, None, None)
    with database.session() as session:
        people.save(session, Person(name, name, name, "sv", None, (place,)))


def test_an_answer_leads_to_the_next_goal_that_has_none_and_the_last_to_ones_levels(
    visit: Visit,
) -> None:
    amina = visit("amina")
    assert rate(amina, "lmo/besok", "can") == f"{HOME}outlook/lasa"
    assert rate(amina, "outlook/svara", "help") == f"{HOME}start/logga-in"
    assert rate(amina, "start/logga-in", "can") == f"{HOME}start/losenord"
    assert rate(amina, "start/losenord", "not_mine") == f"{HOME}outlook/lasa"
    assert "4 av 5 klart" in amina.get(HOME).words
    assert rate(amina, "outlook/lasa", "can") == "/mig/kunskap"
    page = amina.get("/mig/kunskap").words
    assert "Din plan Börja överst." in page
    assert "1 mål kvar till nivå 2." in page or "Ett mål kvar till nivå 2." in page
    assert rate(amina, "outlook/visa", "can") == "/mig/kunskap"


def test_one_may_change_ones_mind_and_sees_what_one_said(visit: Visit) -> None:
    amina = visit("amina")
    rate(amina, "outlook/lasa", "not_yet")
    assert "Ditt svar nu: Jag kan inte än." in amina.get(f"{HOME}outlook/lasa").words
    rate(amina, "outlook/lasa", "can")
    assert "Ditt svar nu: Jag kan det." in amina.get(f"{HOME}outlook/lasa").words


def test_an_answer_that_there_is_not_is_told_kindly_and_nothing_is_kept(
    visit: Visit, portal_database: Database
) -> None:
    amina = visit("amina")
    assert rate(amina, "outlook/lasa", "kanske") == f"{HOME}outlook/lasa"
    assert "Välj ett av de fyra svaren." in amina.get(f"{HOME}outlook/lasa").words
    with portal_database.session() as session:
        assert events.find(session, about=["amina"], types=[EventType.GOAL_RATED]) == []


def test_without_a_profession_one_has_the_goals_of_everybody(
    visit: Visit, portal_database: Database
) -> None:
    add(portal_database, "nykomling", "")
    who = visit("nykomling")
    assert rate(who, "outlook/lasa", "can") == f"{HOME}outlook/svara"
    assert who.get(f"{HOME}lmo/besok").status == 404


def test_who_has_no_goals_is_told_so_on_every_page(visit: Visit, data: Path) -> None:
    publish(data, goals=())
    for who, address in (
        ("amina", "/mig/kunskap"),
        ("amina", HOME),
        ("amina", "/samtal/amina"),
        ("eva", "/chef/kunskap"),
        ("eva", "/chef/amina/kunskap"),
        ("fatima", "/admin/kunskapsmal"),
    ):
        page = visit(who).get(address)
        assert page.status == 200, address
        assert "inga" in page.words, address


def test_a_goal_that_is_removed_or_has_new_words_after_an_answer(visit: Visit, data: Path) -> None:
    amina = visit("amina")
    rate(amina, "outlook/lasa", "can")
    rate(amina, "outlook/svara", "not_yet")
    first = replace(OUTLOOK.goals[0], easy="Jag kan läsa det som kommer.")
    publish(data, goals=(replace(OUTLOOK, goals=(first,)),))
    page = amina.get("/mig/kunskap").words
    assert "Jag kan läsa det som kommer." in page
    assert "svara på mejl" not in page.partition("Din plan")[2]
    assert "Du når alla mål här." in page
    assert amina.get(f"{HOME}outlook/svara").status == 404


def test_a_manager_sees_levels_and_plan_but_no_answers_until_they_are_shown(visit: Visit) -> None:
    amina, eva = visit("amina"), visit("eva")
    rate(amina, "outlook/lasa", "can")
    rate(amina, "outlook/svara", "not_yet")
    page = eva.get("/chef/amina/kunskap").words
    assert "1, grunden" in page and "Läs och svara på mejl" in page
    assert "Jag kan inte än" not in page and "Jag kan det" not in _without_rule(page)
    assert "Svaren hör till Amina." in page
    amina.submit(amina.form(HOME, HOME))
    shown = _without_rule(eva.get("/chef/amina/kunskap").words)
    assert "Jag kan inte än" in shown and "har valt att visa svaren" in shown
    amina.submit(amina.form(HOME, HOME))
    assert "Jag kan inte än" not in eva.get("/chef/amina/kunskap").words
    assert "Dina nivåer och din plan" in amina.get("/mig").words


def _without_rule(page: str) -> str:
    return re.sub(r"Så räknas nivån.*?när du vill\.", "", page)


def test_a_mentor_confirms_what_she_has_seen_and_the_level_follows_at_once(visit: Visit) -> None:
    dilan, amina = visit("dilan"), visit("amina")
    address = "/chef/amina/kunskap"
    for form in dilan.forms(address, address):
        if form.fields.get("goal") in ("outlook/lasa", "outlook/svara"):
            dilan.submit(form)
    assert "Bekräftat" in dilan.get(address).words
    page = amina.get("/mig/kunskap").words
    assert "Mejla" not in page or "En kollega har sett det" in page
    assert "En kollega har sett det · Nivå 2" in page


def test_a_small_group_has_no_figures_and_five_people_have(
    visit: Visit, portal_database: Database
) -> None:
    eva = visit("eva")
    few = eva.get("/chef/kunskap").words
    assert "För få för att visa" in few
    for number in range(5):
        add(portal_database, f"kollega{number}")
        rate(visit(f"kollega{number}"), "outlook/lasa", "can" if number else "help")
    many = eva.get("/chef/kunskap").words
    assert "Outlook 5 5 0,8" in many
    assert "kollega4" in many and "1 av 2" in many and "Inget svar än" in many


def test_the_administrator_decides_levels_in_one_table(
    visit: Visit, portal_database: Database
) -> None:
    fatima = visit("fatima")
    form = fatima.form("/admin/kunskapsmal", "")
    assert "undersköterska|outlook" in form.fields and "enhetschef|lmo" in form.fields
    form.action = "/admin/kunskapsmal"
    fatima.submit(form, **{"undersköterska|outlook": "4", "enhetschef|lmo": "0"})
    with portal_database.session() as session:
        table = profession_levels.table(session)
    assert table == {("undersköterska", "outlook"): 4, ("enhetschef", "lmo"): 0}
    assert f"{HOME}outlook/visa" in visit("amina").get(HOME).text or rate(
        visit("amina"), "outlook/svara", "can"
    ).endswith("outlook/visa")
    refused = fatima.post("/admin/kunskapsmal", {**form.fields, "undersköterska|lmo": "7"})
    assert refused.status == 400
    assert "Ingenting är ändrat." in refused.words


def test_a_talk_is_written_by_both_and_read_by_both(visit: Visit) -> None:
    amina, eva, address = visit("amina"), visit("eva"), "/samtal/amina"
    eva.submit(eva.form(address, address, does="begin"))
    eva.submit(eva.form(address, address, does="write"), notes="Vi vill mer LMO.")
    amina.submit(
        amina.form(address, address, does="agree"), words="Gå bredvid Dilan", due="2027-03-01"
    )
    for who in (amina, eva):
        page = who.get(address).words
        assert "Vi vill mer LMO." in page
        assert "Gå bredvid Dilan Klart senast 1 mars 2027" in page
    eva.submit(eva.form(address, address, does="finish"))
    assert "Inte klart" in amina.get(address).words


@pytest.mark.parametrize(
    ("does", "fields", "words"),
    [
        ("agree", {"words": " ", "due": ""}, "Skriv vad ni har kommit överens om"),
        ("agree", {"words": "Bra", "due": "i vår"}, "i vår är inget datum."),
        ("write", {"notes": "x" * 4001}, "Anteckningarna är för långa."),
        ("write", {"notes": "Mitt", "seen": "Annat"}, "medan du skrev"),
    ],
)
def test_what_a_talk_cannot_take_is_told_and_what_was_written_stands_there(
    visit: Visit, does: str, fields: dict[str, str], words: str
) -> None:
    eva, address = visit("eva"), "/samtal/amina"
    eva.submit(eva.form(address, address, does="begin"))
    eva.submit(eva.form(address, address, does="write"), notes="Från början.")
    form = eva.form(address, address, does=does)
    refused = eva.post(address, {**form.fields, **fields})
    assert refused.status == 400
    assert words in refused.words
    written = next((text for name, text in fields.items() if name in ("words", "notes")), "")
    assert written.strip() in refused.words or written.strip() in refused.text
