"""What goes across files: ids, links, courses, programmes, the two forms of a text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from compiler_trees import (  # type: ignore[import-not-found]
    SVG,
    TODAY,
    findings,
    lathund,
    rules,
    sibling,
    write,
)

from kompetensportal.compiler.check import PicturesOnDisk, check_one
from kompetensportal.compiler.library_rules import check_rows, moved
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.compiler.read import read
from kompetensportal.compiler.rows import from_plain, to_plain
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Source

LAS = "lathundar/outlook/las.md"
KURS = (
    "---\ntitel: K\nid: {id}\nägare: X\ngranskas: 2027-05-01\nlektioner: [{lessons}]\n---\nText.\n"
)


def test_two_files_with_one_id_are_told_in_the_second(tmp_path: Path) -> None:
    files = {LAS: lathund("outlook/las"), "lathundar/teams/las.md": lathund("outlook/las")}
    found = findings(tmp_path, files)
    assert [(f.path, f.line, f.rule) for f in found] == [("lathundar/teams/las.md", 3, "id-twice")]
    assert found[0].what.as_dict()["other"] == LAS


def test_an_easy_sibling_without_its_standard_is_a_finding(tmp_path: Path) -> None:
    files = {"courses/gdpr/ett.latt.md": sibling("gdpr/ett")}
    assert rules(findings(tmp_path, files)) == [("courses/gdpr/ett.latt.md", "sibling-alone")]


def test_a_sibling_with_another_id_is_told_the_right_one(tmp_path: Path) -> None:
    files = {
        "courses/gdpr/ett.md": lathund("gdpr/ett", easy=False),
        "courses/gdpr/ett.latt.md": sibling("gdpr/tva"),
    }
    found = [f for f in findings(tmp_path, files) if f.severity is Severity.ERROR]
    assert [(f.rule, f.mend.as_dict()["likely"]) for f in found] == [("sibling-id", "gdpr/ett")]


def test_siblings_pair_by_id_after_a_move(tmp_path: Path) -> None:
    files = {
        "courses/gdpr/nytt-namn.md": lathund("gdpr/ett", easy=False),
        "courses/gdpr/gammalt.latt.md": sibling("gdpr/ett"),
    }
    assert findings(tmp_path, files) == []


def test_a_broken_link_names_the_likely_target(tmp_path: Path) -> None:
    body = "[a](../start/loga-in.md) [b](../outlook/logga-in.md) [c](zzz.md)\n"
    files = {LAS: lathund("outlook/las", body), "lathundar/start/logga-in.md": lathund("start/l")}
    found = findings(tmp_path, files)
    assert [(f.line, f.column, f.rule) for f in found] == [
        (8, 1, "link-target"),
        (8, 26, "link-target"),
        (8, 54, "link-target-far"),
    ]
    assert {f.mend.as_dict().get("likely") for f in found[:2]} == {"lathundar/start/logga-in.md"}


def test_an_anchor_of_another_file_is_looked_for_with_the_likely_one(tmp_path: Path) -> None:
    step = "1. Öppna Outlook. {#oppna}\n\n   ![Ikonen](bilder/a.svg)\n"
    body = "[a](oppna.md#oppna) [b](oppna.md#opna)\n"
    files = {
        LAS: lathund("outlook/las", body),
        "lathundar/outlook/oppna.md": lathund("outlook/oppna", step),
        "lathundar/outlook/bilder/a.svg": SVG,
    }
    found = findings(tmp_path, files)
    assert [(f.rule, f.mend.as_dict()["likely"]) for f in found] == [("link-anchor", "oppna")]


@pytest.mark.parametrize("lessons", ["gdpr", "outlook/las, gdpr"])
def test_a_course_that_contains_itself_is_an_error(tmp_path: Path, lessons: str) -> None:
    kurs = KURS.format(id="gdpr", lessons=lessons)
    files = {"courses/gdpr/kurs.md": kurs, LAS: lathund("outlook/las")}
    found = findings(tmp_path, files)
    assert [(f.path, f.line, f.rule) for f in found] == [
        ("courses/gdpr/kurs.md", 6, "course-in-itself")
    ]


def test_a_course_within_a_course_and_an_unknown_lesson_are_errors(tmp_path: Path) -> None:
    files = {
        "courses/a/kurs.md": KURS.format(id="a", lessons="b, outlook/laas"),
        "courses/b/kurs.md": KURS.format(id="b", lessons="a"),
        LAS: lathund("outlook/las"),
    }
    found = findings(tmp_path, files)
    assert rules(found) == [
        ("courses/a/kurs.md", "no-such-lesson"),
        ("courses/a/kurs.md", "no-such-lesson"),
        ("courses/b/kurs.md", "no-such-lesson"),
    ]
    assert found[1].mend.as_dict()["likely"] == "outlook/las"


def test_targets_of_activities_tasks_and_relations_exist(tmp_path: Path) -> None:
    programme = (
        "---\ntitel: Ny\nid: ny\nägare: X\ngranskas: 2027-05-01\n---\n"
        "::: aktivitet Ett {#ett}\nlektion: outlook/las\n:::\n\n"
        "::: aktivitet Två {#tva}\nlektion: outlook/borta\n:::\n\n"
        "::: aktivitet Tre {#tre}\nkurs: outlook/las\n:::\n"
    )
    more = {"se-även": "[outlook/borta]", "arbetsuppgift": "uppgift/borta"}
    files = {
        "courses/introduktionsprogram/ny.md": programme,
        LAS: lathund("outlook/las"),
        "lathundar/outlook/b.md": lathund("outlook/b", **more),
    }
    found = findings(tmp_path, files)
    assert [(f.rule, f.line) for f in found] == [
        ("no-such-lesson", 12),
        ("no-such-course", 16),
        ("no-such-related", 7),
        ("no-such-task", 8),
    ]


def test_a_review_date_that_has_passed_is_a_warning(tmp_path: Path) -> None:
    text = lathund("outlook/las").replace("2027-05-01", "2026-10-31")
    found = findings(tmp_path, {LAS: text})
    assert [(f.rule, f.severity, f.line) for f in found] == [("review-passed", Severity.WARNING, 5)]


def test_what_the_easy_form_lacks_is_an_error(tmp_path: Path) -> None:
    picture = "\n\n   ![Ikonen](bilder/a.svg)\n\n"
    full = f"1. Läs. {{#a}}{picture}2. Vila. {{#b}}{picture}3. Gå. {{#c}}{picture}"
    easy = f"1. Läs. {{#a}}{picture}2. Vila. {{#b}}\n"
    warning = "\n::: varning\nAkta dig.\n:::\n"
    files = {
        "courses/gdpr/ett.md": lathund("gdpr/ett", full + warning, easy=False),
        "courses/gdpr/ett.latt.md": sibling("gdpr/ett", easy),
        "courses/gdpr/bilder/a.svg": SVG,
    }
    found = findings(tmp_path, files)
    assert [(f.path, f.rule, f.severity) for f in found] == [
        ("courses/gdpr/ett.latt.md", rule, Severity.ERROR)
        for rule in ("easy-lacks-warning", "easy-lacks-picture", "easy-lacks-step")
    ]


def test_a_text_without_easy_form_is_a_warning(tmp_path: Path) -> None:
    found = findings(tmp_path, {LAS: lathund("outlook/las", easy=False)})
    assert [(f.rule, f.severity) for f in found] == [("easy-missing", Severity.WARNING)]


def test_rows_survive_json_and_find_the_same(tmp_path: Path) -> None:
    body = "[a](borta.md#x)\n\n1. Ett. {#a}\n"
    root = write(tmp_path, {LAS: lathund("outlook/las", body), "lathundar/a/b.md": sibling("a/b")})
    known = PicturesOnDisk(root)
    compiled = [check_one(root, path, known) for path in (LAS, "lathundar/a/b.md")]
    rows = [c.row for c in compiled if isinstance(c, Compiled)]
    again = [from_plain(json.loads(json.dumps(to_plain(row)))) for row in rows]
    assert again == rows
    assert check_rows(again, today=TODAY) == check_rows(rows, today=TODAY) != []


def test_a_moved_file_is_linked_by_its_id(tmp_path: Path) -> None:
    files = {
        LAS: lathund("outlook/las", "[a](../teams/ny-plats.md#x)\n"),
        "lathundar/teams/ny-plats.md": lathund("teams/alltid", "## X\n"),
    }
    root = write(tmp_path, files)
    known = PicturesOnDisk(root)
    rows = [c.row for p in files if isinstance(c := check_one(root, p, known), Compiled)]
    pages = moved(rows)
    assert pages == {"lathundar/teams/ny-plats.md": "/lathundar/teams/alltid"}
    source = read(root, LAS)
    assert isinstance(source, Source)
    value = compile_source(source, pictures=known, moved=pages).value
    assert isinstance(value, Lesson)
    assert 'href="/lathundar/teams/alltid#x"' in value.html
