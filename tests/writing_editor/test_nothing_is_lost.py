"""A text that is opened and not changed is the same, byte for byte; a change stays in its lines."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from editor_modules import REPOSITORY, Modules  # type: ignore[import-not-found]

sys.path.append(str(Path(__file__).parent.parent / "compiler"))
from foreign_markdown import foreign_files  # type: ignore[import-not-found]

ROUND_TRIP = """(m, texts) => texts.map((text) => {
  const blocks = m.split(text);
  return m.join(blocks) === text && blocks.every((block) => block.source.length > 0);
})"""
CHANGE = """async ({ viewOf }, texts) => {
  const { split } = await import("/source.js");
  return texts.flatMap(({ name, text }) => split(text).flatMap((block) => {
  if (block.kind === "front") return [];
  const found = [];
  for (const group of viewOf(block).groups) {
    for (const control of group.controls) {
      if (control.type === "tick") continue;
      const changed = control.set(`${control.value} Nytt`.trimStart());
      const again = viewOf({ ...block, source: changed }).groups.flatMap((one) => one.controls)
        .find((one) => one.name === control.name);
      if (again?.value !== `${control.value} Nytt`.trimStart())
        found.push(`${name}: ${control.name} of ${block.source} became ${changed}`);
      else if (control.value && again.set(control.value) !== block.source)
        found.push(`${name}: ${control.name} of ${block.source} came back otherwise`);
    }
  }
  return found;
}));
}"""
ODD = [
    "",
    "\n",
    "\n\n\n",
    "---",
    "---\n",
    "---\ntitel: x\n",
    "\ufeff---\ntitel: x\n---\n1. A\n",
    "1.",
    "1. ",
    "1.\n\n2.\n",
    "1.\ta\n\n\tb\n\n2.\tc",
    "1. a\r\n\r\n   b\r\n2. c\r\n",
    "1. a\r\r2. b",
    "1. a\r\n2. b\n3. c\r",
    "10) a\n11) b\n",
    "1. a\n   1. b\n      - c\n\n        ```\n        1. d\n   ```\n",
    "1. a\n\n   ::: tips\n   b\n   :::\n\n2. c\n",
    "::: tips\n::: varning\n:::\n:::\n",
    "::: tips\nnever closed\n\n1. a\n",
    ":::\n",
    "::: hemligt\nb\n:::\n",
    "```\n::: tips\n1. a\n",
    "~~~~\n```\n~~~\n~~~~ \nx",
    "<div>\n1. a\n\n</div>\n<!-- \n\n-->x\n",
    "| a | b |\n|---|---|\n| 1. | ::: |\n",
    "a\n===\nb\n---\n***\n",
    "    1. code\n\n\ttab\n",
    "> 1. a\nb\n> c\n",
    "- a\n1. b\n- c\n+ d\n",
    "text\n2. not a step\n1. a step\n",
    "1. a\nlazy words\n\nnot of it\n",
    "\u2028\u2029\x0b\x0c\x00 \n",
    "1. متن من اليمين {#a}\n",
]


def shipped() -> dict[str, str]:
    """All content that ships, by its path."""
    found = {}
    for folder in ("lathundar", "courses"):
        for path in sorted((REPOSITORY / folder).rglob("*.md")):
            found[str(path.relative_to(REPOSITORY))] = path.read_bytes().decode()
    return found


def installed() -> list[str]:
    """What the packages of this machine say of themselves."""
    paths = islice(sorted((REPOSITORY / "node_modules").rglob("*.md")), 200)
    return [path.read_bytes().decode(errors="replace") for path in paths]


def written_otherwise(text: str) -> list[str]:
    """The same text as other editors save it."""
    windows = text.replace("\n", "\r\n")
    return [text, windows, text.replace("\n", "\r"), "\ufeff" + text, text.rstrip("\n")]


def test_all_shipped_content_is_the_same_after_a_round_trip(modules: Modules) -> None:
    texts = [other for text in shipped().values() for other in written_otherwise(text)]
    assert len(texts) > 1000
    assert all(modules.run("source.js", ROUND_TRIP, texts))


def test_foreign_markdown_is_the_same_after_a_round_trip(modules: Modules) -> None:
    foreign = [text.decode() for text in foreign_files()]
    texts = [other for text in foreign + installed() for other in written_otherwise(text)]
    assert len(foreign) >= 200
    assert all(modules.run("source.js", ROUND_TRIP, texts))
    print(f"round trip: {len(shipped())} shipped and {len(foreign)} foreign files, five ways each")


def test_an_odd_text_is_the_same_after_a_round_trip(modules: Modules) -> None:
    whole = modules.run("source.js", ROUND_TRIP, ODD)
    assert [text for text, same in zip(ODD, whole, strict=True) if not same] == []


def test_every_field_of_shipped_content_changes_its_own_words_and_can_be_changed_back(
    modules: Modules,
) -> None:
    texts = [
        {"name": name, "text": text} for name, text in shipped().items() if "ordlista" not in name
    ]
    assert modules.run("views/view.js", CHANGE, texts)[:5] == []
