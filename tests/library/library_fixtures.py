"""A small content folder of our own, and the command in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.generate import write_library

TEXT = """---
titel: {title}
id: {id}
ägare: Systemspecialist
ersättare: Digital kompetensledare
granskas: 2099-01-01
svenska: lätt
---

Så här gör du.

## Gör så här

1. Tryck på **Öppna**. {{#oppna}}

   ![Knappen Öppna är markerad med en ring]({picture})

2. {last} {{#klar}}

   ![En grön bock visas mitt på skärmen]({picture})
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">'
    '<rect width="320" height="180" fill="{fill}"/></svg>\n'
)


GENERATED = 50
"""Lathundar of the generated library: twice as many files, enough for helper processes."""


class Content:
    """A content folder that a test writes in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.picture("outlook")

    def picture(self, system: str, fill: str = "#eee") -> Path:
        path = self.root / "lathundar" / system / "bilder" / "knapp.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PICTURE.format(fill=fill), encoding="utf-8")
        return path

    def lathund(self, name: str, last: str = "Klart.", *, id_: str = "", title: str = "") -> Path:
        path = self.root / "lathundar" / "outlook" / f"{name}.md"
        text = TEXT.format(
            title=title or f"Om {name}",
            id=id_ or f"outlook/{name}",
            last=last,
            picture="bilder/knapp.svg",
        )
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Two lathundar with a picture."""
    made = Content(tmp_path / "content")
    made.lathund("las")
    made.lathund("svara")
    return made


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated library, each lathund with its other form."""
    root = tmp_path_factory.mktemp("generated")
    write_library(root, GENERATED)
    return root


Command = Callable[..., "subprocess.CompletedProcess[str]"]
Begin = Callable[..., "subprocess.Popen[str]"]


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("KP_")}
    return {**kept, "PYTHONUNBUFFERED": "1", **more}


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run `kompetensportal ...` in an empty folder to its end."""

    def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "here").mkdir(exist_ok=True)
        return subprocess.run(
            [sys.executable, "-m", "kompetensportal", *map(str, arguments)],
            cwd=tmp_path / "here",
            env=environment(**more),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Start `kompetensportal ...` in an empty folder; ended with the test."""
    begun: list[subprocess.Popen[str]] = []

    def start(*arguments: str | Path, **more: str) -> subprocess.Popen[str]:
        (tmp_path / "here").mkdir(exist_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "kompetensportal", *map(str, arguments)],
            cwd=tmp_path / "here",
            env=environment(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        begun.append(process)
        return process

    yield start
    for process in begun:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        assert process.stdout is not None
        process.stdout.close()


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """The first line of a process that holds some words."""
    assert process.stdout is not None
    seen = []
    for line in process.stdout:
        seen.append(line)
        if words in line:
            return line
    raise AssertionError("it ended without saying it:\n" + "".join(seen))
