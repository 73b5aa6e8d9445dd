"""What the rules say of a text as it stands in the editor, over HTTP."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

from draft_desk import HEAD, PATH, TEXT, Answer, Desk, Writer  # type: ignore[import-not-found]

from kompetensportal.actions.content.judge import judge


def of_rule(answer: Answer, rule: str) -> list[dict[str, Any]]:
    return [one for one in answer.json["findings"] if one["rule"] == rule]


def changed(text: str, finding: dict[str, Any], which: int = 0) -> str:
    """A text with a suggestion accepted, as the editor does it."""
    change, lines = finding["suggestion"], text.split("\n")
    line = lines[change["line"] - 1]
    at = change["column"] - 1
    lines[change["line"] - 1] = line[:at] + change["texts"][which] + line[at + change["length"] :]
    return "\n".join(lines)


def test_a_draft_gets_the_findings_that_check_has_of_its_file(desk: Desk, writer: Writer) -> None:
    draft = TEXT.replace("Tryck på mejlet.", "Trykc på mejlet avseende mötet.") + "\n<b>fet</b>\n"
    (desk.content / PATH).write_text(draft, encoding="utf-8")
    try:
        told = judge(desk.content, desk.data, [PATH], date.today())
    finally:
        (desk.content / PATH).write_text(TEXT, encoding="utf-8")
    found = writer.send("fynd", draft).json["findings"]
    wanted = [(f.rule, f.line, f.column) for f in told if f.severity != "info"]
    wanted.remove(("step-imperative", 15, 4))  # An echo: its first word is only misspelled.
    assert sorted((f["rule"], f["line"], f["column"]) for f in found) == sorted(wanted)
    assert {"spelling", "officialese", "html"} <= {f["rule"] for f in found}


def test_each_finding_says_where_why_and_what_to_do(writer: Writer) -> None:
    draft = TEXT.replace("Tryck på mejlet.", "Trykc på mejlet.")
    (found,) = of_rule(writer.send("fynd", draft), "spelling")
    assert found["length"] == len("Trykc")
    line = draft.split("\n")[found["line"] - 1]
    assert line[found["column"] - 1 :].startswith("Trykc")
    assert "Trykc" in found["message"] and found["reason"] and "Menade du" in found["mend"]
    assert found["severity"] == "warning"


def test_a_suggestion_is_accepted_in_one_press_and_the_finding_is_gone(writer: Writer) -> None:
    wrong = {
        "spelling": ("Tryck på", "Trykc på"),
        "officialese": ("Så här svarar du.", "Så här svarar du avseende mejl."),
        "abbreviation": ("Så här svarar du.", "Så här svarar du t.ex. på mejl."),
        "percent": ("Så här svarar du.", "Vi svarar på 50 % av mejlen."),
        "anchor": ("Så här svarar du.", "Börja med [att öppna](#opna)."),
        "link-target": ("Så här svarar du.", "Läs [mer](vidaree.md)."),
        "link-anchor": ("Så här svarar du.", "Läs [mer](vidare.md#tryc)."),
        "picture-text": ("Den blå ikonen", "Bild på den blå ikonen"),
        "step-id": (" {#tryck}", ""),
        "box-unknown": ("Så här svarar du.", "::: tps\nSå här.\n:::"),
        "front-matter-unknown": ("svenska: lätt", "svenskan: lätt"),
        "anchor-form": ("{#tryck}", "{#Tryck på}"),
    }
    for rule, (right, error) in wrong.items():
        draft = TEXT.replace(right, error)
        (found,) = of_rule(writer.send("fynd", draft), rule)
        assert found["suggestion"], rule
        mended = changed(draft, found)
        assert mended != draft and of_rule(writer.send("fynd", mended), rule) == [], rule


def test_what_the_author_reads_speaks_neither_of_markdown_nor_of_commands(writer: Writer) -> None:
    draft = (
        TEXT.replace("![Listan med mejl](bilder/oppna.svg)", "")
        .replace(" {#tryck}", "")
        .replace("Så här svarar du.", "Så här svarar kollegrna om kollegrna. <b>x</b>")
        .replace("ägare: Systemspecialist Outlook\n", "")
        .replace("granskas: 2031-05-01\n", "")
        .replace("[Den blå ikonen Outlook]", "[]")
    )
    found = writer.send("fynd", draft).json["findings"]
    rules = {"step-picture", "step-id", "html", "owner", "review", "picture-text", "spelling"}
    assert rules <= {one["rule"] for one in found}
    for one in found:
        for sign in ("kompetensportal ", "{#", "![", "ordlista.txt", ".md", "ägare:", "granskas:"):
            assert sign not in one["mend"], one


BOXES = """
::: fråga
Vad trycker du på?
:::

::: fråga
Vem läser?

- [ ] Chefen
- [ ] Alla
:::

::: fråga
Vad heter den?

Svar: Svara
:::

::: ordna
Vad först?

1. Läs.
:::

::: para-ihop
Vad hör ihop?

|  |  |
| --- | --- |
| Ett |  |
:::

::: term
Den som får hjälp.
:::
"""


def test_what_is_said_of_boxes_speaks_of_their_fields(writer: Writer) -> None:
    found = writer.send("fynd", TEXT + BOXES).json["findings"]
    rules = {"box-id", "question-answers", "order-items", "match-pairs", "term-word"}
    assert rules <= {one["rule"] for one in found}
    assert sum(one["rule"] == "question-answers" for one in found) == 10
    for one in found:
        for sign in (":::", "{#", "[x]", "- [", "> ", "Svar:", "Annars:", "tabell", "lista"):
            assert sign not in one["message"] + one["mend"], one


def test_a_box_that_is_a_markdown_card_is_spoken_of_in_markdown(writer: Writer) -> None:
    point = """
::: peka {#var}
Var trycker du?

![Listan med mejl](bilder/oppna.svg)

- [ ] Pilen {yta: 1 1 2 2}
- [ ] Korgen {yta: 5 5 2 2}
:::
"""
    answer = writer.send("fynd", TEXT + point)
    assert "[x]" in of_rule(answer, "question-no-right")[0]["mend"]
    assert "citat" in of_rule(answer, "question-feedback")[0]["mend"]


def test_the_text_stands_in_the_place_of_its_file_for_rules_across_files(writer: Writer) -> None:
    same = TEXT.replace("id: outlook/svara", "id: outlook/vidare")
    new = "lathundar/outlook/ny.md"
    assert of_rule(writer.send("fynd", same, new), "id-twice")
    assert not of_rule(writer.send("fynd", TEXT), "id-twice"), "the draft is not its own double"
    gone = TEXT.replace("Så här svarar du.", "Läs [mer](finns-inte-alls.md).")
    assert of_rule(writer.send("fynd", gone), "link-target-far")
    lacking = TEXT.replace("bilder/oppna.svg", "bilder/saknas.svg")
    assert len(of_rule(writer.send("fynd", lacking), "picture-file")) == 2


def test_so_far_counts_steps_pictures_and_easy_sentences_and_says_what_is_left(
    writer: Writer,
) -> None:
    told = writer.send("fynd", TEXT).json
    assert told["has"] == ["2 steg", "2 har bild", "Lätt svenska: 3 av 3 meningar"]
    assert told["left"] == [] and told["complete"]
    draft = TEXT.replace("![Listan med mejl](bilder/oppna.svg)", "").replace(
        "Så här svarar du.", "Avseende mejl svarar du så här."
    )
    draft = draft.replace("ägare: Systemspecialist Outlook\n", "")
    told = writer.send("fynd", draft).json
    assert told["has"] == ["2 steg", "1 har bild", "Lätt svenska: 2 av 3 meningar"]
    assert told["left"][0] == "1 sak att rätta först" or told["left"][0].startswith("Välj vem")
    assert "En bild till 1 steg" in told["left"] and "1 råd att titta på" in told["left"]
    told = writer.send("fynd", HEAD + "\n").json
    assert "Skriv det första steget" in told["left"] and told["has"] == ["0 steg"]


def test_of_two_requests_about_one_text_the_newer_wins(desk: Desk) -> None:
    long = TEXT + "".join(f"\nMening nummer {n} handlar om något.\n" for n in range(400))
    answers: dict[int, Answer] = {}

    def ask(number: int) -> None:
        answers[number] = desk.signed_in().send("fynd", long + f"\nDel {number}.\n")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [answer.json for answer in answers.values()]
    assert all(answer.status == 200 for answer in answers.values())
    assert any("findings" in one for one in told), "one is answered with findings"
    assert all("findings" in one or one["again"] or one["old"] for one in told)
