"""Whatever was done in whatever order, all steps back give the text that one began with."""

from __future__ import annotations

from editor_modules import REPOSITORY, Modules  # type: ignore[import-not-found]

WALK = """async ({ Draft }, [text, seed]) => {
  const { insertAfter, moved, numbered, removed, withId } = await import("/order.js");
  const { join } = await import("/source.js");
  const { viewOf } = await import("/views/view.js");
  let state = seed;
  const chance = (most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
  const draft = new Draft(text);
  const whole = (blocks) => draft.replace(join(numbered(blocks)));
  const deeds = [
    (block) => {
      const controls = viewOf(block).groups.flatMap((group) => group.controls);
      const control = controls.filter((one) => one.type !== "tick")[chance(3) % controls.length];
      if (control) draft.write(block, control.set(`${control.value}å`), control.name);
    },
    (block) => whole(moved(draft.blocks, block, draft.blocks[chance(draft.blocks.length)], true)),
    (block) => whole(removed(draft.blocks, block)),
    (block) => whole(insertAfter(draft.blocks, "1. Nytt\\n", block)),
    (block) => whole(insertAfter(draft.blocks, "::: tips\\nNytt\\n:::\\n", block)),
    (block) => { if (!draft.canRedo) draft.amend(block, withId(draft.blocks, block)); },
    () => draft.replace(draft.text() + "Mer\\n", { typing: "markdown" }),
    () => draft.undo(),
    () => draft.redo(),
  ];
  for (let turn = 0; turn < 60; turn += 1) {
    const blocks = draft.blocks.filter((one) => one.kind !== "front" && one.kind !== "space");
    if (blocks.length) deeds[chance(deeds.length)](blocks[chance(blocks.length)]);
  }
  while (draft.canRedo) draft.redo();
  const last = draft.text();
  while (draft.canUndo) draft.undo();
  const first = draft.text();
  while (draft.canRedo) draft.redo();
  return [first === text, draft.text() === last, last !== text];
}"""
OTHERS = """({ Draft }, text) => {
  const draft = new Draft(text);
  const step = draft.blocks.find((block) => block.kind === "step");
  draft.write(step, step.source.replace("Tryck", "Peka"), "words0");
  const theirs = draft.text().replace("sammanfattning: ", "sammanfattning: Annars: ");
  draft.replace(theirs, { others: true });
  draft.undo();
  return draft.text();
}"""

YOUNG = """({ Draft }, text) => {
  performance.now = () => 100;
  const draft = new Draft(text);
  draft.replace(`${text}Mer\\n`, { typing: "markdown" });
  draft.replace(`${text}Mer\\nAnnat\\n`);
  draft.undo();
  draft.replace(`${text}Mer\\nEn bokstav\\n`, { typing: "markdown" });
  const last = draft.text();
  draft.undo();
  return [last, draft.text()];
}"""


def guide() -> str:
    return (REPOSITORY / "lathundar/outlook/las-och-svara.md").read_text(encoding="utf-8")


def test_all_steps_back_give_the_first_text_after_any_walk(modules: Modules) -> None:
    texts = (guide(), guide().replace("\n", "\r\n"))
    for seed in range(1, 25):
        for text in texts:
            assert modules.run("draft.js", WALK, [text, seed]) == [True, True, True], seed


def test_a_step_back_leaves_what_others_have_written(modules: Modules) -> None:
    text = modules.run("draft.js", OTHERS, guide())
    assert text == guide().replace("sammanfattning: ", "sammanfattning: Annars: ")


def test_a_key_after_a_step_back_is_a_step_of_its_own_in_a_page_just_opened(
    modules: Modules,
) -> None:
    last, before = modules.run("draft.js", YOUNG, guide())
    assert last == guide() + "Mer\nEn bokstav\n"
    assert before == guide() + "Mer\n"
