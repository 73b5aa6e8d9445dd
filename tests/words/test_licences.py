"""The licences page names everything that is used, and nothing of it forbids anybody's work."""

from __future__ import annotations

import configparser
import json
import re
from pathlib import Path

import pytest

from kompetensportal.web.licences import SECTIONS, Work, licences
from tools.licences import FILE, document

REPOSITORY = Path(__file__).parents[2]
WORKS = [work for works in licences().values() for work in works]
FORBIDDEN = re.compile(r"\bNC\b|non-?commercial|proprietary|unknown", re.IGNORECASE)


def named(registry: str) -> set[str]:
    found = [w.package.partition(":")[2] for w in WORKS if w.package.startswith(f"{registry}:")]
    assert len(found) == len(set(found))
    return {name.lower() for name in found}


def test_every_npm_package_is_named_and_none_that_is_not_used() -> None:
    package = json.loads((REPOSITORY / "package.json").read_text(encoding="utf-8"))
    assert named("npm") == {*package["dependencies"], *package["devDependencies"]}


def test_every_python_package_is_named_and_none_that_is_not_used() -> None:
    config = configparser.ConfigParser()
    config.read(REPOSITORY / "setup.cfg", encoding="utf-8")
    lines = config["options"]["install_requires"].split("\n")
    for extra in config["options.extras_require"].values():
        lines += extra.split("\n")
    used = {re.split(r"[\[<>=]", line.strip())[0].lower() for line in lines if line.strip()}
    assert named("pypi") == used - {"kompetensportal"}


@pytest.mark.parametrize("work", WORKS, ids=lambda work: str(work.name))
def test_every_work_says_who_made_it_and_on_which_terms(work: Work) -> None:
    assert work.by
    assert work.licence
    assert work.use
    assert not FORBIDDEN.search(work.licence)


def test_what_readers_meet_says_where_it_comes_from() -> None:
    assert set(licences()) == set(SECTIONS)
    for section in ("words", "icons", "fonts", "voices"):
        for work in licences()[section]:
            assert work.package.startswith(("npm:", "pypi:")) == bool(work.home)
            assert work.home or "Kompetensportalen" in work.by


def test_every_font_that_is_built_is_named() -> None:
    build = (REPOSITORY / "assets" / "build.mjs").read_text(encoding="utf-8")
    packages = set(re.findall(r"@fontsource(?:-variable)?/[\w-]+", build))
    assert packages
    assert packages <= {w.package.removeprefix("npm:") for w in licences()["fonts"]}


def test_the_document_is_made_from_the_same_list() -> None:
    assert (REPOSITORY / FILE).read_text(encoding="utf-8") == document()
