"""`kompetensportal bring-in`, as one types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import word_files as word  # type: ignore[import-not-found]
from docx import Document


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kompetensportal", "bring-in", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "KP_DATA": str(folder / "data")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_a_file_becomes_a_lathund_where_it_is_told_and_nothing_is_written_over(
    tmp_path: Path,
) -> None:
    (tmp_path / "lathundar").mkdir()
    document = word.our_lathund()
    word.add_picture(document, "")
    document.save(tmp_path / "Boka rum.docx")
    done = run(tmp_path, "Boka rum.docx", "--to", "outlook/boka-rum")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "lathundar/outlook/boka-rum.md").read_text(encoding="utf-8")
    assert "titel: Boka ett mötesrum i Outlook\nid: outlook/boka-rum\n" in text
    assert (tmp_path / "lathundar/outlook/bilder/boka-rum-1.png").is_file()
    assert "- Under Vilka rum finns?: Bilden saknar bildtext." in done.stdout
    again = run(tmp_path, "Boka rum.docx", "--to", "outlook/boka-rum")
    assert again.returncode == 2
    assert "Det finns redan en lathund på lathundar/outlook/boka-rum.md." in again.stderr


def test_a_handbook_is_divided_and_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "lathundar").mkdir()
    document = Document()
    for heading in ("Läs mejl", "Svara"):
        document.add_heading(heading, 1)
        document.add_paragraph("Öppna.", style="List Number")
    document.save(tmp_path / "Handbok.docx")
    done = run(tmp_path, "Handbok.docx", "--to", "outlook", "--divide", "--easy")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "lathundar/outlook"
    assert sorted(one.name for one in folder.glob("*.md")) == ["las-mejl.md", "svara.md"]
    assert "svenska: lätt" in (folder / "svara.md").read_text(encoding="utf-8")
    missing = run(tmp_path, "finns-inte.docx", "--to", "outlook")
    assert missing.returncode == 2
    assert "Det går inte att läsa finns-inte.docx" in missing.stderr
