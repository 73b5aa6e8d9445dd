"""Files as they lie on a disk: encodings, sizes, links, places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from compiler_trees import findings, lathund, write  # type: ignore[import-not-found]

from kompetensportal.compiler.check import check
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import LARGEST, content_paths, locate, read
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Kind, Source

PATH = "lathundar/outlook/las.md"


def only(root: Path, content: bytes) -> Finding:
    """The one finding of a file that cannot be read."""
    found = read(write(root, {PATH: content}), PATH)
    assert isinstance(found, Finding)
    assert found.path == PATH
    return found


def lesson(root: Path, content: bytes) -> Lesson:
    source = read(write(root, {PATH: content}), PATH)
    assert isinstance(source, Source)
    value = compile_source(source, pictures={}.get).value
    assert isinstance(value, Lesson)
    return value


def test_what_is_not_utf8_is_told_with_byte_line_and_column(tmp_path: Path) -> None:
    found = only(tmp_path, "---\ntitel: Läs\n".encode("latin-1"))
    assert (found.rule, found.line, found.column) == ("read-not-utf8", 2, 9)
    assert found.what.as_dict() == {"byte": "0xE4"}


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain = lathund("outlook/las", "Ett. Två.\n\n- a\n- b\n").encode()
    windows = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    assert lesson(tmp_path, windows) == lesson(tmp_path, plain)
    assert lesson(tmp_path, plain.replace(b"\n", b"\r")) == lesson(tmp_path, plain)


@pytest.mark.parametrize("content", [b"", b"   \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_finding(tmp_path: Path, content: bytes) -> None:
    assert only(tmp_path, content).rule == "read-empty"


def test_a_second_form_has_the_ending_of_its_kind(tmp_path: Path) -> None:
    for path in ("lathundar/a/b.latt.md", "courses/a/b.fyllig.md"):
        found = read(write(tmp_path, {path: lathund("a/b")}), path)
        assert isinstance(found, Finding)
        assert found.rule == "read-ending"


def test_ten_megabytes_are_not_read(tmp_path: Path) -> None:
    assert only(tmp_path, b"a" * 10_000_000).rule == "read-too-large"
    assert isinstance(read(write(tmp_path, {PATH: b"a" * LARGEST}), PATH), Source)


def test_a_binary_file_is_a_finding(tmp_path: Path) -> None:
    assert only(tmp_path, b"---\na\0b").rule == "read-not-text"


def test_a_symbolic_link_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text(lathund("outlook/las"), encoding="utf-8")
    root = write(tmp_path / "content", {"lathundar/outlook/annan.md": lathund("outlook/annan")})
    (root / PATH).symlink_to(outside)
    found = read(root, PATH)
    assert isinstance(found, Finding)
    assert found.rule == "read-outside"
    found = check(root, today=date(2026, 11, 1))
    assert [f.rule for f in found if f.severity is not Severity.INFO] == ["read-outside"]


def test_a_symbolic_link_to_itself_and_one_to_nothing_are_findings(tmp_path: Path) -> None:
    root = write(tmp_path, {"lathundar/outlook/annan.md": lathund("outlook/annan")})
    (root / PATH).symlink_to(root / PATH)
    (root / "lathundar/outlook/borta.md").symlink_to(root / "finns-inte.md")
    assert isinstance(read(root, PATH), Finding)
    gone = read(root, "lathundar/outlook/borta.md")
    assert isinstance(gone, Finding)
    assert gone.rule == "read-missing"


def test_a_folder_of_pictures_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "a.svg").write_text("<svg/>", encoding="utf-8")
    body = "![Ikonen](bilder/a.svg)\n"
    root = write(tmp_path / "content", {PATH: lathund("outlook/las", body)})
    (root / "lathundar/outlook/bilder").symlink_to(tmp_path / "private")
    found = findings(root, {})
    assert [(f.path, f.line, f.rule, f.what.key) for f in found] == [
        (PATH, 8, "picture-file", "findings.picture_outside")
    ]


@pytest.mark.parametrize("name", ["två mejl", "läs-😀", "a'b\"c", "#1", "%41"])
def test_names_with_any_signs_compile_and_are_linked(tmp_path: Path, name: str) -> None:
    path = f"lathundar/outlook/{name}.md"
    link = f"[Den]({'<' + name + '.md>' if '%' not in name and '#' not in name else quoted(name)})"
    other = lathund("outlook/annan", f"{link}\n")
    files = {path: lathund("outlook/med-namn"), "lathundar/outlook/annan.md": other}
    assert findings(tmp_path, files) == []
    assert path in content_paths(tmp_path)


def quoted(name: str) -> str:
    return name.replace("%", "%25").replace("#", "%23") + ".md"


@pytest.mark.parametrize(
    ("path", "kind", "id_", "sibling"),
    [
        ("lathundar/outlook/las.md", Kind.LATHUND, "outlook/las", False),
        ("lathundar/outlook/las.fyllig.md", Kind.LATHUND, "outlook/las", True),
        ("courses/gdpr/kurs.md", Kind.COURSE, "gdpr", False),
        ("courses/gdpr/ett.md", Kind.LESSON, "gdpr/ett", False),
        ("courses/gdpr/ett.latt.md", Kind.LESSON, "gdpr/ett", True),
        ("courses/introduktionsprogram/ny.md", Kind.PROGRAMME, "ny", False),
        ("courses/arbetsuppgifter/mejl.md", Kind.TASK, "uppgift/mejl", False),
    ],
)
def test_the_place_tells_what_a_file_is(path: str, kind: Kind, id_: str, sibling: bool) -> None:
    place = locate(path)
    assert place is not None
    assert (place.kind, place.id, place.sibling) == (kind, id_, sibling)


@pytest.mark.parametrize("path", ["", "README.md", "lathundar/las.md", "lathundar/a/b/c.md", "x"])
def test_what_lies_elsewhere_is_no_content(tmp_path: Path, path: str) -> None:
    assert locate(path) is None
    found = read(tmp_path, path)
    assert isinstance(found, Finding)
    assert found.rule == "read-misplaced"
