"""Exports go on where the last one ended, are made again byte by byte, and carry no formula."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from counted_people import done, settle, somebody  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.actions.exports import run
from kompetensportal.actions.portal.erase import erase
from kompetensportal.cli.daily_export import DailyExports
from kompetensportal.cli.main import main
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.export.facts import profile_names, profile_of, writer
from kompetensportal.model.exports.fact import Fact
from kompetensportal.model.exports.profile import Profile, read_profile
from kompetensportal.model.learning.day import local_time
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.settings import Settings
from kompetensportal.store.accounts import people
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.figures import exports, state
from kompetensportal.store.learning import events
from kompetensportal.words import catalogue

MAIL, LOGIN = "outlook/las-och-svara", "start/logga-in"
WRITE = writer("https://kompetens.exempel.se")


def told(database: Database, *facts: Event) -> None:
    with database.session() as session:
        events.append(session, facts, datetime.now(UTC))


def make(database: Database, data: Path, name: str = "kompetens") -> run.Made:
    with database.session() as session:
        return run.make(session, Library(data).generation(), profile_of(data, name), WRITE)


def again(database: Database, data: Path, number: int) -> run.Made:
    with database.session() as session:
        return run.make_again(session, Library(data).generation(), number, WRITE)


def lines(made: run.Made) -> list[str]:
    return made.content.decode("utf-8-sig").splitlines()


def test_each_export_begins_where_the_last_one_ended(database: Database, template: Path) -> None:
    with database.session() as session:
        settle(session, [somebody(1), somebody(2)])
    told(database, done("p1", MAIL, 1), done("p2", LOGIN, 2))
    first = make(database, template)
    assert [line.split(";")[2] for line in lines(first)] == ["Namn", "P 1", "P 2"]
    told(database, done("p1", LOGIN, 0))
    second = make(database, template)
    assert [line.split(";")[5] for line in lines(second)] == ["Utbildning", "Logga in"]
    assert second.export.number > first.export.number
    assert lines(make(database, template))[1:] == [], "nothing new, nothing twice"
    other = make(database, template, "xapi")
    assert len(json.loads(other.content)) == 3, "each profile has a mark of its own"


def test_two_exports_at_once_hold_each_fact_once(database: Database, template: Path) -> None:
    with database.session() as session:
        settle(session, [somebody(1)])
    told(database, done("p1", MAIL, 1))
    both = threading.Barrier(2, timeout=60)
    rows: list[int] = []

    def export() -> None:
        first = True

        def write(profile: Profile, facts: Sequence[Fact]) -> bytes:
            nonlocal first
            if first:
                both.wait()  # Both have found the same facts.
            first = False
            return WRITE(profile, facts)

        with database.session() as session:
            library = Library(template).generation()
            profile = profile_of(template, "kompetens")
            made = run.make(session, library, profile, write)
        rows.append(made.export.rows)

    threads = [threading.Thread(target=export) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(rows) == [0, 1]


def test_an_export_is_made_again_byte_by_byte_whatever_came_after(
    database: Database, template: Path
) -> None:
    with database.session() as session:
        settle(session, [somebody(1), somebody(2)])
    told(database, done("p1", MAIL, 1), done("p2", MAIL, 2))
    first = make(database, template)
    told(database, done("p1", LOGIN, -300), done("p2", LOGIN, 3))
    make(database, template)
    second_time = again(database, template, first.export.number)
    assert second_time.content == first.content
    assert second_time.same
    with database.session() as session:
        erase(session, "p2", "p1", datetime.now(UTC))
    without = again(database, template, first.export.number)
    assert not without.same, "and it is said"
    assert "P 2" not in without.content.decode()
    with pytest.raises(NotFoundError):
        again(database, template, 999)


def test_a_name_that_is_a_formula_is_a_text(portal_database: Database, data: Path) -> None:
    with portal_database.session() as session:
        amina = people.by_id(session, "amina")
        assert amina is not None
        people.save(session, replace(amina, name="=HYPERLINK(1)", employment_number="@SUM(A1)"))
    told(portal_database, done("amina", MAIL, 0))
    assert lines(make(portal_database, data))[1].startswith("'@SUM(A1);amina;'=HYPERLINK(1);")


def test_a_statement_of_xapi_names_who_what_and_when(portal_database: Database, data: Path) -> None:
    fact = done("amina", MAIL, 0, at=datetime(2026, 7, 1, 10, tzinfo=UTC))
    told(portal_database, fact)
    statement = json.loads(make(portal_database, data, "xapi").content)[0]
    assert statement["id"] == fact.id
    assert statement["actor"]["account"]["name"] == "amina"
    assert statement["verb"]["id"].endswith("/completed")
    assert statement["object"]["id"] == f"https://kompetens.exempel.se/xapi/{MAIL}"
    assert statement["timestamp"] == "2026-07-01T12:00:00+02:00"


def test_a_level_that_was_confirmed_goes_to_hr_and_ones_own_answer_does_not(
    portal_database: Database, data: Path
) -> None:
    goal = next(iter(next(iter(Library(data).generation().goals.values())).goals))
    seen = replace(done("amina", goal.id, 0), type=EventType.GOAL_CONFIRMED, person_id="dilan")
    own = replace(done("amina", goal.id, 0), type=EventType.GOAL_RATED, data={"answer": "can"})
    told(portal_database, seen, own)
    head, row = (line.split(";") for line in lines(make(portal_database, data)))
    found = dict(zip(head, row, strict=True))
    assert (found["Utbildning"], found["Nivå"]) == (goal.text, str(goal.level))
    assert found["Bekräftad av"] == "Dilan"
    with pytest.raises(MistakeError):
        read_profile("min", 'format = "xapi"\nfacts = ["goal.rated"]')


def test_a_call_for_help_never_leaves_the_portal(portal_database: Database, data: Path) -> None:
    told(portal_database, replace(done("amina", MAIL, 0), type=EventType.HELP_REQUESTED))
    assert make(portal_database, data).export.rows == 0
    with pytest.raises(MistakeError) as error:
        read_profile("min", 'format = "csv"\nfacts = ["help.requested"]')
    assert "help.requested" in catalogue("sv").say(error.value.what)


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("", "format", "xapi"),
        ("format = ", "går inte att läsa", "Rätta raden"),
        ('format = "excel"', "excel", "xapi"),
        ('format = "csv"', "vilka händelser", "course.completed"),
        ('format = "csv"\nfacts = ["course.complete"]', "course.complete", "course.completed?"),
        ('format = "csv"\nfacts = ["course.completed"]', "inga kolumner", "[columns]"),
        (
            'format = "csv"\nfacts = ["course.completed"]\n[columns]\n"A" = "person.nam"',
            "person.nam",
            "person.name?",
        ),
        (
            'format = "csv"\nfact = ["course.completed"]',
            "fact",
            "facts?",
        ),
        (
            'format = "csv"\nfacts = ["course.completed"]\ndelimiter = "|"\n[columns]\n"A" = "x"',
            "|",
            "semikolon",
        ),
        (
            'format = "xapi"\nfacts = ["course.completed"]\n[verbs]\n"course.completed" = "klar"',
            "klar",
            "https://",
        ),
    ],
)
def test_a_wrong_profile_says_what_is_wrong_and_how_to_mend_it(
    text: str, what: str, mend: str
) -> None:
    with pytest.raises(MistakeError) as error:
        read_profile("min", text)
    assert error.value.mend is not None
    assert what in catalogue("sv").say(error.value.what)
    assert mend in catalogue("sv").say(error.value.mend)
    assert catalogue("en").say(error.value.what)


def test_the_profiles_that_ship_can_be_used_and_ones_own_comes_first(tmp_path: Path) -> None:
    assert profile_names(tmp_path) == ("kompetens", "xapi")
    for name in profile_names(tmp_path):
        assert profile_of(tmp_path, name).facts
    own = tmp_path / "exportprofiler"
    own.mkdir()
    text = 'format = "csv"\nfacts = ["course.completed"]\n[columns]\n"Dag" = "fact.day"\n'
    (own / "kompetens.toml").write_text(text, encoding="utf-8")
    assert profile_of(tmp_path, "kompetens").columns == (("Dag", "fact.day", ""),)
    with pytest.raises(NotFoundError):
        profile_of(tmp_path, "../hemligt")


def test_the_command_writes_a_file_and_makes_it_again(
    portal_database: Database, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(portal_database, done("amina", MAIL, 0))
    to = tmp_path / "hr"
    usual = ["export", "--data", str(data), "--to", str(to)]
    assert main([*usual, "--profile", "kompetens"]) == 0
    assert "Rader: 1" in capsys.readouterr().out
    written = (to / "kompetens-000001.csv").read_bytes()
    (to / "kompetens-000001.csv").unlink()
    assert main([*usual, "--repeat", "1"]) == 0
    assert "exakt som första gången" in capsys.readouterr().out
    assert (to / "kompetens-000001.csv").read_bytes() == written
    assert main([*usual, "--profile", "finns-inte"]) == 2
    assert main(usual) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_what_could_not_be_written_takes_no_number(
    portal_database: Database, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(portal_database, done("amina", MAIL, 0))
    (tmp_path / "fil").write_text("ingen mapp", encoding="utf-8")
    given = ["export", "--data", str(data), "--to", str(tmp_path / "fil"), "--profile", "kompetens"]
    assert main(given) == 3
    assert capsys.readouterr().err
    with portal_database.session() as session:
        assert exports.latest(session) == []


def test_a_portal_makes_its_export_once_a_day_after_its_time(
    portal_database: Database, data: Path, tmp_path: Path
) -> None:
    to = tmp_path / "hr"
    given = Settings(data=data, export_profiles="kompetens, xapi", export_folder=str(to))
    told(portal_database, done("amina", MAIL, 0))
    night = local_time(datetime.now(UTC)).replace(hour=2, minute=59)
    assert DailyExports(given, portal_database).make_due(night) == 0
    daily = DailyExports(replace(given, export_at="00:00"), portal_database)
    assert daily.make_due(datetime.now(UTC)) == 2
    assert sorted(path.name for path in to.glob("*")) == [
        "kompetens-000001.csv",
        "xapi-000002.json",
    ]
    assert daily.make_due(datetime.now(UTC)) == 0, "once a day"


def test_an_export_that_fails_at_night_is_told_to_the_administrator(
    portal_database: Database, data: Path, tmp_path: Path, visit: Callable[[str], Visitor]
) -> None:
    (tmp_path / "fil").write_text("ingen mapp", encoding="utf-8")
    given = Settings(
        data=data,
        export_profiles="kompetens",
        export_folder=str(tmp_path / "fil"),
        export_at="00:00",
    )
    assert DailyExports(given, portal_database).make_due(datetime.now(UTC)) == 0
    with portal_database.session() as session:
        assert state.state(session).export_problem
    assert "Exporten kompetens gick inte att göra" in visit("fatima").get("/admin/export").words


@pytest.mark.parametrize(
    "wrong",
    [{"export_folder": ""}, {"export_at": "tre"}, {"export_profiles": "finns-inte"}],
)
def test_wrong_settings_stop_the_portal_with_words(
    portal_database: Database, data: Path, wrong: dict[str, str]
) -> None:
    right = Settings(data=data, export_profiles="kompetens", export_folder="/hr")
    with pytest.raises(MistakeError):
        DailyExports(replace(right, **wrong), portal_database)  # type: ignore[arg-type]


def test_the_administrator_makes_an_export_for_hr_and_amina_sees_that_it_was_fetched(
    sees: Callable[..., Page],
    portal_database: Database,
    visit: Callable[[str], Visitor],
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    told(portal_database, done("amina", MAIL, 0))
    page = sees("fatima")
    page.goto("/admin/")
    page.get_by_role("link", name="Export").click()
    page.get_by_label("Vilken export?").select_option("Utbildningar till personalsystemet (CSV)")
    page.get_by_role("button", name="Gör en export").click()
    expect(page.get_by_text("Export 1 är gjord. Rader: 1.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta fil 1").click()
    assert download.value.suggested_filename == "kompetens-000001.csv"
    assert "Amina" in Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    assert "En export till ett annat system" in visit("amina").get("/mig").words
