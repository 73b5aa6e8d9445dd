"""A Word file of 500 pages with 250 photographs becomes lathundar: CPU and memory of the command.

`python -m bench writing_bring_in`. The file is made here with python-docx, and is not measured.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.shared import Cm
from PIL import Image

from bench.measure import run

PAGES, PAGES_A_PICTURE, LINES_A_PAGE = 500, 2, 12
WANTED_CPU_SECONDS, WANTED_MB = 20.0, 400.0
WORDS = "öppna tryck på knappen skriv ditt svar och spara mejlet innan du går hem från enheten"


def _photograph(chance: random.Random) -> bytes:
    """A photograph of 1 million pixels, as large as a real one."""
    small = Image.frombytes("RGB", (48, 36), chance.randbytes(48 * 36 * 3))
    out = io.BytesIO()
    small.resize((1200, 900)).save(out, "JPEG", quality=85)
    return out.getvalue()


def _handbook(file: Path) -> None:
    chance = random.Random(6)
    document = Document()
    for page in range(PAGES):
        if page % 10 == 0:
            document.add_heading(f"Kapitel {page // 10 + 1}", 1)
        for line in range(LINES_A_PAGE):
            words = " ".join(chance.choices(WORDS.split(), k=24))
            style = "List Number" if line % 3 == 0 else None
            document.add_paragraph(words, style=style).add_run(" Spara.").bold = True
        if page % PAGES_A_PICTURE == 0:
            document.add_picture(io.BytesIO(_photograph(chance)), width=Cm(12))
    document.save(str(file))


def main() -> int:
    """Make the file, bring it in, tell what it cost; 1 when it cost more than is wanted."""
    with tempfile.TemporaryDirectory(prefix="kp-bench-") as folder:
        root = Path(folder)
        (root / "lathundar").mkdir()
        file = root / "handbok.docx"
        _handbook(file)
        command = [sys.executable, "-m", "kompetensportal", "bring-in", str(file)]
        cost = run([*command, "--to", "outlook", "--divide"], cwd=root, memory=True)
        texts = list((root / "lathundar/outlook").glob("*.md"))
        size = file.stat().st_size / 1_000_000
    photographs = PAGES // PAGES_A_PICTURE
    print(f"{PAGES} pages, {photographs} photographs, {size:.0f} MB: {len(texts)} lathundar")
    print(f"CPU      {cost.cpu:6.1f} s   wanted at most {WANTED_CPU_SECONDS:.0f} s")
    print(f"memory   {cost.memory:6.0f} MB  wanted at most {WANTED_MB:.0f} MB")
    return int(
        cost.cpu > WANTED_CPU_SECONDS or cost.memory > WANTED_MB or len(texts) != PAGES // 10
    )


if __name__ == "__main__":
    raise SystemExit(main())
