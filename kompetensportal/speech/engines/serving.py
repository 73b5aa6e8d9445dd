"""What every worker's process does: answer requests until there are no more."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

Answer = tuple[dict[str, Any], bytes]
Ask = Callable[[dict[str, Any]], Answer]
"""Answers one request; raises Fault, or what its library likes."""


class Fault(Exception):
    """Something that the engine is told about: `kind` is voice, empty, silent, long or failed."""

    def __init__(self, kind: str, why: str = "") -> None:
        super().__init__(why)
        self.kind = kind
        self.why = why


def main(begin: Callable[[Path], Ask]) -> None:
    """Serve; `begin` gets the folder for files, and starts what takes its time."""
    # Libraries print to stdout: it goes to nobody, and the answers leave by another descriptor.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(begin, sys.stdin.buffer, answers, Path(sys.argv[1]))


def serve(
    begin: Callable[[Path], Ask], requests: BinaryIO, answers: BinaryIO, folder: Path
) -> None:
    """Answer requests, one line each; one that could not begin says so to each."""
    ask: Ask | None = None
    broken = ""
    try:
        ask = begin(folder)
    except (Exception, SystemExit) as error:
        broken = str(error) or repr(error)
    for line in requests:
        if ask is None:
            said, body = {"ok": False, "fault": "missing", "why": broken}, b""
        else:
            said, body = _answer(ask, json.loads(line))
        answers.write(json.dumps({**said, "bytes": len(body)}).encode() + b"\n" + body)
        answers.flush()


def _answer(ask: Ask, request: dict[str, Any]) -> Answer:
    try:
        said, body = ask(request)
    except Fault as fault:
        return {"ok": False, "fault": fault.kind, "why": fault.why}, b""
    except Exception as error:  # A library raises what it likes; the parent says it and goes on.
        return {"ok": False, "fault": "failed", "why": repr(error)}, b""
    return {"ok": True, **said}, body
