"""`setup` makes a real, empty portal; `migrate` says what it did; both say what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from account_browser import Browser  # type: ignore[import-not-found]
from sqlalchemy import text

from kompetensportal.settings import read_settings
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app

PASSWORD = "fyra ord i rad"
COMMAND = (sys.executable, "-m", "kompetensportal")


def command(data: Path, *arguments: str, password: str | None = PASSWORD) -> tuple[int, str]:
    """Run a command without a terminal; exit status, and all that it said."""
    content = data.parent / "innehall"
    (content / "lathundar").mkdir(parents=True, exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KP_")}
    if password is not None:
        environment["KP_ADMIN_PASSWORD"] = password
    ran = subprocess.run(
        [*COMMAND, *arguments, "--data", str(data), "--content", str(content)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stdout + ran.stderr


def set_up(data: Path, *more: str, password: str | None = PASSWORD) -> tuple[int, str]:
    who = ("--organisation", "Ekdalens ”kommun”", "--name", "Ada", "--user-name", "Ada.Adm")
    return command(data, "setup", *who, *more, password=password)


def test_a_real_portal_is_empty_but_for_its_administrator(
    tmp_path: Path, database_url: str
) -> None:
    data = tmp_path / "data"
    address = "https://kompetens.exempel.se"
    status, said = set_up(data, "--public-url", address, "--database", database_url)
    assert status == 0, said
    assert "ada.adm" in said
    settings = read_settings(data, {})
    assert (settings.organisation, settings.public_url) == ("Ekdalens ”kommun”", address)
    assert (settings.database, settings.demo) == (database_url, False)
    assert (data / "secret.key").stat().st_mode & 0o077 == 0
    database = Database(settings.database_url)
    with database.session() as session:
        [ada], count = people.search(session)
        assert (ada.name, count) == ("Ada", 1), "no example accounts"
    app = create_app(settings, database)
    ada_in = Browser(app.test_client())
    page = ada_in.get("/logga-in").text
    assert "lathund-i-fickan" not in page
    assert ada_in.sign_in("ada.adm", PASSWORD).status_code == 303
    assert "Secure" in ada_in.sign_in_cookie_line("ada.adm", PASSWORD)
    database.close()
    status, said = set_up(data, "--database", database_url)
    assert status == 2
    assert "finns redan" in said


def test_a_password_is_made_when_none_is_given(tmp_path: Path) -> None:
    status, said = set_up(tmp_path / "data", password=None)
    assert status == 0
    made = said.partition("Lösenord första gången: ")[2].split()[0]
    database = Database(read_settings(tmp_path / "data", {}).database_url)
    ada = Browser(create_app(read_settings(tmp_path / "data", {}), database).test_client())
    assert ada.sign_in("ada.adm", made).headers["Location"].startswith("/mig/losenord")
    database.close()


@pytest.mark.parametrize(
    ("more", "password", "part"),
    [
        (("--public-url", "kompetens"), PASSWORD, "ingen adress"),
        (("--public-url", "javascript:x"), PASSWORD, "ingen adress"),
        ((), "kort", "för kort"),
        ((), "password1234", "lätt att gissa"),
        (("--database", "postgresql+psycopg://ingen@127.0.0.1:1/x"), PASSWORD, "öppna databasen"),
    ],
)
def test_what_cannot_be_used_is_said_and_makes_no_portal(
    tmp_path: Path, more: tuple[str, ...], password: str, part: str
) -> None:
    status, said = set_up(tmp_path / "data", *more, password=password)
    assert status in {2, 3}
    assert part in said
    assert not (tmp_path / "data" / "portal.sqlite").exists()
    status, said = set_up(tmp_path / "data")
    assert status == 0, f"once it is mended the same folder can be used: {said}"


def test_an_option_that_is_missing_is_named(tmp_path: Path) -> None:
    status, said = command(tmp_path / "data", "setup", "--organisation", "Ekdalen")
    assert status == 2
    assert "--name" in said


def test_settings_that_stand_there_stay(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "kompetensportal.toml").write_text('# vår\norganisation = "Vi"', encoding="utf-8")
    assert set_up(data)[0] == 0
    written = (data / "kompetensportal.toml").read_text(encoding="utf-8")
    assert written.startswith("# vår\n")
    assert tomllib.loads(written)["organisation"] == "Vi"


def test_migrate_and_serve_say_which_version_the_database_has(tmp_path: Path) -> None:
    data = tmp_path / "data"
    status, said = command(data, "migrate")
    assert status == 3
    assert "kompetensportal setup" in said
    assert set_up(data)[0] == 0
    assert command(data, "migrate")[0] == 0
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    for name in ("migrate", "serve", "backup"):
        more = [str(tmp_path / "kopia.tar.gz")] if name == "backup" else []
        status, said = command(data, name, *more)
        assert status == 3, said
        assert "nyare version" in said


def test_the_only_administrator_who_lost_her_password_gets_a_new_one(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert set_up(data)[0] == 0
    status, said = command(data, "password", "ada.adm")
    assert status == 0
    new = said.split(": ", 1)[1].split("\n")[0]
    database = Database(read_settings(data, {}).database_url)
    try:
        app = create_app(read_settings(data, {}), database)
        old_one = Browser(app.test_client()).sign_in("ada.adm", PASSWORD)
        new_one = Browser(app.test_client()).sign_in("ada.adm", new)
        assert (old_one.status_code, new_one.status_code) == (400, 303)
    finally:
        database.close()


def test_a_password_for_nobody_says_so(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert set_up(data)[0] == 0
    status, said = command(data, "password", "finns.inte")
    assert status == 2
    assert "finns.inte" in said
