// A question to put things in order: the things in the right order, each with a field.

import { readBox, writeLines } from "../box.js";
import { readQuestion } from "../question.js";
import { asked, hint, isSaidOnce, said } from "./asked_view.js";
import { group, words } from "./group.js";

/** A line that begins something else than words. */
const BLOCK = /^(?:[-*+#|<]|\d{1,9}[.)]|```|~~~|!\[)/;
const THING = {
  begins: /^([ ]{0,3}\d{1,9}[.)](?:[ \t]+|$))(.*)$/,
  read: ([, mark, first], more, feedback) => ({
    mark,
    value: [first, ...more].join("\n"),
    isMore: Boolean(feedback) || more.some((line) => BLOCK.test(line)),
  }),
};

/** Groups of the question; null when something else stands in it. */
export function orderGroups(source) {
  const { lines, title } = readBox(source);
  const found = readQuestion(lines, THING);
  const things = found.options;
  if (!found.known || title || !isSaidOnce(found)) return null;
  if (!things.length || things.some((one) => one.isMore)) return null;
  const write = (part, made) => writeLines(source, part.from, part.to, made);
  const all = { from: things[0].from, to: things.at(-1).to };
  const rewrite = (values) =>
    write(
      all,
      values.flatMap((value, at) => written(`${at + 1}. `, value)),
    );
  const groups = things.map((one, at) => thing(one, at, things, write, rewrite));
  const values = things.map((one) => one.value);
  groups.at(-1).actions.push({
    name: "add-thing",
    label: "add_thing",
    focus: `thing${things.length}`,
    run: () => rewrite([...values, ""]),
  });
  return [asked(found, write), ...groups, said(found, lines, write), hint(found, lines, write)];
}

function thing(one, at, things, write, rewrite) {
  const values = things.map(({ value }) => value);
  const mark = /[ \t]$/.test(one.mark) ? one.mark : `${one.mark} `;
  const earlier = () =>
    rewrite([...values.slice(0, at - 1), values[at], values[at - 1], ...values.slice(at + 1)]);
  const actions = [];
  if (at > 0)
    actions.push({
      name: `earlier${at}`,
      label: "thing_earlier",
      sign: "arrow-up",
      focus: `thing${at - 1}`,
      run: earlier,
    });
  if (things.length > 2)
    actions.push({
      name: `remove-thing${at}`,
      label: "remove_thing",
      run: () => rewrite(values.filter((_, other) => other !== at)),
    });
  const place = { value: one.value, line: one.from + 1, column: mark.length };
  const set = (value) => write(one, written(mark, value));
  const control = words(`thing${at}`, "thing_words", place, set);
  return group("thing", [control], { number: at + 1, actions });
}

function written(mark, value) {
  const [first, ...rest] = value.split("\n").filter((line, at) => !at || line.trim());
  return [mark + first, ...rest.map((line) => " ".repeat(mark.length) + line)];
}
