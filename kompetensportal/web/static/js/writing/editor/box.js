// A box (`::: name title {#id}` … `:::`) as its title and its lines, and with one of them changed.

import { bare, endingOf, isBlank, linesOf } from "./lines.js";

const OPEN = /^([ ]*:{3,}[ \t]*[^\s:{}]+)([ \t]*)(.*)$/;
const ID = /[ \t]*\{#([^{}\n]*)\}[ \t]*$/;

/** { name, title, id, lines, from, to }: the lines between the first and the last, without endings. */
export function readBox(source) {
  const all = linesOf(source).map(bare);
  const [, begin, , rest] = opening(all[0]);
  const id = ID.exec(rest);
  let to = all.length;
  while (isBlank(all[to - 1])) to -= 1;
  return {
    name: begin.replace(/^[ ]*:{3,}[ \t]*/, ""),
    title: id ? rest.slice(0, id.index) : rest.trimEnd(),
    id: id ? id[1].trim() : "",
    from: 1,
    to: to - 1,
    lines: all.slice(1, to - 1),
  };
}

export function writeTitle(source, title) {
  return writeOpen(source, title.replace(/\s*\n\s*/g, " "), readBox(source).id);
}

export function writeBoxId(source, id) {
  return writeOpen(source, readBox(source).title, id);
}

/** The box with other lines instead of some of its own (counted from its first inner line). */
export function writeLines(source, from, to, made) {
  const ending = endingOf(source);
  const lines = linesOf(source);
  const written = made.map((line) => line + ending);
  return [...lines.slice(0, 1 + from), ...written, ...lines.slice(1 + to)].join("");
}

/** The parts of a first line; while somebody writes in the Markdown of a box it may be no such line. */
function opening(line) {
  return OPEN.exec(line) ?? [line, line, "", ""];
}

function writeOpen(source, title, id) {
  const lines = linesOf(source);
  const plain = bare(lines[0]);
  const [, begin] = opening(plain);
  const words = [begin, title.trim() ? title : "", id ? `{#${id}}` : ""].filter(Boolean);
  return words.join(" ") + lines[0].slice(plain.length) + lines.slice(1).join("");
}
