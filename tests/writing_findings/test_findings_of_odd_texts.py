"""Texts that nobody should send, and texts that somebody will: told kindly, never an error page."""

from __future__ import annotations

import itertools
import json
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from draft_desk import HEAD, PATH, TEXT, Desk, Writer  # type: ignore[import-not-found]

from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.judge_draft import Judge
from kompetensportal.store.content.pool import Pool

ADDRESS = f"/skriva/fynd/{quote(PATH)}"


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b'{"text": "\xff\xfe"}', 400, "är ingen text"),
        (b"inget", 400, "gick inte att läsa"),
        (b'{"text": 7}', 400, "gick inte att läsa"),
        (b"[" * 100_000, 400, "gick inte att läsa"),
        (json.dumps({"text": "ett\ntv\ud800"}).encode(), 400, "rad 2 har gått sönder"),
        (json.dumps({"text": "å" * 100_001}).encode(), 413, "större än 200 kB"),
        (b'{"text": "' + b"a" * 700_000 + b'"}', 413, "större än 200 kB"),
    ],
)
def test_what_cannot_be_a_text_is_refused_with_words_that_help(
    writer: Writer, body: bytes, status: int, words: str
) -> None:
    answer = writer.post(ADDRESS, body)
    assert answer.status == status
    assert words in answer.json["what"] and answer.json["mend"]


def test_a_text_that_no_file_may_have_gets_a_finding(writer: Writer) -> None:
    for text, rule in (("", "read-empty"), ("a\0b", "read-not-text")):
        (found,) = writer.send("fynd", text).json["findings"]
        assert found["rule"] == rule and found["mend"]


def test_only_who_may_write_the_text_is_told_of_it(desk: Desk, writer: Writer) -> None:
    assert desk.signed_in("amina").send("fynd", TEXT).status == 403
    nobody = Writer(desk.address).send("fynd", TEXT)
    assert nobody.status == 303 and "/logga-in" in nobody.headers["location"]
    for path in ("lathundar/outlook/bilder/oppna.svg", "andra/saker/har.md", "lathundar/../x.md"):
        assert writer.send("fynd", TEXT, path=path).status in {400, 404}, path


def test_three_hundred_steps_are_judged(writer: Writer) -> None:
    steps = "".join(f"{n}. Öppna sidan {n}. {{#s-{n}}}\n\n" for n in range(1, 301))
    told = writer.send("fynd", f"{HEAD}\n{steps}").json
    assert told["has"][:2] == ["300 steg", "0 har bild"]
    assert len(told["findings"]) == 200 and told["more"] == 100
    assert "Bilder till 300 steg" in told["left"]


def test_two_hundred_kilobytes_of_new_words_are_looked_up_little_by_little(writer: Writer) -> None:
    words = ("".join(letters) for letters in itertools.product("bdfgklmprstv", repeat=4))
    line = "Ordet qvax{}ly står i en mening av en text som ingen orkar läsa.\n\n"
    text = f"{HEAD}\n" + "".join(line.format(w) for w in itertools.islice(words, 2700))
    assert 180_000 < len(text.encode()) < 200_000
    first = writer.send("fynd", text).json
    assert not first["complete"], "what is left is told"
    assert writer.send("fynd", TEXT).json["complete"], "others do not wait for it"
    before = _misspelled(first)
    # As the editor does: on a slow machine one turn may be over before it has begun.
    assert any(_misspelled(writer.send("fynd", text).json) > before for _ in range(30))


def test_sentences_that_patience_did_not_reach_are_left_for_the_next_time(desk: Desk) -> None:
    text = TEXT.replace("Så här svarar du.", "Nu zvorrplar du på mejlet.")
    hasty, calm = (_judge(desk, patience) for patience in (0.0, 60.0))
    first = hasty.judge(PATH, text, date(2026, 11, 1))
    assert not first.complete, "what is left is told"
    assert "spelling" not in {f.rule for f in first.findings}
    then = calm.judge(PATH, text, date(2026, 11, 1))
    assert then.complete and "spelling" in {f.rule for f in then.findings}
    calm.close()
    hasty.close()
    hasty = _judge(desk, 0.0)
    again = hasty.judge(PATH, text, date(2026, 11, 1))
    hasty.close()
    assert again.complete and again.findings == then.findings, "what was read is kept"


def _misspelled(told: dict[str, Any]) -> int:
    return sum(f["rule"] == "spelling" for f in told["findings"])


def _judge(desk: Desk, patience: float) -> Judge:
    pictures = DraftPictures(desk.content, Pool(desk.data / "draft-files"))
    return Judge(desk.content, desk.data, pictures, patience=patience)


def test_unknown_constructs_and_text_from_right_to_left_are_judged_as_they_are(
    writer: Writer,
) -> None:
    odd = TEXT + "\n::: något-nytt\nVad är det här?\n:::\n\n[^1]: en fotnot\n"
    assert "box-unknown" in {f["rule"] for f in writer.send("fynd", odd).json["findings"]}
    arabic = HEAD.replace("svenska: lätt", "språk: ar") + "\n1. افتح **Outlook**. {#iftah}\n"
    told = writer.send("fynd", arabic).json
    assert {f["rule"] for f in told["findings"]} == {"easy-missing", "step-picture"}
    assert told["has"] == ["1 steg", "0 har bild"]
    mixed = TEXT.replace("Så här svarar du.", "😀😀 Trykc på مرحبا.")
    (found,) = [f for f in writer.send("fynd", mixed).json["findings"] if f["rule"] == "spelling"]
    line = mixed.split("\n")[found["line"] - 1]
    assert line[found["column"] - 1 :].startswith("Trykc"), "columns count whole characters"


def test_lines_that_end_as_on_windows_keep_their_numbers(writer: Writer) -> None:
    draft = TEXT.replace("Tryck på", "Trykc på")
    ours, theirs = writer.send("fynd", draft), writer.send("fynd", draft.replace("\n", "\r\n"))
    assert ours.json["findings"] == theirs.json["findings"]
