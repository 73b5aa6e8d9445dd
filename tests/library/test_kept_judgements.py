"""What the rules said of a text is kept, and asked again when what they look at changes."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from library_fixtures import Content, environment

from kompetensportal.actions.content.kept_judgements import KeptJudgements, program_version
from kompetensportal.actions.content.proofread import KeptProofs, open_dictionary
from kompetensportal.actions.content.publish import publish
from kompetensportal.compiler.check import check
from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.rows import Row
from kompetensportal.model.content.finding import Finding
from kompetensportal.store.content.judgements import FILE, Judgement, Judgements

TODAY = date(2026, 11, 22)
LAS = "lathundar/outlook/las.md"
WORD = """---
ord: autonomi
förklaring: Att du bestämmer själv.
ikon: user
---
"""


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Two lathundar that no rule has a word about."""
    made = Content(tmp_path / "content")
    for name in ("las", "svara"):
        made.lathund(name, "Tryck på **Klar**.")
    return made


def checked(
    content: Content, data: Path, made_by: str | None = None, paths: Iterable[str] = ()
) -> tuple[list[Finding], int]:
    """All findings, and how many texts the rules looked at for them."""
    memory = KeptJudgements(data, made_by)
    opened: list[KeptProofs] = []

    def dictionary(rows: list[Row]) -> Dictionary:
        found, proofs = open_dictionary(content.root, data, rows)
        opened.append(proofs)
        return found

    found = check(content.root, paths, today=TODAY, dictionary=dictionary, memory=memory)
    memory.forget_unasked()
    memory.close()
    opened[0].close()
    return found, memory.judged


def as_if_new(content: Content, tmp_path: Path) -> list[Finding]:
    """What a check says that remembers nothing."""
    return checked(content, tmp_path / "nothing-kept")[0]


def change(content: Content, before: str, after: str, path: str = LAS) -> None:
    file = content.root / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def rules_of(found: Iterable[Finding], path: str = LAS) -> list[str]:
    return [f.rule for f in found if f.path == path and f.severity != "info"]


def test_an_unchanged_text_is_judged_once_and_says_the_same(
    content: Content, tmp_path: Path
) -> None:
    change(content, "Så här gör du.", "Läs ett medelande.")
    first, judged = checked(content, tmp_path)
    assert judged == 2 and rules_of(first) == ["spelling"]
    assert checked(content, tmp_path) == (first, 0)
    assert checked(content, tmp_path, paths=[LAS])[1] == 0


def test_what_is_told_of_an_unchanged_text_is_what_was_kept(
    content: Content, tmp_path: Path
) -> None:
    checked(content, tmp_path)
    kept = Judgements(tmp_path, program_version())
    known = kept.get(LAS)
    assert known is not None and "figures" in known.findings
    kept.put([known._replace(findings=known.findings.replace('"figures"', '"from-the-file"'))])
    kept.close()
    assert "from-the-file" in {f.rule for f in checked(content, tmp_path)[0]}


def test_only_the_text_that_changed_is_judged_again(content: Content, tmp_path: Path) -> None:
    checked(content, tmp_path)
    change(content, "Så här gör du.", "Läs ett medelande.")
    found, judged = checked(content, tmp_path)
    assert judged == 1 and rules_of(found) == ["spelling"]
    change(content, "Läs", "<!-- undantag: spelling - så står det i programmet -->\nLäs")
    found, judged = checked(content, tmp_path)
    assert judged == 1 and rules_of(found) == []
    assert found == as_if_new(content, tmp_path)


def test_a_picture_that_changes_is_looked_at_again(content: Content, tmp_path: Path) -> None:
    checked(content, tmp_path)
    picture = content.picture("outlook", fill="#123456")
    assert checked(content, tmp_path)[1] == 2
    for spoilt in (b"no picture", None):
        picture.unlink() if spoilt is None else picture.write_bytes(spoilt)
        found, judged = checked(content, tmp_path)
        assert judged == 2 and "picture" in rules_of(found)[0]
        assert found == as_if_new(content, tmp_path)
    content.picture("outlook", fill="#123456")
    assert rules_of(checked(content, tmp_path)[0]) == []


def test_a_picture_that_must_not_be_read_is_asked_for_each_time(
    content: Content, tmp_path: Path
) -> None:
    picture = content.picture("outlook")
    picture.rename(tmp_path / "elsewhere.svg")
    picture.symlink_to(tmp_path / "elsewhere.svg")
    for _ in range(2):
        found, judged = checked(content, tmp_path / "data")
        assert judged == 2 and rules_of(found) == ["picture-file"] * 2


def test_a_word_that_is_explained_or_accepted_is_looked_for_again(
    content: Content, tmp_path: Path
) -> None:
    change(content, "Så här gör du.", "Autonomi är bra. Din autonomi är viktig.")
    assert rules_of(checked(content, tmp_path)[0]) == ["hard-word"]
    glossary = content.root / "courses" / "ordlista" / "autonomi.md"
    glossary.parent.mkdir(parents=True)
    glossary.write_text(WORD, encoding="utf-8")
    found, judged = checked(content, tmp_path)
    assert judged == 3 and rules_of(found) == []
    glossary.unlink()
    assert rules_of(checked(content, tmp_path)[0]) == ["hard-word"]
    words = content.root / "lathundar" / "ordlista.txt"
    words.write_text("autonomi\n", encoding="utf-8")
    found, judged = checked(content, tmp_path)
    assert judged == 2 and rules_of(found) == []


def test_links_to_what_has_changed_elsewhere_are_judged_without_judging_the_text(
    content: Content, tmp_path: Path
) -> None:
    change(content, "Så här gör du.", "Läs [mer](svara.md#gor-sa-har).")
    assert rules_of(checked(content, tmp_path)[0]) == []
    change(content, "## Gör så här", "## Nu börjar vi", "lathundar/outlook/svara.md")
    found, judged = checked(content, tmp_path)
    assert judged == 1 and rules_of(found) == ["link-anchor"]


def test_another_version_of_the_rules_judges_everything(content: Content, tmp_path: Path) -> None:
    first, judged = checked(content, tmp_path, "one")
    assert judged == 2
    assert checked(content, tmp_path, "one") == (first, 0)
    assert checked(content, tmp_path, "two") == (first, 2)
    assert checked(content, tmp_path, "one") == (first, 2)


def test_the_version_is_another_when_a_rule_or_a_list_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A copy of the program, because the one that runs must not change.
    copy = tmp_path / "program"
    for name in ("compiler/rules/lix.py", "language/officialese.tsv", "model/content/finding.py"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("as it was", encoding="utf-8")
    for name in ("compiler/constructs", "actions/content"):
        (copy / name).mkdir(parents=True)
    monkeypatch.setattr("kompetensportal.actions.content.build.PACKAGE", copy)
    seen = {program_version()}
    for number, name in enumerate(("compiler/rules/lix.py", "language/officialese.tsv"), 2):
        (copy / name).write_text("as it is now", encoding="utf-8")
        seen.add(program_version())
        assert len(seen) == number


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"no database at all, but as long as one" * 200),
        lambda file: file.write_bytes(file.read_bytes()[:4096]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"figures", b"fogures")),
        lambda file: altered(file, "UPDATE judgements SET findings='[]'"),
        lambda file: altered(file, "UPDATE judgements SET findings=x'00', outline=NULL || 1"),
        lambda file: altered(file, "DROP TABLE judgements"),
        lambda file: altered(file, "UPDATE version SET value='0 older'"),
    ],
)
def test_a_file_that_is_lost_spoilt_or_older_is_made_again(
    content: Content, tmp_path: Path, spoil: object
) -> None:
    change(content, "Så här gör du.", "Läs ett medelande.")
    first, _ = checked(content, tmp_path)
    spoil(tmp_path / FILE)  # type: ignore[operator]
    assert checked(content, tmp_path)[0] == first
    assert checked(content, tmp_path) == (first, 0)


def altered(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    try:
        connection.execute(statement)
        connection.commit()
    except sqlite3.IntegrityError:
        pass
    finally:
        connection.close()


def test_where_nothing_can_be_kept_everything_is_judged(content: Content, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("a file where the folder should be", encoding="utf-8")
    for _ in range(2):
        assert checked(content, data)[1] == 2


def test_texts_that_are_gone_are_forgotten(content: Content, tmp_path: Path) -> None:
    checked(content, tmp_path)
    (content.root / LAS).unlink()
    checked(content, tmp_path)
    kept = Judgements(tmp_path, program_version())
    assert kept.get(LAS) is None and kept.get("lathundar/outlook/svara.md") is not None
    kept.close()


def test_what_a_check_said_a_publication_does_not_judge_again(
    content: Content, tmp_path: Path
) -> None:
    checked(content, tmp_path)
    kept = Judgements(tmp_path, program_version())
    known = kept.get(LAS)
    assert known is not None
    kept.put([known._replace(findings=known.findings.replace('"figures"', '"from-the-file"'))])
    kept.close()
    report = publish(content.root, tmp_path, today=TODAY)
    assert "from-the-file" in {f.rule for f in report.findings}
    assert report.withheld == ()


def test_what_a_publication_said_a_check_does_not_judge_again(
    content: Content, tmp_path: Path
) -> None:
    change(content, "Så här gör du.", "Läs ett medelande.")
    report = publish(content.root, tmp_path, today=TODAY)
    found, judged = checked(content, tmp_path)
    assert judged == 0
    assert list(report.findings) == found
    change(content, "medelande", "meddelande")
    assert rules_of(publish(content.root, tmp_path, today=TODAY).findings) == []


def begun(root: Path, data: Path) -> subprocess.Popen[str]:
    command = ["-m", "kompetensportal", "check", "--json", "--info"]
    return subprocess.Popen(
        [sys.executable, *command, "--content", str(root), "--data", str(data)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_two_checks_at_once_say_the_same(generated: Path, tmp_path: Path) -> None:
    both = [begun(generated, tmp_path) for _ in range(2)]
    one, other = (process.communicate(timeout=120)[0] for process in both)
    again = begun(generated, tmp_path).communicate(timeout=120)[0]
    assert one == other == again
    assert "figures" in one


def test_a_check_that_is_killed_keeps_what_it_had_and_the_next_says_the_same(
    generated: Path, tmp_path: Path
) -> None:
    whole = begun(generated, tmp_path / "whole").communicate(timeout=120)[0]
    data = tmp_path / "killed"
    sitting = begun(generated, data)
    while not kept_in(data) and sitting.poll() is None:
        time.sleep(0.005)
    sitting.send_signal(signal.SIGKILL)
    sitting.communicate(timeout=120)
    assert kept_in(data)
    assert begun(generated, data).communicate(timeout=120)[0] == whole
    assert kept_in(data) == kept_in(tmp_path / "whole")


def kept_in(data: Path) -> int:
    """How many judgements a file holds; 0 while it is being made."""
    if not (data / FILE).exists():
        return 0
    connection = sqlite3.connect(data / FILE, timeout=30)
    try:
        return int(connection.execute("SELECT count(*) FROM judgements").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_a_judgement_is_whole_or_nothing() -> None:
    one = Judgement("a", "b", "", "{}", "[]", "[]")
    assert one.proof != one._replace(path="ab", digest="").proof
