"""What is another in a text for somebody who has done it: by the ids of its steps."""

from __future__ import annotations

from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.model.writing.changed_steps import (
    Change,
    changed_steps,
    from_plain,
    to_plain,
    together,
)

HEAD = "---\ntitel: Mejl\nägare: Ägare\ngranskas: 2027-05-01\nsvenska: lätt\n---\n\n"
STEPS = {"oppna": "Öppna **Outlook**.", "las": "Läs mejlet.", "svara": "Tryck på **Svara**."}


def lesson(steps: dict[str, str], before: str = "Du behöver din mobil.") -> Lesson:
    listed = "\n".join(f"{n}. {text} {{#{id_}}}" for n, (id_, text) in enumerate(steps.items(), 1))
    text = f"{HEAD}{before}\n\n{listed}\n"
    source = Source("lathundar/outlook/mejl.md", Kind.LATHUND, text, "")
    value = compile_source(source, pictures=lambda _: None).value
    assert isinstance(value, Lesson)
    return value


def ids(change: Change) -> list[tuple[str, bool]]:
    return [(step.id, step.new) for step in change.steps]


def test_a_step_that_says_the_same_is_not_shown() -> None:
    change = changed_steps(lesson(STEPS), lesson(STEPS | {"las": "Läs hela mejlet."}))
    assert ids(change) == [("las", False)]
    assert change.steps[0].text == "Läs hela mejlet."
    assert (change.removed, change.sentences) == ((), ())
    assert not changed_steps(lesson(STEPS), lesson(STEPS)).is_something


def test_a_new_step_is_new_and_those_after_it_have_only_moved() -> None:
    steps = {"oppna": STEPS["oppna"], "vanta": "Vänta lite.", **STEPS}
    change = changed_steps(lesson(STEPS), lesson(steps))
    assert ids(change) == [("vanta", True)]
    assert change.steps[0].number == 2


def test_steps_in_another_order_are_no_other_steps() -> None:
    turned = dict(reversed(STEPS.items()))
    assert not changed_steps(lesson(STEPS), lesson(turned)).is_something


def test_a_step_that_is_gone_is_told_and_so_are_new_words_beside_the_steps() -> None:
    left = {id_: text for id_, text in STEPS.items() if id_ != "las"}
    change = changed_steps(lesson(STEPS), lesson(left, "Du behöver din mobil. Ta med laddaren."))
    assert change.steps == ()
    assert change.removed == ("Läs mejlet.",)
    assert change.sentences == ("Ta med laddaren.",)


def test_a_text_that_was_not_there_before_asks_nobody() -> None:
    assert changed_steps(None, lesson(STEPS)) == Change()


def test_changes_one_after_the_other_are_shown_as_one() -> None:
    first, second = lesson(STEPS), lesson(STEPS | {"las": "Läs allt.", "klar": "Klart."})
    third = lesson({**STEPS, "las": "Läs noga.", "klar": "Du är klar."})
    both = [changed_steps(first, second), changed_steps(second, third)]
    change = together(both, [step.id for step in third.steps])
    assert [(s.text, s.new) for s in change.steps] == [("Läs noga.", False), ("Du är klar.", True)]
    assert ids(together(both, ["las"])) == [("las", False)], "a step that is gone is not shown"


def test_a_change_comes_back_from_a_table_as_it_was() -> None:
    change = changed_steps(lesson(STEPS), lesson({"las": "Läs allt."}, "Ny mening."))
    assert from_plain(to_plain(change)) == change
