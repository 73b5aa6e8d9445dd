"""What all rules said of a text, kept while nothing changes that they look at.

That is the text itself, its pictures and downloads, the words that are explained or accepted, the
dictionaries, and the program with what it reads Markdown and pictures with. What goes across files
is no part of it: that is looked at each time, in the rows of all files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kompetensportal.actions.content.build import fingerprint
from kompetensportal.compiler.check import StateOf
from kompetensportal.compiler.pipeline import Compiled
from kompetensportal.compiler.rows import Row, from_plain, to_plain
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.finding_json import findings_from_json, findings_to_json
from kompetensportal.store.content.judgements import Judgement, Judgements
from kompetensportal.store.content.pool import digest

READERS = ("pyromark", "markdown-it-py", "PyYAML", "jsonschema-rs", "lxml", "Pillow", "pyphen")
"""Packages that decide what a rule sees of a text or a picture."""
BATCH = 50
"""Texts whose judgements are written together: a check that is killed loses fewer."""


class KeptJudgements:
    """Remembers for `compiler.check`: see `Memory` there. To be closed."""

    def __init__(self, data: Path, made_by: str | None = None) -> None:
        self._kept = Judgements(data, program_version() if made_by is None else made_by)
        self._new: list[Judgement] = []
        self._last: Judgement | None = None
        self._asked: set[str] = set()
        self.judged = 0
        """Texts that the rules had to look at."""

    def outline(self, path: str, digest: str) -> Row | None:
        """The row of a file with this content."""
        self._asked.add(path)
        kept = self._get(path, digest)
        return from_plain(json.loads(kept.outline)) if kept else None

    def findings(
        self, path: str, digest: str, words: str, state_of: StateOf
    ) -> tuple[Finding, ...] | None:
        """What the rules said, when pictures and words were as they are now."""
        found = self.written(path, digest, words, state_of)
        return tuple(findings_from_json(found)) if found is not None else None

    def written(self, path: str, digest: str, words: str, state_of: StateOf) -> str | None:
        """The same as JSON."""
        kept = self._get(path, digest)
        if kept is None or kept.state != words:
            return None
        needs: dict[str, str] = json.loads(kept.needs)
        if any(state_of(needed) != state for needed, state in needs.items()):
            return None
        return kept.findings

    def keep(self, compiled: Compiled, words: str, state_of: StateOf) -> None:
        """Remember what the rules have said."""
        outline = json.dumps(to_plain(compiled.row), ensure_ascii=False, separators=(",", ":"))
        said = words, outline, findings_to_json(compiled.findings)
        self.put((compiled.path, compiled.digest), said, compiled.row.files, state_of)

    def put(
        self,
        text: tuple[str, str],
        said: tuple[str, str, str],
        files: Iterable[str],
        state_of: StateOf,
    ) -> None:
        """Remember a judgement, unless it hangs on a file whose state cannot be told.

        Args:
            text: path and digest.
            said: state of the words, and as JSON outline and findings.
            files: the pictures and downloads that it uses.
            state_of: tells theirs.
        """
        self.judged += 1
        needs = {file: state_of(file) for file in files}
        if None in needs.values():
            return
        words, outline, findings = said
        written = json.dumps(needs, ensure_ascii=False, separators=(",", ":"))
        self._new.append(Judgement(*text, words, written, outline, findings))
        if len(self._new) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is new."""
        self._kept.put(self._new)
        self._new, self._last = [], None

    def forget_unasked(self) -> None:
        """Forget the texts that nobody asked about: after a check of everything they are gone."""
        self.flush()
        self._kept.forget_others(self._asked)

    def close(self) -> None:
        """Write the rest, and close the file."""
        self.flush()
        self._kept.close()

    def _get(self, path: str, digest: str) -> Judgement | None:
        if self._last is None or self._last.path != path:
            self._last = self._kept.get(path)
        found = self._last
        return found if found is not None and found.digest == digest else None


def program_version() -> str:
    """Changes with the program's code, its lists, and the packages that it reads with."""
    return digest("\n".join((fingerprint(), *map(_version, READERS))).encode())


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package
