"""The wheel holds all that the portal needs and runs from an empty folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import site
import subprocess
import sys
import sysconfig
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


STARTER = ("lathundar", "courses", "translations")
BUILT = Path("kompetensportal", "web", "static", "built")


def in_git(*folders: str) -> list[str]:
    """Files that git has, below these folders, and that are there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *folders],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [name for name in listed.split("\0") if name and (REPOSITORY / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as `make wheel` does, from a copy in which nothing is left of an earlier build."""
    folder = tmp_path_factory.mktemp("wheel")
    clean = folder / "clean"
    for name in in_git("."):
        (clean / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, clean / name)
    shutil.copytree(REPOSITORY / BUILT, clean / BUILT)
    subprocess.run([sys.executable, "-m", "tools.catalogues"], cwd=clean, check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), "."],
        cwd=clean,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(folder.glob("kompetensportal-*.whl"))


def test_it_holds_what_the_program_needs_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "kompetensportal/web/templates/base.html",
        "kompetensportal/web/preview/static/preview.js",
        "kompetensportal/web/report/static/report.css",
        "kompetensportal/web/licences.json",
        "kompetensportal/accessibility.json",
        "kompetensportal/compiler/front_matter.schema.json",
        "kompetensportal/speech/lexicon/sv.tsv",
    ):
        assert wanted in names
    assert not [n for n in names if n.startswith(("tests/", "tools/", "bench/"))]


def test_it_holds_every_template_and_every_built_asset(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = set(archive.namelist())
    assert set(in_git("kompetensportal/web/templates")) <= names
    manifest = json.loads(archive.read((BUILT / "manifest.json").as_posix()))
    assert manifest
    assert {(BUILT / made).as_posix() for made in manifest.values()} <= names


def test_it_holds_exactly_the_content_and_the_words_that_ship(wheel: Path) -> None:
    """Each catalogue also compiled, for every language, so that a start parses none."""
    texts = in_git(*STARTER)
    compiled = [f"{name.removesuffix('.po')}.mo" for name in texts if "/LC_MESSAGES/" in name]
    wanted = {f"kompetensportal/starter/{name}" for name in (*texts, *compiled)}
    start = "kompetensportal/starter/"
    assert {n for n in zipfile.ZipFile(wheel).namelist() if n.startswith(start)} == wanted


@pytest.mark.timeout(300)
def test_start_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    zipfile.ZipFile(wheel).extractall(packages)
    # What it depends on is borrowed from here; a path in a .pth comes after the folder itself.
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    with (tmp_path / "said.txt").open("w+", encoding="utf-8") as said:
        portal = subprocess.Popen(
            [home / "bin" / "python", "-P", "-m", "kompetensportal", "start"],
            cwd=empty,
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "KP_VOICE": "none", "KP_PORT": "8710"},
        )
        try:
            address = _address(portal, tmp_path / "said.txt")
            page = urllib.request.urlopen(f"{address}/lathundar/outlook/las-och-svara").read()
            assert "Skicka" in page.decode()
            where = subprocess.run(
                [
                    home / "bin" / "python",
                    "-P",
                    "-c",
                    "import kompetensportal as k; print(k.__file__)",
                ],
                cwd=empty,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            assert str(home) in where
        finally:
            portal.send_signal(signal.SIGINT)
            portal.wait(20)


def _address(portal: subprocess.Popen[bytes], said: Path) -> str:
    for _ in range(2000):
        if found := re.search(r"http://127\.0\.0\.1:\d+", said.read_text(encoding="utf-8")):
            return found[0]
        assert portal.poll() is None, said.read_text(encoding="utf-8")
        time.sleep(0.1)
    raise AssertionError(said.read_text(encoding="utf-8"))
