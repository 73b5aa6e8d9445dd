"""A newer program with other content: what is ours stays, what is not follows, nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetensportal.actions.writing import upgrade as upgrading
from kompetensportal.actions.writing.upgrade import UpgradeReport, upgrade

A, B, C = (f"lathundar/outlook/{name}.md" for name in "abc")
PICTURE = "lathundar/outlook/bilder/a.svg"
LINES = "".join(f"Rad {n}.\n" for n in range(1, 10))
Files = dict[str, str]


class Upgraded:
    """A copy of shipped content, what was asked and what was remembered of it."""

    def __init__(self, folder: Path, shipped: Files) -> None:
        self.root, self.source = folder / "content", folder / "shipped"
        self.asked: dict[str, tuple[str, str, str]] = {}
        self.remembered: list[tuple[str, str]] = []
        write(self.source, shipped)
        write(self.root, shipped)
        write(self.root / ".shipped", shipped)
        (self.root / ".shipped").mkdir(parents=True, exist_ok=True)

    def ours(self, files: Files) -> None:
        write(self.root, files)

    def program(self, files: Files) -> None:
        write(self.source, files)

    def upgrade(self) -> UpgradeReport:
        return upgrade(self.root, self.source, ask=self._ask, remember=self._remember)

    def files(self) -> Files:
        return read(self.root)

    def _ask(self, path: str, base: str, ours: str, theirs: str) -> None:
        self.asked[path] = (base, ours, theirs)

    def _remember(self, path: str, text: str) -> None:
        self.remembered.append((path, text))


def write(root: Path, files: Files) -> None:
    """Make a folder hold exactly these files, what is hidden left as it is."""
    for path in read(root).keys() - files.keys():
        (root / path).unlink()
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.is_file() or place.read_text(encoding="utf-8") != text:
            place.write_text(text, encoding="utf-8")


def read(root: Path) -> Files:
    found = (p for p in root.rglob("*") if p.is_file())
    names = ((p.relative_to(root).as_posix(), p) for p in found)
    return {name: p.read_text(encoding="utf-8") for name, p in names if not name.startswith(".")}


@pytest.fixture
def copy(tmp_path: Path) -> Upgraded:
    return Upgraded(tmp_path, {A: LINES, B: LINES, PICTURE: "<svg/>"})


def test_what_nobody_has_touched_follows_the_program(copy: Upgraded) -> None:
    copy.program({A: "Ny.\n", C: "Också ny.\n", PICTURE: "<svg>2</svg>"})
    report = copy.upgrade()
    assert copy.files() == {A: "Ny.\n", C: "Också ny.\n", PICTURE: "<svg>2</svg>"}
    assert (report.taken, report.removed) == ([A, PICTURE, C], [B])
    assert (A, LINES) in copy.remembered
    assert (B, LINES) in copy.remembered


def test_what_was_changed_here_stays(copy: Upgraded) -> None:
    copy.ours({A: "Vår.\n", B: LINES, PICTURE: "<svg>vår</svg>", C: "Egen.\n"})
    copy.program({A: LINES, B: "Ny.\n", PICTURE: "<svg>ny</svg>"})
    copy.upgrade()
    assert copy.files() == {A: "Vår.\n", B: "Ny.\n", PICTURE: "<svg>vår</svg>", C: "Egen.\n"}
    assert copy.asked == {}


def test_a_picture_of_ours_survives_one_upgrade_after_the_other(copy: Upgraded) -> None:
    copy.ours({A: LINES, B: LINES, PICTURE: "<svg>vår</svg>"})
    for number in range(3):
        copy.program({A: LINES, B: LINES, PICTURE: f"<svg>{number}</svg>"})
        copy.upgrade()
    assert copy.files()[PICTURE] == "<svg>vår</svg>"


def test_changes_in_other_lines_are_put_together(copy: Upgraded) -> None:
    copy.ours({A: LINES.replace("Rad 2", "Vår rad 2"), B: LINES, PICTURE: "<svg/>"})
    copy.program({A: LINES.replace("Rad 8", "Ny rad 8"), B: LINES, PICTURE: "<svg/>"})
    assert copy.upgrade().merged == [A]
    both = LINES.replace("Rad 2", "Vår rad 2").replace("Rad 8", "Ny rad 8")
    assert copy.files()[A] == both
    assert copy.upgrade() == UpgradeReport()


def test_changes_of_the_same_lines_are_asked_about_and_ours_stands(copy: Upgraded) -> None:
    ours, theirs = LINES.replace("Rad 2", "Vår"), LINES.replace("Rad 2", "Ny")
    copy.ours({A: ours, B: LINES, PICTURE: "<svg/>"})
    copy.program({A: theirs, B: LINES, PICTURE: "<svg/>"})
    assert copy.upgrade().asked == [A]
    assert copy.asked == {A: (LINES, ours, theirs)}
    assert copy.files()[A] == ours
    copy.asked.clear()
    assert copy.upgrade() == UpgradeReport()
    assert copy.asked == {}


def test_a_text_that_was_removed_here_does_not_come_back(copy: Upgraded) -> None:
    copy.ours({B: LINES, PICTURE: "<svg/>"})
    copy.program({A: "Ny.\n", B: LINES, PICTURE: "<svg/>"})
    copy.upgrade()
    assert A not in copy.files()


def test_a_text_of_ours_stays_when_it_ships_no_more(copy: Upgraded) -> None:
    copy.ours({A: "Vår.\n", B: LINES, PICTURE: "<svg/>"})
    copy.program({B: LINES, PICTURE: "<svg/>"})
    copy.upgrade()
    assert copy.files()[A] == "Vår.\n"


def test_a_link_is_left_alone(copy: Upgraded, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text("Utanför.\n", encoding="utf-8")
    (copy.root / A).unlink()
    (copy.root / A).symlink_to(tmp_path / "elsewhere.md")
    copy.program({A: "Ny.\n", B: LINES, PICTURE: "<svg/>"})
    copy.upgrade()
    assert (tmp_path / "elsewhere.md").read_text(encoding="utf-8") == "Utanför.\n"
    assert (copy.root / A).is_symlink()


def test_where_nobody_can_be_asked_the_file_waits(copy: Upgraded) -> None:
    copy.ours({A: "Vår.\n", B: LINES, PICTURE: "<svg/>"})
    copy.program({A: "Ny.\n", B: "Ny.\n", PICTURE: "<svg/>"})
    upgrade(copy.root, copy.source, ask=None)
    assert copy.files()[A] == "Vår.\n"
    assert copy.files()[B] == "Ny.\n"
    assert copy.upgrade().asked == [A]


def test_a_folder_that_is_no_copy_is_left_alone(tmp_path: Path) -> None:
    made = Upgraded(tmp_path, {A: LINES})
    for path in sorted((made.root / ".shipped").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (made.root / ".shipped").rmdir()
    made.program({A: "Ny.\n"})
    assert made.upgrade() == UpgradeReport()
    assert made.files() == {A: LINES}


LINE = st.sampled_from(["", "a\n", "b\n", "c\n", "1. d\n", "slut"])
TEXT = st.lists(LINE, max_size=6).map("".join)
TREE = st.dictionaries(st.sampled_from([A, B, C, PICTURE]), TEXT, max_size=4)


class StoppedError(Exception):
    """The machine was switched off."""


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TREE, TREE, st.lists(TREE, min_size=1, max_size=3), st.integers(0, 30))
def test_killed_anywhere_it_ends_the_same_and_loses_no_line(
    tmp_path_factory: pytest.TempPathFactory,
    shipped: Files,
    ours: Files,
    programs: list[Files],
    stop: int,
) -> None:
    calm = Upgraded(tmp_path_factory.mktemp("calm"), shipped)
    killed = Upgraded(tmp_path_factory.mktemp("killed"), shipped)
    for made in (calm, killed):
        made.ours(ours)
    for program in programs:
        for made in (calm, killed):
            made.program(program)
            # A release brings other files: their times are others, too.
            for number, path in enumerate(sorted(program)):
                os.utime(made.source / path, ns=(10**18 + number, 10**18 + number))
            (made.root / ".shipped/.seen").unlink(missing_ok=True)
        calm.upgrade()
        _upgrade_stopped(killed, stop)
        killed.upgrade()
        assert killed.files() == calm.files()
        assert read(killed.root / ".shipped") == program
    assert killed.asked == calm.asked
    # Every line that was written here is in a file, in the history, or in a conflict.
    for path, text in ours.items():
        if any(text == program.get(path) for program in (shipped, *programs)):
            continue
        kept = [calm.files().get(path, ""), *calm.asked.get(path, ())]
        kept += [words for name, words in calm.remembered if name == path]
        assert any(text == one for one in kept) or set(text.splitlines()) <= set(
            "\n".join(kept).splitlines()
        )


def _upgrade_stopped(made: Upgraded, after: int) -> None:
    """An upgrade that is cut off before its write number `after`."""
    writes = 0
    real = upgrading._become, upgrading.write_whole

    def counted(number: int):  # type: ignore[no-untyped-def]
        def call(*args: object, **more: object) -> None:
            nonlocal writes
            writes += 1
            if writes > after:
                raise StoppedError
            real[number](*args, **more)  # type: ignore[operator]

        return call

    upgrading._become, upgrading.write_whole = counted(0), counted(1)
    try:
        made.upgrade()
    except StoppedError:
        pass
    finally:
        upgrading._become, upgrading.write_whole = real
