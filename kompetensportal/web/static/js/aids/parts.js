// The parts of words, or their syllables, shown by lines under every other one. Where words divide
// comes with the text (docs/architecture.md, "Aids"); drawn are ranges, never inserted marks.

import { rangeOf } from "../player/text.js";

const LISTS = { words: "parts", syllables: "syllables" };
const paints = Boolean(globalThis.Highlight && CSS.highlights);
let known = null;

/** Underline "words" or "syllables"; "off" takes the lines away. */
export async function underlineParts(chosen) {
  if (!paints) return;
  const lines = chosen === "off" ? [] : await divisions(LISTS[chosen]);
  const every = [new Highlight(), new Highlight()];
  for (const [sentence, start, lengths] of lines) {
    const span = document.getElementById(`s${sentence}`);
    if (!span) continue;
    let at = start;
    for (const [number, length] of lengths.entries()) {
      every[number % 2].add(rangeOf(span, at, at + length));
      at += length;
    }
  }
  CSS.highlights.set("kp-part", every[0]);
  CSS.highlights.set("kp-part-other", every[1]);
}

/** Where the words of this page divide; nothing when it has no such text, or no network. */
async function divisions(list) {
  const source = document.querySelector("[data-aids]")?.dataset.aids;
  if (!source) return [];
  known ??= await fetch(source)
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  return known?.[list] ?? [];
}
