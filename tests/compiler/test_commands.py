"""`kompetensportal check` and `kompetensportal new`, as one types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from compiler_trees import SVG, lathund, write  # type: ignore[import-not-found]

COMMAND = [sys.executable, "-m", "kompetensportal"]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "KP_DATA": str(folder / "data")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    files = {
        "lathundar/a/bra.md": lathund("a/bra"),
        "lathundar/a/fel.md": lathund("a/fel", "## Ett\n\n[x](bra.md#y)\n"),
        "lathundar/b/varning.md": lathund("b/varning", "Du får 10 % mer.\n"),
    }
    return write(tmp_path, files)


def test_check_tells_place_what_and_how_to_mend_it(tree: Path) -> None:
    done = run(tree, "check", "--content", str(tree))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("lathundar/a/fel.md:10:1: fel: ")
    assert lines[0].endswith("[link-anchor]")
    assert lines[1].startswith("    Menade du")
    assert lines[2].startswith("lathundar/b/varning.md:8:11: varning: ")
    assert lines[-3].startswith("percent: ")
    assert "Lättare: " in lines[-3]
    assert lines[-2:] == ["1 fel måste rättas innan det går att publicera.", "1 varning."]
    assert done.stderr == ""


def test_check_says_once_why_each_rule_is_there_with_a_better_example(tree: Path) -> None:
    steps = "1. Filen sparas av dig. {#ett}\n2. Mötet bokas av dig. {#tva}\nDu får 10 % mer.\n"
    write(tree, {"lathundar/b/varning.md": lathund("b/varning", steps)})
    told = run(tree, "check", "--content", str(tree), "lathundar/b").stdout.splitlines()
    assert sum(line.endswith("[passive]") for line in told) == 2
    assert [line.split(":")[0] for line in told if "Lättare: " in line] == sorted(
        {line.rpartition("[")[2].rstrip("]") for line in told if line.endswith("]")}
    )
    english = run(tree, "check", "--content", str(tree), "lathundar/b", "--language", "en")
    assert "Easier: " in english.stdout


def test_check_speaks_english_too(tree: Path) -> None:
    done = run(tree, "check", "--content", str(tree), "--language", "en")
    assert ": error: In lathundar/a/bra.md there is nothing called #y." in done.stdout


def test_check_of_one_path_tells_of_that_alone(tree: Path) -> None:
    done = run(tree, "check", "--content", str(tree), "lathundar/b")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2:] == ["Inga fel. Det går att publicera.", "1 varning."]
    assert run(tree, "check", "--content", str(tree), "lathundar/b", "--strict").returncode == 1
    clean = run(tree, "check", "--content", str(tree), str(tree / "lathundar/a/bra.md"))
    assert (clean.returncode, clean.stdout) == (0, "Allt ser bra ut.\n")


def test_check_as_json_is_for_programs(tree: Path) -> None:
    done = run(tree, "check", "--content", str(tree), "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(f["rule"], f["severity"], f["line"], f["column"]) for f in told] == [
        ("link-anchor", "error", 10, 1),
        ("percent", "warning", 8, 11),
    ]
    assert set(told[0]) == {"rule", "severity", "path", "line", "column", "what", "mend"}


def test_check_of_what_is_not_there_is_a_misuse(tree: Path) -> None:
    done = run(tree, "check", "--content", str(tree), "lathundar/c")
    assert done.returncode == 2
    assert "lathundar/c" in done.stderr
    assert "Traceback" not in done.stderr
    assert run(tree, "check", "--content", str(tree / "tom")).returncode == 2
    assert run(tree, "check", "--content", str(tree), "--strikt").returncode == 2


def test_check_imports_no_database_and_no_web(tree: Path) -> None:
    code = (
        "import sys; from kompetensportal.cli.main import main; "
        f"main(['check', '--content', {str(tree)!r}]); "
        "print(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'sqlalchemy', 'flask', 'whoosh', 'PIL', 'lxml'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tree, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("kind", "name", "path"),
    [
        ("lathund", "outlook/Läs & svara 😀", "lathundar/outlook/las-svara.md"),
        ("kurs", "Att läsa: en början", "courses/att-lasa-en-borjan/kurs.md"),
        ("program", "'ny' i \"hemtjänsten\"", "courses/introduktionsprogram/ny-i-hemtjansten.md"),
    ],
)
def test_new_makes_a_text_that_lacks_only_its_owner(
    tmp_path: Path, kind: str, name: str, path: str
) -> None:
    (tmp_path / "lathundar").mkdir()
    made = run(tmp_path, "new", kind, name)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / path).is_file()
    told = json.loads(run(tmp_path, "check", "--content", str(tmp_path), "--json").stdout)
    assert {(f["rule"], f["line"]) for f in told if f["severity"] == "error"} == {
        ("front-matter-text", 4)
    }
    for file in tmp_path.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("ägare:", "ägare: Systemspecialist"), encoding="utf-8")
    left = json.loads(run(tmp_path, "check", "--content", str(tmp_path), "--json").stdout)
    assert {f["rule"] for f in left} <= {"step-picture"}


def test_new_writes_nothing_over(tmp_path: Path) -> None:
    write(tmp_path, {"lathundar/outlook/las.md": "mitt", "courses/a/forsta-lektionen.md": "mitt"})
    taken = run(tmp_path, "new", "lathund", "outlook/läs")
    assert taken.returncode == 2
    assert "lathundar/outlook/las.md" in taken.stderr
    assert (tmp_path / "lathundar/outlook/las.md").read_text(encoding="utf-8") == "mitt"
    assert run(tmp_path, "new", "kurs", "A").returncode == 2
    assert not (tmp_path / "courses/a/kurs.md").exists()


@pytest.mark.parametrize("name", ["😀", "utan-system", "a/b/c", "../../etc/passwd", "/"])
def test_new_refuses_a_name_that_makes_no_id(tmp_path: Path, name: str) -> None:
    (tmp_path / "lathundar").mkdir()
    done = run(tmp_path, "new", "lathund", name)
    # Dots and slashes fall away: a name never leads out of the folder.
    written = [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.md")]
    if name == "../../etc/passwd":
        assert (done.returncode, written) == (0, ["lathundar/etc/passwd.md"])
    else:
        assert (done.returncode, written) == (2, [])
        assert "Traceback" not in done.stderr


def test_new_outside_of_any_content_asks_where(tmp_path: Path) -> None:
    done = run(tmp_path, "new", "lathund", "outlook/läs")
    assert done.returncode == 2
    assert "--content" in done.stderr
    assert list(tmp_path.rglob("*.md")) == []


def test_pictures_are_looked_at_in_a_check(tmp_path: Path) -> None:
    body = "![Ikonen](bilder/a.svg)\n"
    files = {"lathundar/a/b.md": lathund("a/b", body), "lathundar/a/bilder/a.svg": SVG}
    assert run(write(tmp_path, files), "check", "--content", str(tmp_path)).returncode == 0


def test_check_looks_at_the_folder_one_stands_in(tree: Path) -> None:
    assert "lathundar/a/fel.md" in run(tree, "check").stdout


def test_check_explains_a_rule_and_all_of_them(tmp_path: Path) -> None:
    one = run(tmp_path, "check", "--explain", "passive")
    assert one.returncode == 0
    assert one.stdout.startswith("passive\n    Varför: ")
    assert "Lättare: Tryck på Spara." in one.stdout
    assert "Källa: " in one.stdout
    every = run(tmp_path, "check", "--explain").stdout
    assert one.stdout.strip() in every
    assert every.count("Källa: ") > 30
    assert "bygga" in run(tmp_path, "check", "--explain", "link-target").stdout
    wrong = run(tmp_path, "check", "--explain", "pasive")
    assert wrong.returncode == 2
    assert "Menade du passive?" in wrong.stderr


def test_each_finding_tells_why_and_shows_a_better_example_as_json(tree: Path) -> None:
    told = json.loads(run(tree, "check", "--content", str(tree), "--json", "--info").stdout)
    percent = next(f for f in told if f["rule"] == "percent")
    assert percent["why"] and percent["better"] == "10 procent"
    assert "R64" in percent["source"]
    assert {f["rule"] for f in told if f["severity"] == "info"} == {"figures"}
