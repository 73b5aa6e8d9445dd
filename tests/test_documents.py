"""The documents name what is there: tests of the acceptance list, commands of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompetensportal.cli.main import COMMANDS

REPOSITORY = Path(__file__).parent.parent
ACCEPTANCE = (REPOSITORY / "docs" / "acceptance.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`?([\w/]+\.py)(?:::(test_\w+))?")


@pytest.mark.parametrize("named", sorted(set(NAMED.findall(ACCEPTANCE))), ids="::".join)
def test_every_test_of_the_acceptance_list_is_there(named: tuple[str, str]) -> None:
    path, test = named
    files = list((REPOSITORY / "tests").rglob(path.removeprefix("tests/").rsplit("/", 1)[-1]))
    assert files, path
    assert not test or any(f"def {test}(" in file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    """As it is typed: a word of the text that happens to be a command's name does not count."""
    pages = [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]
    typed = re.compile(rf"\bkompetensportal {command}\b|`{command}`")
    assert any(typed.search(page.read_text(encoding="utf-8")) for page in pages)
