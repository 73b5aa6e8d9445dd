"""Goals beside the lathundar: what a file may say, what goes across files, and those that ship."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kompetensportal.actions.content.build import build
from kompetensportal.compiler.check import check
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import content_paths, locate, read
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.store.content.library import Library

ROOT = Path(__file__).parents[2]
OWNED = "ägare: Systemspecialist\ngranskas: 2030-05-01\n"
LATHUND = "---\ntitel: Svara på mejl\nid: outlook/svara\nsvenska: lätt\n" + OWNED + "---\nText.\n"
GOALS = (
    "---\ntitel: Mejla\nid: outlook/kunskapsmal\n"
    + OWNED
    + "kunskapsmål:\n"
    + "  - id: svara\n    mål: Kan svara.\n    lätt: Jag kan svara.\n    nivå: 1\n"
    + "    lär: [outlook/svara]\n"
    + "---\n"
)
TASK = (
    "---\ntitel: Mejl\nid: uppgift/mejl\n"
    + OWNED
    + "mål: [outlook/svara]\n"
    + "kunskapsmål:\n  - id: eget\n    mål: Kan mer.\n    lätt: Jag kan mer.\n"
    + "---\nVi läser mejl.\n"
)
FILES = {
    "lathundar/outlook/svara.md": LATHUND,
    "lathundar/outlook/kunskapsmal.md": GOALS,
    "courses/arbetsuppgifter/mejl.md": TASK,
}


def shipped() -> list[GoalSheet]:
    found = []
    for path in content_paths(ROOT):
        if (place := locate(path)) is not None and place.kind is Kind.GOALS:
            source = read(ROOT, path)
            assert isinstance(source, Source)
            value = compile_source(source, pictures=lambda _: None).value
            assert isinstance(value, GoalSheet), path
            found.append(value)
    return found


SHEETS = shipped()
SYSTEMS = sorted(f.name for f in (ROOT / "lathundar").iterdir() if f.is_dir())


def tree(root: Path, **changed: str) -> Path:
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        name = Path(path).parts[1]
        (root / path).write_text(changed.get(name, text) if "svara" not in path else text)
    return root


def told(root: Path) -> list[tuple[str, str, int]]:
    found = check(root, today=date(2026, 11, 1))
    return [(f.path, f.rule, f.line) for f in found if f.severity is Severity.ERROR]


def test_a_library_has_the_goals_and_a_task_says_them_in_the_words_of_their_system(
    tmp_path: Path,
) -> None:
    build(tree(tmp_path / "in"), tmp_path / "data")
    library = Library(tmp_path / "data", draft=True).generation()
    sheet = library.goals["outlook"]
    assert sheet.goals == (
        KnowledgeGoal(
            "outlook/svara", "Kan svara.", "Jag kan svara.", 1, (), (), ("outlook/svara",)
        ),
    )
    task = library.tasks["uppgift/mejl"]
    assert [g.easy for g in task.goals] == ["Jag kan svara.", "Jag kan mer."]
    assert "outlook/kunskapsmal" not in library.entries


def test_new_words_of_a_goal_reach_the_task_and_its_id_keeps_what_was_said(tmp_path: Path) -> None:
    root = tree(tmp_path / "in")
    build(root, tmp_path / "data")
    before = Library(tmp_path / "data", draft=True).generation().goals["outlook"].goals[0]
    tree(root, outlook=GOALS.replace("Jag kan svara.", "Jag kan svara rätt."))
    build(root, tmp_path / "data")
    library = Library(tmp_path / "data", draft=True).generation()
    after = library.goals["outlook"].goals[0]
    assert library.tasks["uppgift/mejl"].goals[0].easy == "Jag kan svara rätt."
    assert (after.id, after.version != before.version) == (before.id, True)


def test_a_file_of_goals_that_is_removed_is_gone_from_the_library(tmp_path: Path) -> None:
    root = tree(tmp_path / "in")
    build(root, tmp_path / "data")
    (root / "lathundar/outlook/kunskapsmal.md").unlink()
    build(root, tmp_path / "data")
    library = Library(tmp_path / "data", draft=True).generation()
    assert library.goals == {}
    assert [g.id for g in library.tasks["uppgift/mejl"].goals] == ["eget"]


def test_what_teaches_a_goal_and_what_a_task_asks_for_must_be_there(tmp_path: Path) -> None:
    root = tree(
        tmp_path,
        outlook=GOALS.replace("lär: [outlook/svara]", "lär: [outlook/svar]"),
        arbetsuppgifter=TASK.replace("mål: [outlook/svara]", "mål: [outlook/svar, mejla]"),
    )
    assert told(root) == [
        ("courses/arbetsuppgifter/mejl.md", "no-such-goal", 6),
        ("courses/arbetsuppgifter/mejl.md", "no-such-goal", 6),
        ("lathundar/outlook/kunskapsmal.md", "no-such-teaching", 11),
    ]
    likely = [
        f.mend.as_dict()["likely"]
        for f in check(root, today=date(2026, 11, 1))
        if f.rule == "no-such-goal"
    ]
    assert likely[0] == "outlook/svara"


def test_every_system_that_ships_has_three_to_ten_goals() -> None:
    assert {sheet.id for sheet in SHEETS} >= set(SYSTEMS)
    assert all(3 <= len(sheet.goals) <= 10 for sheet in SHEETS)
    ids = Counter(goal.id for sheet in SHEETS for goal in sheet.goals)
    assert max(ids.values()) == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.id))
def test_goals_that_ship_begin_at_the_first_level_and_are_said_by_oneself(sheet: GoalSheet) -> None:
    assert min(goal.level for goal in sheet.goals) == 1
    for goal in sheet.goals:
        assert goal.easy.startswith(("Jag kan ", "Jag vet ")), goal.easy
        assert goal.text.startswith(("Kan ", "Vet ")), goal.text
        assert len(goal.easy.split()) <= 14, goal.easy


def test_goals_have_no_page_that_one_can_link_to() -> None:
    source = Source("lathundar/a/b.md", Kind.LATHUND, LATHUND + "[Mål](kunskapsmal.md)\n", "")
    rules = [f.rule for f in compile_source(source, pictures=lambda _: None).findings]
    assert "link-kind" in rules
