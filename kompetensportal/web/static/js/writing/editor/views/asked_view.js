// What all kinds of questions have: what is asked, what is said after an answer, a hint.

import { writtenLabel } from "../question.js";

/** `write(part, lines)` gives the box with other lines instead of a part's. */
export function asked(found, write) {
  const words = found.words ?? { from: 0, to: 0, value: "" };
  const set = (value) => write(words, value.split("\n"));
  const control = {
    name: "asked",
    type: "words",
    label: "question_words",
    value: words.value,
    line: words.from + 1,
    column: 0,
    set,
  };
  return { kind: "question", label: "question", controls: [control], actions: [] };
}

/** What is said when all of it is right, and when it is not: beside its label, or in a quote below. */
export function said(found, lines, write) {
  return {
    kind: "said",
    label: "",
    controls: [
      control("Rätt", "said_right", found.right),
      control("Annars", "said_not_yet", found.otherwise),
    ],
    actions: [],
  };

  function control(label, name, part) {
    const at = part ?? { from: lines.length, to: lines.length, value: "", feedback: "" };
    const inQuote = Boolean(at.feedback);
    const set = (words) =>
      write(at, [
        ...(part ? [] : [""]),
        ...(inQuote ? writtenLabel(label, "", words) : writtenLabel(label, words)),
      ]);
    return {
      name,
      type: "words",
      label: name,
      value: at.value || at.feedback,
      line: at.from + (inQuote ? 2 : 1),
      column: inQuote ? 2 : label.length + 2,
      set,
    };
  }
}

/** Whether what is said stands in one place only, so that one field can hold it. */
export function isSaidOnce({ right, otherwise, answers }) {
  return !answers && [right, otherwise].every((part) => !part?.value || !part.feedback);
}

export function hint(found, lines, write) {
  const at = found.hint ?? { from: lines.length, to: lines.length, value: "", missing: true };
  const set = (value) => {
    const made = value.trim() ? writtenLabel("Ledtråd", value) : [];
    return write(at, at.missing && made.length ? ["", ...made] : made);
  };
  const control = {
    name: "hint",
    type: "words",
    label: "hint",
    value: at.value,
    line: at.from + 1,
    column: 9,
    set,
  };
  return { kind: "hint", label: "", controls: [control], actions: [] };
}
