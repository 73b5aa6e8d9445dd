// A step (an item of the numbered list) as its parts, and the step's source with one of them
// changed. Only the lines of the part are written anew.

import { bare, dedent, endingOf, indentOf, isBlank, linesOf, orderedMarker } from "./lines.js";
import { scan } from "./source.js";

const ID = /[ \t]*\{#([^{}\n]*)\}[ \t]*$/;

/** { marker, id, parts }; a part is { kind, name, from, to, value }, lines counted in the step. */
export function readStep(source) {
  const lines = linesOf(source);
  const marker = orderedMarker(lines[0]);
  const inner = innerLines(lines, marker);
  const parts = [];
  for (const span of scan(inner)) {
    const kind = span.kind === "picture" || span.kind === "box" ? span.kind : "text";
    const last = parts.at(-1);
    if (kind === "text" && last?.kind === "text") last.to = span.to;
    else if (span.kind !== "space" || span.from === 0) {
      parts.push({ kind, name: span.name, from: span.from, to: span.to });
    }
  }
  let id = "";
  for (const part of parts) {
    while (part.to > part.from + 1 && isBlank(inner[part.to - 1])) part.to -= 1;
    const own = inner.slice(part.from, part.to).map(bare);
    if (part.from === 0) {
      [own[0], id] = withoutId(own[0]);
      const last = own.length - 1;
      if (!id) [own[last], id] = withoutId(own[last]);
    }
    part.value = own.join("\n");
  }
  return { marker, id, parts };
}

/** The step with other words in a part; its id stays where it stood, last on the first line. */
export function writePart(source, part, value) {
  const id = part.from === 0 ? readStep(source).id : "";
  return writeLines(source, part.from, part.to, value, id);
}

/** The step without a part, or with one more after it (an empty line before). */
export function removePart(source, part) {
  const lines = linesOf(source);
  let from = part.from;
  while (from > 1 && isBlank(lines[from - 1])) from -= 1;
  return [...lines.slice(0, from), ...lines.slice(part.to)].join("");
}

export function addPart(source, value, after = readStep(source).parts.at(-1)) {
  const ending = endingOf(source);
  const lines = linesOf(source);
  const { indent } = orderedMarker(lines[0]);
  const before = lines.slice(0, after.to);
  const last = before.length - 1;
  if (bare(before[last]) === before[last]) before[last] += ending;
  const made = value.split("\n").map((line) => indented(line, indent) + ending);
  return [...before, ending, ...made, ...lines.slice(after.to)].join("");
}

/** The step with an id, which stands last on its first line. */
export function writeId(source, id) {
  const { parts } = readStep(source);
  return writeLines(source, parts[0].from, parts[0].to, parts[0].value, id);
}

/** The step under another number; what is under it keeps its place under a wider marker. */
export function writeNumber(source, number) {
  const lines = linesOf(source);
  const marker = orderedMarker(lines[0]);
  if (marker.number === number) return source;
  const digits = /\d+/.exec(lines[0])[0];
  const wider = String(number).length - digits.length;
  lines[0] = lines[0].replace(/\d+/, String(number));
  for (let at = 1; wider && at < lines.length; at += 1) {
    if (isBlank(lines[at]) || indentOf(lines[at]) < marker.indent) continue;
    lines[at] = " ".repeat(marker.indent + wider) + dedent(lines[at], marker.indent);
  }
  return lines.join("");
}

function innerLines(lines, marker) {
  const first = lines[0].slice(marker.length);
  return [
    first,
    ...lines.slice(1).map((line) => (isBlank(line) ? line : dedent(line, marker.indent))),
  ];
}

function writeLines(source, from, to, value, id) {
  const ending = endingOf(source);
  const lines = linesOf(source);
  const { before, number, sign, indent, length, empty } = orderedMarker(lines[0]);
  const words = value.split("\n");
  if (id) words[0] = `${words[0]}${words[0] ? " " : ""}{#${id}}`;
  const head = empty ? `${before}${number}${sign} ` : lines[0].slice(0, length);
  const made = words.map(
    (line, at) => (from + at === 0 ? head + line : indented(line, indent)) + ending,
  );
  const lastEnding = /[\r\n]*$/.exec(lines[to - 1])[0];
  made[made.length - 1] = bare(made.at(-1)) + (to === lines.length ? lastEnding : ending);
  return [...lines.slice(0, from), ...made, ...lines.slice(to)].join("");
}

function indented(line, columns) {
  return line.trim() ? " ".repeat(columns) + line : "";
}

function withoutId(line) {
  const found = ID.exec(line);
  return found ? [line.slice(0, found.index), found[1].trim()] : [line, ""];
}
