"""An example municipality, made once by the command for all tests of this folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kompetensportal.cli.main import main

LAST = date(2026, 10, 31)
PEOPLE, YEARS = 60, 2


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an example municipality, made by the command."""
    folder = tmp_path_factory.mktemp("municipality") / "data"
    given = ["--people", str(PEOPLE), "--years", str(YEARS), "--until", str(LAST)]
    assert main(["example", *given, "--data", str(folder)]) == 0
    return folder
