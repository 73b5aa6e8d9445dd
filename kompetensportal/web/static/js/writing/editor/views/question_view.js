// A question: what is asked, the answers with what is said to each, a hint.

import { readBox, writeLines } from "../box.js";
import { readQuestion, writtenLabel, writtenOption } from "../question.js";
import { asked, hint } from "./asked_view.js";
import { group, words } from "./group.js";

const EMPTY = { right: false, value: "", feedback: "" };

/** Groups of a question with answers to choose, or with a short text; null for what is neither. */
export function questionGroups(source) {
  const { lines, title } = readBox(source);
  const found = readQuestion(lines);
  if (!found.known || title || (found.options.length && found.answers)) return null;
  const write = (part, made) => writeLines(source, part.from, part.to, made);
  const groups = [asked(found, write)];
  if (found.answers) groups.push(...shortText(found, lines, write));
  else groups.push(...found.options.map((option, at) => answer(option, at, write)));
  const last = found.options.at(-1)?.to ?? found.words?.to ?? 0;
  if (!found.answers) {
    const add = () => writeLines(source, last, last, writtenOption(EMPTY));
    groups.at(-1).actions.push({
      name: "add-answer",
      label: "add_answer",
      focus: `answer${found.options.length}`,
      run: add,
    });
  }
  groups.push(hint(found, lines, write));
  return groups;
}

function answer(option, at, write) {
  const change = (given) => write(option, writtenOption({ ...option, ...given }));
  const said = option.value.split("\n").length;
  const line = option.from + 1;
  const tick = {
    name: `right${at}`,
    type: "tick",
    label: "answer_right",
    value: option.right,
    line,
    column: 0,
    set: (right) => change({ right }),
  };
  const own = { value: option.value, line, column: 6 };
  const told = { value: option.feedback, line: line + said, column: 4 };
  const controls = [
    tick,
    words(`answer${at}`, "answer_words", own, (value) => change({ value })),
    words(`feedback${at}`, "answer_feedback", told, (feedback) => change({ feedback })),
  ];
  const remove = {
    name: `remove-answer${at}`,
    label: "remove_answer",
    run: () => write(option, []),
  };
  return group("answer", controls, { number: at + 1, actions: [remove] });
}

function shortText(found, lines, write) {
  const { answers } = found;
  const otherwise = found.otherwise ?? {
    from: lines.length,
    to: lines.length,
    value: "",
    feedback: "",
    missing: true,
  };
  const other = otherwise.value || otherwise.feedback;
  const set = (given) =>
    write(
      answers,
      writtenLabel("Svar", given.value ?? answers.value, given.feedback ?? answers.feedback),
    );
  const setOther = (said) =>
    write(otherwise, [...(otherwise.missing ? [""] : []), ...writtenLabel("Annars", "", said)]);
  const line = {
    name: "answers",
    type: "line",
    label: "answers_that_count",
    value: answers.value,
    line: answers.from + 1,
    column: 6,
    set: (value) => set({ value }),
  };
  const right = { value: answers.feedback, line: answers.from + 2, column: 2 };
  const wrong = { value: other, line: otherwise.from + 1, column: 2 };
  const controls = [
    line,
    words("said-right", "answer_feedback", right, (feedback) => set({ feedback })),
    words("said-otherwise", "feedback_otherwise", wrong, setOther),
  ];
  return [group("answer", controls, { label: "answer_short" })];
}
