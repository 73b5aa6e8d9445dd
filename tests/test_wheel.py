"""The wheel holds all that the portal needs and runs from an empty folder."""

from __future__ import annotations

import os
import re
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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "tools.catalogues"], cwd=REPOSITORY, check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), "."],
        cwd=REPOSITORY,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(folder.glob("kompetensportal-*.whl"))


def test_it_holds_templates_assets_words_and_content(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "kompetensportal/web/templates/base.html",
        "kompetensportal/web/static/built/manifest.json",
        "kompetensportal/compiler/front_matter.schema.json",
        "kompetensportal/starter/translations/sv/LC_MESSAGES/cli.mo",
        "kompetensportal/starter/translations/en/LC_MESSAGES/cli.mo",
        "kompetensportal/starter/lathundar/outlook/las-och-svara.md",
        "kompetensportal/starter/lathundar/outlook/bilder/oppna.svg",
        "kompetensportal/starter/courses/social-dokumentation/kurs.md",
        "kompetensportal/starter/courses/introduktionsprogram/ny-i-hemtjansten.md",
    ):
        assert wanted in names
    assert not [n for n in names if n.startswith(("tests/", "tools/", "bench/"))]


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
