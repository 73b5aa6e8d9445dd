// Opens the editor on its page, and gives the object that the other parts of the workshop meet in
// (docs/writing.md).

import { adder } from "./add.js";
import { Desk } from "./desk.js";
import { dragCards } from "./drag.js";
import { keys } from "./keys.js";
import { markdownView } from "./markdown.js";
import { rangeIn } from "./mirror.js";
import { frontQuestions } from "./questions.js";
import { learn, say } from "./words.js";

/** The editor of this page. */
export function open(root) {
  const given = JSON.parse(document.querySelector("#draft").textContent);
  learn(given.words);
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const desk = new Desk(given.text, {
    path: root.dataset.path,
    files: root.dataset.files,
    language: root.dataset.language,
    list: part("cards"),
    live: part("live"),
  });
  part("first").append(adder(desk, null));
  frontQuestions(desk, part("front"));
  const editor = {
    path: desk.path,
    root: part("cards"),
    bar: part("bar"),
    status: part("status"),
    panel: part("panel"),
    side: part("side"),
    given,
    say,
    text: () => desk.draft.text(),
    replace: (text, how = {}) => desk.replace(text, how),
    insert: (markdown, at) =>
      desk.insert(markdown, at === undefined ? desk.current() : before(desk, at)),
    announce: (words) => desk.announce(words),
    cardAt: (line) => desk.cardAt(line)?.element ?? null,
    field: (line, column) => fieldAt(desk, line, column),
    rangeIn,
  };
  markdownView(desk, root, editor);
  keys(desk, root);
  dragCards(desk);
  root.hidden = false;
  return editor;
}

/** The card after which a block stands at an index of all cards. */
function before(desk, at) {
  return at > 0 ? (desk.cards[at - 1] ?? desk.cards.at(-1)) : null;
}

/** { field, at }: the field that shows a place of the text (both from 1), and the character in it. */
function fieldAt(desk, line, column = 1) {
  const card = desk.cardAt(line);
  if (!card) return null;
  const own = line - Number(card.element.dataset.line);
  let found = null;
  for (const one of card.fields()) {
    if (one.field.tagName !== "TEXTAREA" || one.control.line > own) continue;
    if (!found || one.control.line >= found.control.line) found = one;
  }
  if (!found) return null;
  const lines = found.field.value.split("\n");
  const row = Math.min(own - found.control.line, lines.length - 1);
  const before = lines.slice(0, row).reduce((sum, words) => sum + words.length + 1, 0);
  const inLine = Math.max(0, Math.min(column - 1 - found.control.column, lines[row].length));
  return { field: found.field, at: before + inLine };
}
