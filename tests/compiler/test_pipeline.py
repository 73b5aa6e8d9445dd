"""The compiler as a whole: pure, picklable, true lines, and never thrown off its feet."""

from __future__ import annotations

import json
import pickle
from functools import partial
from pathlib import Path

import pytest
from compiler_cases import PICTURES, cases  # type: ignore[import-not-found]
from compiler_trees import lathund, write  # type: ignore[import-not-found]
from foreign_markdown import foreign_files  # type: ignore[import-not-found]
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as parser

from kompetensportal.compiler.check import PicturesOnDisk
from kompetensportal.compiler.matter import inherit
from kompetensportal.compiler.pipeline import STAGES, Compiled, compile_source
from kompetensportal.compiler.read import decode
from kompetensportal.model.content import lesson_json as plain
from kompetensportal.model.content.course import Course, Programme, Task
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.plain import from_plain as from_json
from kompetensportal.model.content.plain import to_plain as to_json
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.words import catalogue

PATH = "lathundar/mall/mall.md"
WRITERS = {
    Lesson: (plain.lesson_to_plain, plain.lesson_from_plain),
    Course: (to_json, partial(from_json, Course)),
    Programme: (to_json, partial(from_json, Programme)),
    Task: (to_json, partial(from_json, Task)),
    GlossaryEntry: (to_json, partial(from_json, GlossaryEntry)),
    GoalSheet: (to_json, partial(from_json, GoalSheet)),
}
TASK = """---
titel: Läsa mejl
id: uppgift/mejl
ägare: Systemspecialist
granskas: 2027-05-01
kunskapsmål:
  - id: lasa
    mål: Kan läsa och besvara mejl
    lätt: Jag kan läsa och svara.
---
Vi läser mejlen en gång varje arbetsdag.
"""


def source(text: str, path: str = PATH, kind: Kind = Kind.LATHUND) -> Source:
    made = decode(path, kind, text.encode())
    assert isinstance(made, Source)
    return made


def compiled(text: str, *, full: bool = True) -> Compiled:
    return compile_source(source(text), pictures=PICTURES.get, full=full)


def test_the_stages_have_names_in_the_order_of_the_house() -> None:
    names = [name for name, _ in STAGES]
    first = ["front matter", "tokens", "meaning", "local facts"]
    assert names == [*first, "structure", "rules", "page"]


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_compilation_is_pure_and_can_be_pickled_and_written_as_json(case: object) -> None:
    first = case.compile()  # type: ignore[attr-defined]
    assert first == case.compile()  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(first)) == first
    if first.value is not None:
        to_plain, from_plain = WRITERS[type(first.value)]
        written = json.loads(json.dumps(to_plain(first.value)))  # type: ignore[operator]
        assert from_plain(written) == first.value


def test_a_task_carries_its_goals_and_the_routine() -> None:
    path = "courses/arbetsuppgifter/mejl.md"
    made = compile_source(source(TASK, path, Kind.TASK), pictures={}.get, full=True)
    assert made.findings == ()
    value = made.value
    assert isinstance(value, Task)
    assert value.goals[0].easy == "Jag kan läsa och svara."
    assert value.html == "<p>Vi läser mejlen en gång varje arbetsdag.</p>\n"
    assert from_json(Task, json.loads(json.dumps(to_json(value)))) == value


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    text = lathund("mall/mall", "Ett.\n\n[a](javascript:x)\n\n![](bilder/a.svg)\n")
    lines = text.split("\n")
    found = {f.rule: f.line for f in compiled(text).findings}
    assert lines[found["link-scheme"] - 1].startswith("[a]")
    assert lines[found["picture-text"] - 1].startswith("![]")


def test_sentences_and_spans_are_the_same_in_every_case() -> None:
    for case in cases():
        value = case.compile().value
        if isinstance(value, Lesson):
            spans = [int(part.split('"')[0]) for part in value.html.split('class="s" id="s')[1:]]
            assert spans == [sentence.index for sentence in value.sentences[1:]], str(case)


def test_an_unchanged_step_keeps_its_digest_and_a_changed_one_does_not() -> None:
    def digests(body: str) -> dict[str, str]:
        value = compiled(lathund("mall/mall", body)).value
        assert isinstance(value, Lesson)
        return {step.id: step.digest for step in value.steps}

    picture = "\n\n   ![Ikonen](bilder/a.svg)\n\n"
    before = digests(f"1. Läs. {{#a}}{picture}2. Gå. {{#b}}{picture}")
    after = digests(f"1. Vila. {{#n}}\n2. Läs. {{#a}}{picture}3. Gå nu. {{#b}}{picture}")
    assert before["a"] == after["a"]
    assert before["b"] != after["b"]


def test_structural_rules_alone_leave_out_what_only_publishing_asks_for() -> None:
    text = lathund("mall/mall", "Det är t.ex. bra.\n\n![](bilder/a.svg)\n")
    assert [f.rule for f in compiled(text, full=False).findings] == ["picture-text"]
    assert [f.rule for f in compiled(text).findings] == [
        "figures",
        "abbreviation",
        "picture-text",
    ]


def test_a_sibling_inherits_what_it_does_not_say() -> None:
    more = {"intern": "ja", "minuter": "5", "målgrupp": "[boende]", "system": "Outlook"}
    first = compiled(lathund("mall/mall", **more)).value
    second = compile_source(
        source("---\ntitel: Mer\nid: mall/mall\n---\nText.\n", "lathundar/mall/mall.fyllig.md"),
        pictures={}.get,
    ).value
    assert isinstance(first, Lesson)
    assert isinstance(second, Lesson)
    meta = inherit(first.meta, second.meta)
    assert (meta.title, meta.owner, meta.minutes) == ("Mer", "Systemspecialist", 5)
    assert (meta.internal, meta.audience, meta.system) == (True, ("boende",), "Outlook")


HOSTILE = {
    "quotes": "> " * 10_000 + "a",
    "lists": "- " * 10_000 + "a",
    "nested lists": "\n".join(" " * (2 * n) + "- a" for n in range(400)),
    "nested quotes": "\n".join("> " * n + "a" for n in range(1, 600)),
    "boxes": "::: tips\n" * 9_000,
    "closed boxes": "::: tips\n" * 4_900 + ":::\n" * 4_900,
    "boxes in quotes": "> ::: tips\n" * 9_000,
    "questions": "::: fråga {#a}\n" * 9_000,
    "brackets": "[" * 10_000,
    "pictures": "![" * 10_000,
    "brackets in paragraphs": ("[" * 150 + "\n\n") * 5_000,
    "emphasis": "*a **b " * 100_000,
    "emphasis in paragraphs": ("*a_ " * 2_400 + "\n\n") * 100,
    "stars": "*" * 900_000,
    "backticks": "`a" * 400_000,
    "tags": "<a " * 300_000,
    "one long line": "a" * 999_000,
    "many lines": "a\n" * 499_000,
    "tables": "|a|\n|-|\n" + "|a|\n" * 200_000,
    "wide table": "|a" * 4_000 + "|\n" + "|-" * 4_000 + "|\n",
    "references": "[a]: b\n" * 100_000,
    "steps": "1. a {#a}\n" * 4_000,
    "headings": "## a\n" * 4_000,
    "html": "<div>\n\n" * 100_000,
    "comments": "<!-- undantag: percent -->\n" * 30_000,
    "entities": "&amp;" * 190_000,
    "sentences": "Ja. " * 2_400,
    "abbreviations": "t.ex. " * 1_600,
    "options": "::: fråga {#a}\n" + "- [x] a\n" * 4_000 + ":::\n",
    "front matter": "---\n" + "a: " * 20_000 + "\n---\n",
    "deep yaml": "---\na: " + "[" * 10_000 + "\n---\n",
    "long yaml": "---\ntitel: " + "a" * 900_000 + "\n---\n",
    "yaml quotes": "---\ntitel: '" + "a\n" * 30_000 + "\n---\n",
    "unfinished yaml": "---\n" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_text_that_is_made_to_hurt_ends_with_a_finding(name: str) -> None:
    body = HOSTILE[name][:999_000]
    text = body if body.startswith("---") else lathund("mall/mall", body)[:999_999]
    made = compiled(text)
    assert made.findings or name in {"entities", "backticks", "wide table", "headings"}
    lines = text.count("\n") + 1
    assert all(1 <= f.line <= lines and f.column >= 1 for f in made.findings)


SIGNS = (
    "# - * 1. > ::: fråga {#a} [x] [ ] ![ ]( ) ` | --- <b> \n \n   é t.ex. A. "
    "<!-- undantag: --> Svar: Ledtråd: &lt; \\"
)
PIECES = SIGNS.split(" ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_mixture_of_signs_compiles_with_findings_in_their_place(parts: list[str]) -> None:
    text = lathund("mall/mall", " ".join(parts))
    made = compiled(text)
    value = made.value
    assert isinstance(value, Lesson)
    spans = [int(part.split('"')[0]) for part in value.html.split('class="s" id="s')[1:]]
    assert spans == [s.index for s in value.sentences[1:]]
    assert all(1 <= f.line <= text.count("\n") + 1 for f in made.findings)


def foreign() -> list[bytes]:
    """Markdown as others write it, and our own cases read as if they were one text each."""
    own = sorted((Path(__file__).parent / "cases").glob("*.md"))
    return [*(path.read_bytes() for path in own), *foreign_files()]


def test_the_files_as_others_write_them_are_many_and_the_same_each_time() -> None:
    files = list(foreign_files())
    assert len(set(files)) >= 200
    assert files == list(foreign_files())


def test_whatever_others_write_never_throws_and_is_shown_safely(tmp_path: Path) -> None:
    swedish = catalogue("sv")
    files = {}
    for number, raw in enumerate(foreign()):
        if number % 20 == 0:
            files[f"lathundar/x/a{number}.md"] = raw
        files[f"lathundar/x/b{number}.md"] = lathund(f"x/b{number}", "").encode() + raw
    pictures = PicturesOnDisk(write(tmp_path, files))
    for path, data in files.items():
        text = decode(path, Kind.LATHUND, data)
        assert isinstance(text, Source), path
        made = compile_source(text, pictures=pictures, full=True)
        lines = text.text.count("\n") + 1
        for finding in made.findings:
            assert finding.path == path
            assert 1 <= finding.line <= lines, finding
            assert swedish.say(finding.what)
            assert swedish.say(finding.mend)
        if isinstance(made.value, Lesson):
            assert_is_safe(made.value.html)


def assert_is_safe(html: str) -> None:
    """No element or attribute but those that the compiler writes, and every id once."""
    ids: set[str] = set()
    for element in parser.fromstring(f"<div>{html}</div>").iter(etree.Element):
        assert element.tag in ALLOWED, element.tag
        assert not [key for key in element.attrib if key.startswith("on") or key == "style"]
        assert element.get("href", "#").startswith(ADDRESSES), element.get("href")
        if (own := element.get("id")) is not None:
            assert own not in ids
            ids.add(own)


ADDRESSES = ("#", "/lathundar/", "/kurser/", "/introduktion/", "/p/", "http", "mailto:", "tel:")
_ALLOWED = """
div p span h2 h3 h4 h5 h6 ol ul li figure figcaption img aside dfn section form input fieldset
legend label details summary button table thead tbody tr th td blockquote pre code hr br strong em a
"""
ALLOWED = frozenset(_ALLOWED.split())
