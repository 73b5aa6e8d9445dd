// Shows the sentence and the word that sound. No text node changes, so a screen reader hears the
// page as it is. A browser without highlights marks the sentence with a class.

import { endOfWord, rangeOf } from "./text.js";

const CLASS = "is-spoken";
const paints = Boolean(globalThis.Highlight && CSS.highlights);
const sentence = paint("kp-sentence", 1);
const word = paint("kp-word", 2);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const LEFT_ALONE = 5000;
let shown = null;
let shownWord = -1;
let scrolledAt = -LEFT_ALONE;

function paint(name, priority) {
  if (!paints) return null;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}

// Who scrolls by hand looks for something: leave the page where it is for a while.
for (const kind of ["wheel", "touchmove"]) {
  addEventListener(kind, () => (scrolledAt = performance.now()), { passive: true });
}

/** Mark one sentence, or none. */
export function show(span) {
  if (paints) {
    sentence.clear();
    if (span) {
      const range = new Range();
      range.selectNodeContents(span);
      sentence.add(range);
    }
  } else {
    shown?.classList.remove(CLASS);
    span?.classList.add(CLASS);
  }
  shown = span;
  showWord(-1);
  if (span) bringIntoView(span);
}

/** Mark the word of the sentence that begins at a character; -1 for none. */
export function showWord(at) {
  if (at === shownWord) return;
  shownWord = at;
  if (!paints) return;
  word.clear();
  if (!shown || at < 0) return;
  const range = rangeOf(shown, at, endOfWord(shown.textContent, at));
  word.add(range);
  document.dispatchEvent(new CustomEvent("kp:word", { detail: { range } }));
}

function bringIntoView(span) {
  if (performance.now() - scrolledAt < LEFT_ALONE) return;
  const { top, bottom } = span.getBoundingClientRect();
  if (top > innerHeight * 0.12 && bottom < innerHeight * 0.75) return;
  span.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}
