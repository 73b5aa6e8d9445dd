// A question to match pairs: each row of its table as two fields.

import { readBox, writeLines } from "../box.js";
import { cellsOf, isRule, withCell } from "../cells.js";
import { readQuestion } from "../question.js";
import { asked, hint, isSaidOnce, said } from "./asked_view.js";
import { group } from "./group.js";

const ROW = {
  begins: /^([ ]{0,3}\|.*)$/,
  read: ([row], words, feedback) => ({ row, cells: cellsOf(row), goesOn: words.length, feedback }),
};

/** Groups of the question; null when something else stands in it. */
export function pairsGroups(source) {
  const { lines, title } = readBox(source);
  const found = readQuestion(lines, ROW);
  const [head, rule, ...pairs] = found.options;
  if (!found.known || title || !isSaidOnce(found) || !pairs.length) return null;
  if (!isRule(rule.row) || !isOne(found.options)) return null;
  if ([head, ...pairs].some((one) => one.cells.length !== 2)) return null;
  const write = (part, made) => writeLines(source, part.from, part.to, made);
  const groups = pairs.map((one, at) => pair(one, at, pairs.length, write));
  const { to } = pairs.at(-1);
  groups.at(-1).actions.push({
    name: "add-pair",
    label: "add_pair",
    focus: `left${pairs.length}`,
    run: () => write({ from: to, to }, ["|  |  |"]),
  });
  return [asked(found, write), ...groups, said(found, lines, write), hint(found, lines, write)];
}

/** One table: its rows stand together, and nothing goes on below a row. */
function isOne(rows) {
  return rows.every(
    (one, at) => !one.goesOn && !one.feedback && (!at || one.from === rows[at - 1].to),
  );
}

function pair(one, at, count, write) {
  const side = (name, cell) => ({
    name: `${name}${at}`,
    type: "line",
    label: `pair_${name}`,
    value: one.cells[cell].value,
    line: one.from + 1,
    column: one.cells[cell].from,
    set: (value) => write(one, [withCell(one.row, cell, value)]),
  });
  const remove = { name: `remove-pair${at}`, label: "remove_pair", run: () => write(one, []) };
  const actions = count > 2 ? [remove] : [];
  return group("pair", [side("left", 0), side("right", 1)], { number: at + 1, actions });
}
