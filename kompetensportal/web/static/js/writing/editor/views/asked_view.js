// What all kinds of questions have: what is asked, what is said after an answer, a hint.

import { writtenLabel } from "../question.js";
import { alone, group, words } from "./group.js";

/** `write(part, lines)` gives the box with other lines instead of a part's. */
export function asked(found, write) {
  const part = found.words ?? { from: 0, to: 0, value: "" };
  const set = (value) => write(part, value.split("\n"));
  const at = { value: part.value, line: part.from + 1, column: 0 };
  return group("question", [words("asked", "question_words", at, set)]);
}

/** What is said when all of it is right, and when it is not: beside its label, or in a quote below. */
export function said(found, lines, write) {
  const control = (label, name, given) => {
    const part = given ?? { from: lines.length, to: lines.length, value: "", feedback: "" };
    const inQuote = Boolean(part.feedback);
    const written = (said) => (inQuote ? writtenLabel(label, "", said) : writtenLabel(label, said));
    const at = {
      value: part.value || part.feedback,
      line: part.from + (inQuote ? 2 : 1),
      column: inQuote ? 2 : label.length + 2,
    };
    return words(name, name, at, (said) => write(part, [...(given ? [] : [""]), ...written(said)]));
  };
  const controls = [
    control("Rätt", "said_right", found.right),
    control("Annars", "said_not_yet", found.otherwise),
  ];
  return group("said", controls, { label: "" });
}

/** Whether what is said stands in one place only, so that one field can hold it. */
export function isSaidOnce({ right, otherwise, answers }) {
  return !answers && [right, otherwise].every((part) => !part?.value || !part.feedback);
}

export function hint(found, lines, write) {
  const part = found.hint ?? { from: lines.length, to: lines.length, value: "" };
  const set = (value) => {
    const made = value.trim() ? writtenLabel("Ledtråd", value) : [];
    return write(part, !found.hint && made.length ? ["", ...made] : made);
  };
  const at = { value: part.value, line: part.from + 1, column: 9 };
  return alone("hint", words("hint", "hint", at, set));
}
