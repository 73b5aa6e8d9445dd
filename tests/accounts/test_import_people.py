"""A list of people is shown before it is carried out, whole or not at all, and twice is once."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from account_browser import Browser  # type: ignore[import-not-found]

from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.import_people import Plan, State, carry_out, plan
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Gender, Role
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.words import catalogue

EXCEL = (
    "Användarnamn;Namn;Enhet;Roll;Yrke;Från;Till;E-post\r\n"
    "amina;Amina;Hemtjänsten Ekdalen;Medarbetare;undersköterska;;;amina@exempel.se\r\n"
    "ny.ett;Åsa Öberg;Hemtjänst > Hemtjänsten Ekdalen;;vårdbiträde;2026-12-01;2027-02-28;\r\n"
    "ny.ett;Åsa Öberg;Björkbackens äldreboende;Handledare;;;;\r\n"
    "\r\n"
    "berit;Berit;björkbackens  äldreboende;;vårdbiträde;;;\r\n"
)


def planned(database: Database, content: bytes | str) -> Plan:
    with database.session() as session:
        return plan(session, content)


def wrong(database: Database, content: str) -> list[tuple[int, str]]:
    """Line and what is wrong, of every row that is."""
    words = catalogue("sv")
    rows = planned(database, content).rows
    return [(row.line, words.say(row.what)) for row in rows if row.what is not None]


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("latin-1", ";"), ("cp1252", ","), ("utf-16", "\t")],
)
def test_excels_files_are_read_as_they_come(
    sqlite_database: Database, encoding: str, separator: str
) -> None:
    example.make(sqlite_database)
    content = EXCEL.replace(";", separator).encode(encoding)
    made = planned(sqlite_database, content)
    assert [row.state for row in made.rows] == [
        State.CHANGED,
        State.NEW,
        State.NEW,
        State.SAME,
    ]
    assert [row.line for row in made.rows] == [2, 3, 4, 6]
    assert made.rows[0].changes == ("email",)
    assert made.rows[1].name == "Åsa Öberg"


def test_the_same_list_twice_changes_nothing_the_second_time(database: Database) -> None:
    example.make(database)
    with database.session() as session:
        first = carry_out(session, EXCEL)
    assert len(first.new) == 1
    with database.session() as session:
        new = people.by_user_name(session, "ny.ett")
    assert new is not None
    assert {m.role for m in new.memberships} == {Role.EMPLOYEE, Role.MENTOR}
    second = planned(database, EXCEL)
    assert {row.state for row in second.rows} == {State.SAME}
    assert second.people == ()
    with database.session() as session:
        carry_out(session, EXCEL)
        assert people.by_user_name(session, "ny.ett") == new


def test_one_wrong_row_stops_all_of_it(database: Database) -> None:
    example.make(database)
    content = EXCEL + "felet;Fel;Ingen enhet;;;;;\r\n"
    assert wrong(database, content) == [(7, "Enheten ”Ingen enhet” finns inte.")]
    with pytest.raises(MistakeError), database.session() as session:
        carry_out(session, content)
    with database.session() as session:
        assert people.by_user_name(session, "ny.ett") is None


@pytest.mark.parametrize("cell", ["=1+1", "+46", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_cell_that_a_spreadsheet_would_run_is_refused(
    sqlite_database: Database, cell: str
) -> None:
    example.make(sqlite_database)
    for row in (f"{cell};Namn;Hemtjänst", f"a;{cell};Hemtjänst", f"a;Namn;{cell}"):
        found = wrong(sqlite_database, f"användarnamn;namn;enhet\n{row}\n")
        assert len(found) == 1
        assert "formel" in found[0][1]


def test_each_wrong_row_says_its_line_and_what_is_wrong(sqlite_database: Database) -> None:
    example.make(sqlite_database)
    head = "användarnamn;namn;enhet;roll;från;till\n"
    rows = (
        "a;A;Hemtjänst;kung;;",
        "b;B;Hemtjänst;;igår;",
        "c;;Hemtjänst;;;",
        "d;D;Hemtjänst;;2026-12-01;2026-11-01",
        "e;E;Hemtjänst;;;;;;x",
        "med mellanslag;F;Hemtjänst;;;",
        "g;19121212-1212;Hemtjänst;;;",
        "h;H;Hemtjänst;;1900-01-01;",
        "i;I;Hemtjänst;;;",
        "i;I;Hemtjänst;medarbetare;;",
        "i;Annan;Särskilt boende;;;",
    )
    found = wrong(sqlite_database, head + "\n".join(rows))
    assert [line for line, _ in found] == [2, 3, 4, 5, 6, 7, 8, 9, 11, 12]
    said = " ".join(what for _, what in found)
    for part in ("kung", "igår", "namn är tom", "före den första", "fler celler", "personnummer"):
        assert part in said
    assert "redan på rad 10" in found[-2][1]
    assert "rad 10" in found[-1][1]


def test_gender_is_read_when_it_was_given_and_an_empty_cell_takes_nothing_away(
    sqlite_database: Database,
) -> None:
    example.make(sqlite_database)
    head = "användarnamn;namn;enhet;kön\n"
    given = f"{head}amina;Amina;Hemtjänsten Ekdalen;Kvinna\nny;Ny;Hemtjänst;annat\n"
    with sqlite_database.session() as session:
        carry_out(session, given)
    silent = f"{head}amina;Amina;Hemtjänsten Ekdalen;\n"
    assert planned(sqlite_database, silent).rows[0].state is State.SAME
    with sqlite_database.session() as session:
        amina, ny = (people.by_user_name(session, name) for name in ("amina", "ny"))
    assert amina is not None and amina.gender is Gender.WOMAN
    assert ny is not None and ny.gender is Gender.OTHER
    assert "hen" in wrong(sqlite_database, f"{head}x;X;Hemtjänst;hen\n")[0][1]


def test_a_person_who_returns_is_the_same_person_with_a_new_start(
    sqlite_database: Database,
) -> None:
    example.make(sqlite_database)
    head = "användarnamn;namn;enhet;yrke;från;till\n"
    left = f"{head}anna;Anna;Hemtjänsten Ekdalen;vårdbiträde;2024-01-01;2024-12-31\n"
    back = f"{head}anna;Anna;Björkbackens äldreboende;vårdbiträde;2026-02-01;\n"
    with sqlite_database.session() as session:
        carry_out(session, left)
        before = people.by_user_name(session, "anna")
        made = carry_out(session, back)
        after = people.by_user_name(session, "anna")
    assert [row.changes for row in made.rows] == [("place",)]
    assert before is not None and after is not None
    assert after.id == before.id, "what she has done is hers still"
    assert {m.unit_id for m in after.memberships} == {"ekdalen", "bjorkbacken"}
    assert after.memberships[0].end is not None


def test_a_person_who_returns_to_the_same_unit_keeps_the_days_she_was_there(
    database: Database,
) -> None:
    example.make(database)
    head = "användarnamn;namn;enhet;från;till\n"
    left = f"{head}anna;Anna;Hemtjänsten Ekdalen;2024-01-01;2024-12-31\n"
    back = f"{head}anna;Anna;Hemtjänsten Ekdalen;2026-02-01;\n"
    for content in (left, back, back):
        with database.session() as session:
            made = carry_out(session, content)
    assert [row.state for row in made.rows] == [State.SAME]
    with database.session() as session:
        anna = people.by_user_name(session, "anna")
    assert anna is not None
    days = [(str(m.start), str(m.end)) for m in anna.memberships]
    assert sorted(days) == [("2024-01-01", "2024-12-31"), ("2026-02-01", "None")]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "tom"),
        ("\n\n  \n", "tom"),
        ("användarnamn;enhet\na;b\n", "namn saknas"),
        ("användarnamn;namn;enhet;lön\na;b;c;1\n", "lön"),
        ("användarnamm;namn;enhet\na;b;c\n", "användarnamm"),
        ("namn;namn;användarnamn;enhet\n", "två gånger"),
        ('användarnamn;namn;enhet\na;"' + "x" * 200_000, "Rad"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(
    sqlite_database: Database, content: str, part: str
) -> None:
    with pytest.raises(MistakeError) as error:
        planned(sqlite_database, content)
    assert part in catalogue("sv").say(error.value.what)
    assert error.value.mend is not None
    assert catalogue("sv").say(error.value.mend)


def test_a_misspelt_heading_gets_the_likely_one(sqlite_database: Database) -> None:
    with pytest.raises(MistakeError) as error:
        planned(sqlite_database, "användarnam;namn;enhet\n")
    assert error.value.mend is not None
    assert catalogue("sv").say(error.value.mend) == "Menade du användarnamn?"


@pytest.mark.parametrize("content", [b"PK\x03\x04 excel", b"\xd0\xcf\x11\xe0 excel", b"a\0b"])
def test_a_file_that_is_no_list_is_told_how_to_become_one(
    sqlite_database: Database, content: bytes
) -> None:
    with pytest.raises(MistakeError) as error:
        planned(sqlite_database, content)
    assert error.value.mend is not None
    assert "CSV" in catalogue("sv").say(error.value.mend)


Browsers = Callable[..., Browser]


def upload(fatima: Browser, content: bytes) -> tuple[int, str]:
    data = {"csrf": fatima.token("/admin/import"), "file": (io.BytesIO(content), "p.csv")}
    answer = fatima.client.post(
        "/admin/import", data=data, headers={"Sec-Fetch-Site": "same-origin"}
    )
    return answer.status_code, answer.text


def test_a_list_of_ten_megabytes_is_refused_with_words(browser: Browsers) -> None:
    fatima = browser("fatima")
    row = b"nils;Nils;Hemtj\xe4nst\r\n"
    content = b"anv\xe4ndarnamn;namn;enhet\r\n" + row * (10_000_000 // len(row))
    status, page = upload(fatima, content)
    assert status in {400, 413}
    assert "Traceback" not in page
    assert "för st" in page


def test_a_list_of_three_thousand_people_is_planned_in_seconds(browser: Browsers) -> None:
    fatima = browser("fatima")
    rows = "".join(f"person{n};Person {n};Hemtjänst\n" for n in range(3_000))
    status, page = upload(fatima, ("användarnamn;namn;enhet\n" + rows).encode())
    assert status == 200
    assert "3\xa0000 nya" in page


def test_the_administrator_sees_the_plan_and_carries_it_out(
    browser: Browsers, sqlite_database: Database
) -> None:
    fatima = browser("fatima")
    status, page = upload(fatima, EXCEL.encode("latin-1"))
    assert status == 200
    for words in ("2 nya", "1 ändrad", "1 oförändrad", "0 fel", "Åsa Öberg"):
        assert words in page
    with sqlite_database.session() as session:
        assert people.by_user_name(session, "ny.ett") is None, "so far it is only shown"
    answer = fatima.send("/admin/import/genomfor", page="/admin/import", text=EXCEL, secrets="1")
    assert "Nya personer: 1. Ändrade: 1." in answer.text
    with sqlite_database.session() as session:
        assert people.by_user_name(session, "ny.ett") is not None
    password = answer.text.rpartition("<code>")[2].partition("<")[0]
    assert browser().sign_in("ny.ett", password).headers["Location"].startswith("/mig/losenord")
