"""What the editor weighs, and that nobody else carries it."""

from __future__ import annotations

from pathlib import Path

from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from bench.writing_editor import WANTED_BYTES, weight, with_editor


def test_page_script_and_styles_are_light_enough(tmp_path: Path) -> None:
    found: list[dict[str, int]] = []
    with_editor(tmp_path, lambda address, cookie: found.append(weight(address, cookie)))
    [parts] = found
    assert {"page", "writing.js", "writing.css"} <= set(parts)
    print(f"the editor, compressed: {sum(parts.values())} of {WANTED_BYTES} bytes, {parts}")
    assert sum(parts.values()) <= WANTED_BYTES


def test_only_the_pages_of_the_workshop_load_its_script_and_styles(workshop: Workshop) -> None:
    client = workshop.client()
    editor = client.get(f"/skriva/text/{GUIDE}").text
    reader = client.get("/lathundar/outlook/las-och-svara").text
    assert "/static/writing." in editor
    assert "writing" not in reader.partition("</head>")[0]
