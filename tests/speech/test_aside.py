"""Feedback and hints are read when they are asked for, and never in passing."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable

from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import decode, locate
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Source
from kompetensportal.speech import encode
from kompetensportal.speech.narrate import Narrator

TEXT = """---
titel: Svara på mejl
id: outlook/svara
ägare: Systemspecialist Outlook
granskas: 2099-05-03
---

Läs först.

::: fråga {#forsta}
Vad gör du först?

- [x] Jag läser.
  > Ja. Då vet du vad frågan är.
- [ ] Jag tar bort mejlet.
  > Inte än. Titta på **steg 2**.

Ledtråd: Titta på bilden.
:::

::: fråga {#knapp}
Vad står det på knappen?

Svar: Svara
> Ja, den knappen.

Annars: Inte än.
:::

Nu är du klar.
"""
ASIDE = ("Ja.", "Då vet du vad frågan är.", "Inte än.", "Titta på steg 2.", "Titta på bilden.",
         "Ja, den knappen.", "Inte än.")  # fmt: skip


def compiled() -> Lesson:
    path = "lathundar/outlook/svara.md"
    place = locate(path)
    assert place is not None
    source = decode(path, place.kind, TEXT.encode())
    assert isinstance(source, Source)
    value = compile_source(source, pictures=lambda _: None).value
    assert isinstance(value, Lesson)
    return value


def test_feedback_and_hints_are_sentences_with_a_place_of_their_own_on_the_page() -> None:
    lesson = compiled()
    aside = [s for s in lesson.sentences if s.block in {"feedback", "hint"}]
    assert tuple(s.text for s in aside) == ASIDE
    ids = re.findall(r'<span class="s" id="s(\d+)">', lesson.html)
    assert list(map(int, ids)) == [s.index for s in lesson.sentences[1:]]
    hidden = re.findall(r'<div class="feedback"[^>]* hidden>(.*?)</div>', lesson.html)
    assert [len(re.findall('class="s"', each)) for each in hidden] == [2, 2, 1, 1]


def test_what_is_shown_a_second_time_has_no_id() -> None:
    first, second = compiled().questions
    told = [o.feedback for o in first.options]
    told += [first.hint, second.right_feedback, second.wrong_feedback]
    assert all('class="s"' in html and "id=" not in html for html in told)


def test_the_ordinary_reading_ends_before_what_is_read_aside(
    narrator: Narrator, hear: Callable[[bytes], array[int]]
) -> None:
    lesson = compiled()
    narration = narrator.narrate(lesson.sentences)
    timing = narration.timing
    by_number = {s.index: s for s in lesson.sentences}
    flow = [s for s in timing["sentences"] if "aside" not in s]
    aside = [s for s in timing["sentences"] if s.get("aside")]
    assert [by_number[s["s"]].text for s in aside] == list(ASIDE)
    assert flow + aside == sorted(timing["sentences"], key=lambda s: int(s["start"]))
    assert by_number[flow[-1]["s"]].text == "Nu är du klar."
    assert flow[-1]["end"] < timing["flow"] < aside[0]["start"] < timing["duration"]
    assert all(s["words"] for s in aside)
    samples = hear(narration.mp3)
    at = timing["flow"] * encode.SAMPLE_RATE // 1000
    quiet = samples[at - encode.SAMPLE_RATE // 5 : at]
    assert max(map(abs, quiet)) < 200, "one can stop there without cutting a word"


def test_a_text_without_questions_is_ordinary_reading_to_its_end(narrator: Narrator) -> None:
    plain = [s for s in compiled().sentences if s.block in {"title", "text"}]
    timing = narrator.narrate(plain).timing
    assert timing["flow"] == timing["duration"]
    assert not any("aside" in s for s in timing["sentences"])
