// What stands in a question's box: its words, its answers with feedback, its hint; each with the
// lines that it takes. `written` makes the lines of an answer.

import { isBlank } from "./lines.js";

const OPTION = /^[ ]{0,3}[-*+][ \t]+\[([ xX])\][ \t]*(.*)$/;
const LABELLED = /^(Ledtråd|Svar|Rätt|Annars):[ \t]*(.*)$/;

/** What the answers of a question to choose in begin with, and what is read of one. */
const CHOICE = {
  begins: OPTION,
  read: ([, mark, first], words, feedback) => ({
    right: mark !== " ",
    value: [first, ...words].join("\n"),
    feedback,
  }),
};

/** { words, options, hint, answers, right, otherwise, known }; each { from, to, value } or null. */
export function readQuestion(lines, kind = CHOICE) {
  const found = {
    words: null,
    options: [],
    hint: null,
    answers: null,
    right: null,
    otherwise: null,
    known: true,
  };
  let at = 0;
  const end = () => {
    let to = at;
    while (
      to < lines.length &&
      !isBlank(lines[to]) &&
      !kind.begins.test(lines[to]) &&
      !LABELLED.test(lines[to])
    )
      to += 1;
    return to;
  };
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const from = at;
    const option = kind.begins.exec(lines[at]);
    const label = LABELLED.exec(lines[at]);
    at += 1;
    if (option) {
      at = end();
      const [words, feedback] = apart(lines.slice(from + 1, at));
      found.options.push({ from, to: at, ...kind.read(option, words, feedback) });
    } else if (label) {
      const name = { Ledtråd: "hint", Svar: "answers", Rätt: "right", Annars: "otherwise" }[
        label[1]
      ];
      at = end();
      const [words, feedback] = apart(lines.slice(from + 1, at));
      if (found[name]) found.known = false;
      found[name] = { from, to: at, value: [label[2], ...words].join("\n").trim(), feedback };
    } else if (!found.words && from === firstWords(lines)) {
      at = pastWords(lines, from, kind);
      found.words = { from, to: at, value: lines.slice(from, at).join("\n") };
    } else {
      found.known = false;
    }
  }
  return found;
}

export function writtenOption({ right, value, feedback }) {
  const [first = "", ...rest] = value.split("\n");
  return [
    `- [${right ? "x" : " "}] ${first}`,
    ...rest.map((line) => (line.trim() ? `  ${line}` : "")).filter(Boolean),
    ...quoted(feedback, "  "),
  ];
}

/** `Ledtråd: …`, `Svar: …` with what is said to it. */
export function writtenLabel(label, value, feedback = "") {
  return [...`${label}: ${value}`.trimEnd().split("\n"), ...quoted(feedback, "")];
}

function quoted(words, before) {
  return words.trim() ? words.split("\n").map((line) => `${before}> ${line}`.trimEnd()) : [];
}

/** Words that go on, and what stands in a quote. */
function apart(lines) {
  const words = [];
  const feedback = [];
  for (const line of lines) {
    const quote = /^[ ]*>[ ]?(.*)$/.exec(line);
    if (quote) feedback.push(quote[1]);
    else (feedback.length ? feedback : words).push(line.trim());
  }
  return [words, feedback.join("\n")];
}

function firstWords(lines) {
  return lines.findIndex((line) => !isBlank(line));
}

/** The question's words go on until its first answer; empty lines may be in them. */
function pastWords(lines, from, kind) {
  let to = from;
  while (to < lines.length && !kind.begins.test(lines[to]) && !LABELLED.test(lines[to])) to += 1;
  while (isBlank(lines[to - 1])) to -= 1;
  return to;
}
