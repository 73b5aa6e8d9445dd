"""Begin a lathund, course or programme: write the files of its template."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kompetensportal.compiler.templates import files_for
from kompetensportal.errors import ConflictError, EnvironmentalError, MistakeError
from kompetensportal.words import say


def new_text(root: Path, kind: str, name: str, today: date) -> list[str]:
    """Write the files of a new text; their content paths.

    Nothing that exists is written over: ConflictError, and then nothing was written at all.
    """
    files = files_for(kind, name, today)
    if not files:
        example = "outlook/las-mejl" if kind == "lathund" else "las-mejl"
        raise MistakeError(
            say("findings.new_name", name=name),
            say("findings.new_name_mend", kind=kind, example=example),
        )
    for path in files:
        if (root / path).exists():
            raise ConflictError(
                say("findings.new_exists", path=path), say("findings.new_exists_mend")
            )
    try:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            with (root / path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise EnvironmentalError(
            say("findings.new_unwritable", folder=str(root), reason=error.strerror or ""),
            say("findings.new_unwritable_mend"),
        ) from error
    return list(files)
