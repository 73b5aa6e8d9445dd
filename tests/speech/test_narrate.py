"""A lesson's file: its times are true against the sound that one hears."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from itertools import pairwise
from statistics import median

import pytest

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech import encode
from kompetensportal.speech.narrate import LONGEST, Narrator, pieces

Make = Callable[..., list[Sentence]]
Hear = Callable[[bytes], "array[int]"]
Onsets = Callable[["array[int]"], list[float]]
LESSON = (
    "Läs och svara på mejl",
    "Öppna Outlook på din iPad.",
    "Tryck på mejlet.",
    "Mötet är kl. 08.30–10.00.",
    "Skriv ditt svar, och tryck på Skicka.",
    "Nu är du klar!",
    "Du kan lyssna på mejlet.",
    "Logga ut när du är klar.",
)


def nearest(times: list[float], wanted: float) -> float:
    return min(abs(time - wanted) for time in times)


def test_sentences_begin_when_they_are_heard(
    narrator: Narrator, sentences: Make, hear: Hear, onsets: Onsets
) -> None:
    narration = narrator.narrate(sentences(*LESSON * 3))
    heard = onsets(hear(narration.mp3))
    starts = [s["start"] for s in narration.timing["sentences"]]
    wrong = [nearest(heard, start) for start in starts]
    assert median(wrong) < 40 and max(wrong) < 150
    # The test can fail: times that are 200 ms too late are found out.
    assert median(nearest(heard, start + 200) for start in starts) > 40


def test_words_begin_when_they_are_heard(
    narrator: Narrator, sentences: Make, hear: Hear, onsets: Onsets
) -> None:
    # Commas put silence between the words, so that each has an onset of its own.
    texts = ["Mamma, boll, lampa, nej, daggmask.", "Vi, de, nu, mössa, dörr."] * 5
    narration = narrator.narrate(sentences(*texts))
    heard = onsets(hear(narration.mp3))
    times = [ms for s in narration.timing["sentences"] for _, ms in s["words"]]
    assert len(times) == 50
    wrong = [nearest(heard, time) for time in times]
    assert median(wrong) < 40 and max(wrong) < 150


def test_silence_lies_between_sentences_and_the_last_sound_is_within_the_file(
    narrator: Narrator, sentences: Make, hear: Hear
) -> None:
    narration = narrator.narrate(sentences(*LESSON))
    samples = hear(narration.mp3)
    duration = len(samples) * 1000 / encode.SAMPLE_RATE
    assert abs(duration - narration.timing["duration"]) < 30
    times = narration.timing["sentences"]
    for this, after in pairwise(times):
        quiet = samples[
            (this["end"] + 20) * encode.SAMPLE_RATE // 1000 : (after["start"] - 20)
            * encode.SAMPLE_RATE
            // 1000
        ]
        assert len(quiet) > 0.25 * encode.SAMPLE_RATE
        assert max(map(abs, quiet)) < 200
    assert times[-1]["end"] < duration


def test_a_heading_and_a_step_are_followed_by_a_longer_pause(
    narrator: Narrator, sentences: Make
) -> None:
    def pause(block: str) -> int:
        timing = narrator.narrate(sentences("Öppna mejlet.", "Läs det.", block=block)).timing
        first, second = timing["sentences"]
        return int(second["start"] - first["end"])

    assert pause("text") < pause("heading") < pause("step")


def test_every_word_has_a_time_in_order_within_its_sentence(
    narrator: Narrator, sentences: Make
) -> None:
    narration = narrator.narrate(sentences(*LESSON))
    for sentence, text in zip(narration.timing["sentences"], LESSON, strict=True):
        places = [at for at, _ in sentence["words"]]
        times = [ms for _, ms in sentence["words"]]
        assert places == sorted(set(places)) and times == sorted(times)
        assert sentence["start"] <= times[0] and times[-1] <= sentence["end"]
        words = [at for at in range(len(text)) if at == 0 or text[at - 1] == " "]
        assert places == words, text


def test_one_changed_sentence_leaves_the_frames_of_all_others_as_they_were(
    narrator: Narrator, sentences: Make
) -> None:
    before = narrator.narrate(sentences(*LESSON))
    changed = list(LESSON)
    changed[2] = "Tryck på det översta mejlet."
    after = narrator.narrate(sentences(*changed))
    assert after.made == 1
    same = 0
    while before.mp3[same] == after.mp3[same]:
        same += 1
    tail = 0
    while before.mp3[-1 - tail] == after.mp3[-1 - tail]:
        tail += 1
    where = before.timing["sentences"][2]
    per_ms = encode.BIT_RATE / 8
    assert same > where["start"] * per_ms - 400
    assert tail > (before.timing["duration"] - where["end"]) * per_ms - 1500
    assert before.mp3 == narrator.narrate(sentences(*LESSON)).mp3


def test_a_minute_is_at_most_260_kilobytes(narrator: Narrator, sentences: Make) -> None:
    narration = narrator.narrate(sentences(*LESSON))
    assert len(narration.mp3) / (narration.timing["duration"] / 60_000) < 260_000


def test_a_text_of_emoji_only_has_no_sound_and_nothing_is_missing(
    narrator: Narrator, sentences: Make
) -> None:
    narration = narrator.narrate(sentences("👍👍", "🎉 ❤️", "—"))
    assert narration.mp3 == b"" and narration.missing == ()


def test_emoji_between_sentences_are_passed_over(narrator: Narrator, sentences: Make) -> None:
    narration = narrator.narrate(sentences("Hej.", "👍", "Då."))
    assert [s["s"] for s in narration.timing["sentences"]] == [0, 2]


@pytest.mark.timeout(900)  # An hour of sound takes its time where a machine is busy.
def test_ten_thousand_words_in_one_sentence_are_read_to_the_end(
    narrator: Narrator, sentences: Make
) -> None:
    text = "ord " * 9_999 + "slut"
    narration = narrator.narrate(sentences(text))
    (sentence,) = narration.timing["sentences"]
    places = [at for at, _ in sentence["words"]]
    times = [ms for _, ms in sentence["words"]]
    assert len(places) == 10_000 and places[-1] == text.index("slut")
    assert times == sorted(times)
    # Sentence end and last word are at the end of half an hour or more.
    assert times[-1] > 1_800_000 and sentence["end"] > times[-1]


def test_a_word_of_500_letters_is_read(narrator: Narrator, sentences: Make) -> None:
    narration = narrator.narrate(sentences("bla" * 167 + "."))
    assert not narration.missing
    third = narrator.narrate(sentences("bla" * 20 + "."))
    assert narration.timing["duration"] > 7 * third.timing["duration"]


@pytest.mark.parametrize(
    "text", ["", "a", "ord " * 1000, "x" * 5000, "Hej, du. " * 300, ", " * 900, "å" * LONGEST]
)
def test_pieces_are_short_and_lose_no_word(text: str) -> None:
    cut = list(pieces(text))
    assert all(0 < len(piece) <= LONGEST for _, piece in cut)
    assert all(text[at : at + len(piece)] == piece for at, piece in cut)
    spoken = "".join(piece for _, piece in cut)
    assert spoken.split() == (text.split() if any(c.isalnum() for c in text) else [])
    assert not re.search(r"\S{61}", " ".join(piece for _, piece in cut))


def test_a_sentence_in_another_language_is_read_with_that_languages_voice(
    narrator: Narrator,
) -> None:
    both = [
        Sentence(0, "Tryck på knappen.", "sv", "text"),
        Sentence(1, "Press the button.", "en", "text"),
    ]
    narration = narrator.narrate(both)
    assert len(narration.timing["sentences"]) == 2
    swedish_only = narrator.narrate([Sentence(0, "Press the button.", "sv", "text")])
    assert swedish_only.made == 1, "the same words in another voice are another clip"


def test_a_language_without_a_voice_is_missing_by_name_and_the_rest_is_read(
    narrator: Narrator,
) -> None:
    text = [
        Sentence(0, "Hej.", "sv", "text"),
        Sentence(1, "Soo dhawow.", "so", "text"),
        Sentence(2, "Hej då.", "sv", "text"),
    ]
    narration = narrator.narrate(text)
    assert [s["s"] for s in narration.timing["sentences"]] == [0, 2]
    (missing,) = narration.missing
    assert missing.index == 1 and missing.why.key == "speech.no_voice"


def test_frames_that_are_not_ours_are_refused() -> None:
    whole = encode.silence(300)
    assert encode.count_frames(whole) > 5
    for spoilt in (whole[:-1], whole[1:], b"RIFF" + whole, b"\0" * 104):
        with pytest.raises(ValueError, match="frame"):
            encode.count_frames(spoilt)


MIXED = (
    ("sv", "Öppna Outlook – افتح البريد – och läs 1 300,50 kr i dag."),
    ("sv", "Ring 112, kl. 08.30–16.00, den 22/11, om A4 eller 5G (t.ex. iPad)."),
    ("en", "Open Outlook at 08:30 – افتح البريد – and pay 1,300 kr, e.g. with a card."),
    ("ar", "افتح Outlook في الساعة 8 ثم اقرأ iPad."),
)


@pytest.mark.parametrize(("language", "text"), MIXED, ids=["sv", "sv numbers", "en", "ar"])
def test_every_word_has_a_time_whatever_is_mixed_in_it(
    narrator: Narrator, sentences: Make, language: str, text: str
) -> None:
    narration = narrator.narrate(sentences(text, language=language))
    (sentence,) = narration.timing["sentences"]
    wanted = [m.start() for m in re.finditer(r"\S+", text) if any(c.isalnum() for c in m[0])]
    assert [at for at, _ in sentence["words"]] == wanted
    times = [ms for _, ms in sentence["words"]]
    assert times == sorted(times)
    assert sentence["start"] <= times[0] and times[-1] <= sentence["end"]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["Mother, ball, lamp, no, dog.", "Ten, door, go, man, bed."]),
        ("ar", ["باب، ماء، بيت، نور، جمل.", "دار، موز، بنت، لون، نهر."]),
    ],
)
def test_words_of_other_languages_begin_when_they_are_heard(
    narrator: Narrator, sentences: Make, hear: Hear, onsets: Onsets,
    language: str, texts: list[str],
) -> None:  # fmt: skip
    narration = narrator.narrate(sentences(*texts * 3, language=language))
    heard = onsets(hear(narration.mp3))
    times = [ms for s in narration.timing["sentences"] for _, ms in s["words"]]
    assert len(times) == 30
    wrong = [nearest(heard, time) for time in times]
    assert median(wrong) < 40 and max(wrong) < 150
