"""Imports go down the floors of the house (docs/architecture.md), and folders do not circle."""

from __future__ import annotations

import ast
import configparser
import subprocess
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kompetensportal"
FLOORS = {
    "cli": 6,
    "web": 5,
    "export": 4,
    "actions": 4,
    "compiler": 3,
    "speech": 3,
    "store": 3,
    "model": 2,
    "language": 2,
    "settings": 2,
    "words": 1,
    "errors": 1,
    "catalogues": 0,
    "po": 0,
    "languages": 0,
}
NEIGHBOURS = {("words", "errors"), ("errors", "words")}
"""The two files of the ground floor lean on each other: an error carries a Message."""
FLASK, SQL = {"flask", "werkzeug", "jinja2", "waitress"}, {"sqlalchemy", "alembic", "whoosh"}
MODULES = sorted(PACKAGE.rglob("*.py"))
WRITTEN_BY_HAND = ("*.py", "*.js", "*.mjs", "*.css", "*.html", "*.md", "*.tsv", "*.toml")
"""What a person writes and reads. Catalogues (.po) are left out, and JSON: a tool keeps it
(package-lock.json) or it is one schema (front_matter.schema.json)."""


def every_file() -> list[Path]:
    """What git has of it, so that built files and whatever lies beside are not judged."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *WRITTEN_BY_HAND],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names = sorted(set(listed.split("\0")) - {""})
    return [PACKAGE.parent / name for name in names if (PACKAGE.parent / name).is_file()]


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    here = room(path)
    if here in {"__init__", "__main__"}:
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "kompetensportal" or len(parts) == 1:
            continue
        there = parts[1]
        if there == here or there not in FLOORS or (here, there) in NEIGHBOURS:
            continue
        assert FLOORS[there] < FLOORS[here], f"{path.name}: {here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_flask_lives_in_web_and_sqlalchemy_in_store(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    if room(path) not in {"web", "cli"}:
        assert not tops & FLASK
    if room(path) not in {"store", "actions", "web"}:
        # actions and web name `Session` in annotations; only store builds queries.
        assert not tops & SQL
    if room(path) in {"actions", "web"}:
        assert not {n for n in imported(path) if n.startswith("sqlalchemy")} - {
            "sqlalchemy.orm",
            "sqlalchemy.orm.Session",
        }


def test_no_file_is_over_400_lines() -> None:
    files = every_file()
    assert len(files) > 500
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {str(path): lines for path, lines in lengths.items() if lines > 400} == {}


def test_every_package_is_in_the_wheel() -> None:
    setup = configparser.ConfigParser()
    setup.read(PACKAGE.parent / "setup.cfg", encoding="utf-8")
    listed = set(setup["options"]["packages"].split())
    found = {
        ".".join(init.parent.relative_to(PACKAGE.parent).parts)
        for init in PACKAGE.rglob("__init__.py")
    }
    assert found <= listed
