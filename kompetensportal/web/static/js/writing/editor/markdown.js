// The Markdown behind the cards, one press away and back. A browser's text field knows one kind of
// line ending: each line that was not changed gets its own back.

import { bare, endingOf, linesOf } from "./lines.js";
import { say } from "./words.js";

export function markdownView(desk, root) {
  const press = root.querySelector("[data-tool=markdown]");
  const view = root.querySelector("[data-part=markdown]");
  const cards = root.querySelector("[data-part=sheet]");
  const field = view.querySelector("textarea");
  const fill = () => {
    const words = plain(desk.draft.text());
    if (field.value !== words) field.value = words;
  };
  press.addEventListener("click", () => {
    const open = view.hidden;
    view.hidden = !open;
    cards.hidden = open;
    press.setAttribute("aria-pressed", String(open));
    if (open) {
      fill();
      field.focus();
      field.setSelectionRange(0, 0);
    }
    desk.announce(say(open ? "markdown_open" : "markdown_closed"));
  });
  field.addEventListener("input", () =>
    desk.replace(unplain(field.value, desk.draft.text()), { typing: "markdown" }),
  );
  desk.addEventListener("changed", () => {
    if (!view.hidden) fill();
  });
}

/** A text with the one line ending that text fields have. */
export function plain(text) {
  return text.replace(/\r\n|\r/g, "\n");
}

/** A field's text with the line endings of the text that it was made of. */
export function unplain(value, text) {
  const ending = endingOf(text);
  const old = linesOf(text);
  const made = linesOf(value).map((line) => line.replace("\n", ending));
  let first = 0;
  while (first < old.length && first < made.length && bare(old[first]) === bare(made[first])) {
    if (/\n|\r/.test(made[first]) && /\n|\r/.test(old[first])) made[first] = old[first];
    first += 1;
  }
  for (let last = 1; last <= Math.min(old.length, made.length) - first; last += 1) {
    if (bare(old.at(-last)) !== bare(made.at(-last))) break;
    if (/\n|\r/.test(made.at(-last)) && /\n|\r/.test(old.at(-last)))
      made[made.length - last] = old.at(-last);
  }
  return made.join("");
}
