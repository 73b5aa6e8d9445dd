"""Imports go down the floors of the house (docs/architecture.md), and folders do not circle."""

from __future__ import annotations

import ast
import configparser
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
EVERY_FILE = sorted(
    p
    for top in ("kompetensportal", "tests", "tools", "bench")
    for p in (PACKAGE.parent / top).rglob("*.py")
)


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


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda p: str(p.relative_to(PACKAGE.parent)))
def test_no_file_is_over_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_every_package_is_in_the_wheel() -> None:
    setup = configparser.ConfigParser()
    setup.read(PACKAGE.parent / "setup.cfg", encoding="utf-8")
    listed = set(setup["options"]["packages"].split())
    found = {
        ".".join(init.parent.relative_to(PACKAGE.parent).parts)
        for init in PACKAGE.rglob("__init__.py")
    }
    assert found <= listed
