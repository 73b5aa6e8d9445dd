// A box as a form: a title where it may have one, its words; questions have answers.

import { readBox, writeLines, writeTitle } from "../box.js";
import { isBlank } from "../lines.js";
import { orderGroups } from "./order_view.js";
import { pairsGroups } from "./pairs_view.js";
import { questionGroups } from "./question_view.js";

/** How a box is shown: the words for it, whether its first line says something, and what. */
const BOXES = {
  tips: { kind: "tip", title: "box_title" },
  varning: { kind: "warning", title: "box_title" },
  "kom-ihåg": { kind: "remember", title: "box_title" },
  term: { kind: "term", title: "term_word", body: "term_means" },
  övning: { kind: "practice", title: "box_title" },
  "läs-mer": { kind: "more", title: "more_title" },
  fråga: { kind: "question", groups: questionGroups },
  ordna: { kind: "order", groups: orderGroups },
  "para-ihop": { kind: "pairs", groups: pairsGroups },
};

/** The card of a box; null for a box that has no form. */
export function boxView(name, source) {
  const groups = boxGroups(name, source);
  return groups && { title: BOXES[name].kind, id: readBox(source).id, groups };
}

export function boxGroups(name, source) {
  const known = Object.hasOwn(BOXES, name) ? BOXES[name] : null;
  if (!known) return null;
  if (known.groups) return known.groups(source);
  return [
    {
      kind: known.kind,
      label: known.kind,
      controls: [...title(known, source), body(known, source)],
      actions: [],
    },
  ];
}

function title(known, source) {
  const value = readBox(source).title;
  const column = source.indexOf(value, 3);
  const set = (words) => writeTitle(source, words);
  return [{ name: "title", type: "line", label: known.title, value, line: 0, column, set }];
}

function body(known, source) {
  const { lines } = readBox(source);
  let from = 0;
  while (from < lines.length && isBlank(lines[from])) from += 1;
  let to = lines.length;
  while (to > from && isBlank(lines[to - 1])) to -= 1;
  // A box that holds nothing but empty lines gets its words in their place.
  if (from >= to) [from, to] = [0, lines.length];
  const value = lines.slice(from, to).join("\n").trim() ? lines.slice(from, to).join("\n") : "";
  const set = (words) => writeLines(source, from, to, words.split("\n"));
  return {
    name: "body",
    type: "words",
    label: known.body ?? "box_body",
    value,
    line: from + 1,
    column: 0,
    set,
  };
}
