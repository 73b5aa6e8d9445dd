// What a block shows as a card, without a document: { title, number, groups }.
//
// A group is { kind, label, controls, actions }; a control is { name, type, label, value, line, column,
// set(value) }, where `line` counts from the block's first line, `column` is where its lines begin,
// and `set` gives the block's new source. Types: `words` (several lines), `line` (one), `tick`,
// `markdown`, `picture`. An action is { name, label, run() }, which gives the new source too.

import { bare, linesOf } from "../lines.js";
import { boxView } from "./box_view.js";
import { alone } from "./group.js";
import { pictureControls, readPicture, writePicture } from "./picture_view.js";
import { stepView } from "./step_view.js";

export function viewOf(block) {
  if (block.kind === "step") return stepView(block.source);
  if (block.kind === "box") return boxView(block.name, block.source) ?? rawView(block.source);
  if (block.kind === "heading") return headingView(block.source);
  if (block.kind === "picture") return pictureView(block.source);
  if (block.kind === "text") return textView(block.source);
  return rawView(block.source);
}

function headingView(source) {
  const found = /^([ ]{0,3}#{1,6}[ \t]*)([^\r\n]*)/.exec(source);
  const [whole, marks, words] = found;
  const head = /[ \t]$/.test(marks) ? marks : `${marks} `;
  const set = (value) => head + value.replace(/\s*\n\s*/g, " ") + source.slice(whole.length);
  const control = {
    name: "words",
    type: "line",
    label: "heading",
    value: words,
    line: 0,
    column: head.length,
    set,
  };
  return { title: "heading", groups: [alone("heading", control)] };
}

function textView(source) {
  return { title: "text", groups: [alone("text", wordsOf(source, "words", "text"))] };
}

function rawView(source) {
  return { title: "raw", groups: [alone("raw", wordsOf(source, "markdown", "raw"))] };
}

function pictureView(source) {
  const lines = linesOf(source);
  const plain = bare(lines[0]);
  const write = (picture) => writePicture(plain, picture) + source.slice(plain.length);
  return {
    title: "picture",
    groups: [{ kind: "picture", label: "", ...pictureControls(readPicture(plain), 0, write) }],
  };
}

/** All lines of a block; the empty ones after it stay as they are. */
function wordsOf(source, type, label) {
  const tail = /(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*$/.exec(source)[0];
  const body = source.slice(0, source.length - tail.length);
  const ending = /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
  const value = body.replace(/\r\n|\r/g, "\n");
  const set = (words) => words.replaceAll("\n", ending) + (tail || ending);
  return { name: "words", type, label, value, line: 0, column: 0, set };
}
