// A Markdown text as blocks that each hold their own source: join(split(text)) is the text, byte
// for byte, whatever it is. What is not known here is kept as `raw`.
//
// A block is { kind, name, source }. Kinds: `front` (front matter), `heading`, `text` (paragraph,
// list, quotation), `picture` (a paragraph of one picture), `step` (an item of the numbered list at
// the top level), `box` (`::: name`), `raw`, `space` (empty lines before all else).

import {
  bare,
  beginsWith,
  dedent,
  indentOf,
  interrupts,
  isBlank,
  linesOf,
  orderedMarker,
} from "./lines.js";

const PICTURE = /^[ ]{0,3}!\[(?:[^\]\\]|\\.)*\]\([^()\s]*(?:[ \t]+"[^"]*")?\)[ \t]*$/;
const TABLE_RULE = /^[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const BOX_NAME = /^[ ]{0,3}:{3,}[ \t]*([^\s:{}]+)?/;

/** The blocks of a text. */
export function split(text) {
  const lines = linesOf(text);
  const blocks = [];
  const front = frontMatter(lines);
  if (front) blocks.push({ kind: "front", name: "", source: lines.slice(0, front).join("") });
  for (const { kind, name, from, to } of scan(lines, front)) {
    blocks.push({ kind, name, source: lines.slice(from, to).join("") });
  }
  return blocks;
}

/** The text of blocks. */
export function join(blocks) {
  return blocks.map((block) => block.source).join("");
}

/** How many lines the front matter and the empty lines after it take; 0 when there is none. */
function frontMatter(lines) {
  if (!/^\uFEFF?---[ \t]*$/.test(bare(lines[0] ?? ""))) return 0;
  for (let at = 1; at < lines.length; at += 1) {
    if (/^---[ \t]*$/.test(bare(lines[at]))) return pastBlank(lines, at + 1);
  }
  return 0;
}

/** Where the blocks of some lines are: { kind, name, from, to }, `to` past the empty lines after. */
export function scan(lines, begin = 0) {
  const spans = [];
  let at = begin;
  if (at < lines.length && isBlank(lines[at])) {
    const to = pastBlank(lines, at);
    spans.push({ kind: "space", name: "", from: at, to });
    at = to;
  }
  while (at < lines.length) {
    const { kind, name = "", to } = block(lines, at);
    const past = pastBlank(lines, Math.max(to, at + 1));
    spans.push({ kind, name, from: at, to: past });
    at = past;
  }
  return spans;
}

function pastBlank(lines, at) {
  let to = at;
  while (to < lines.length && isBlank(lines[to])) to += 1;
  return to;
}

function block(lines, at) {
  switch (beginsWith(lines[at])) {
    case "heading":
      return { kind: "heading", to: at + 1 };
    case "rule":
      return { kind: "raw", to: at + 1 };
    case "fence":
      return { kind: "raw", to: pastFence(lines, at) };
    case "box":
      return box(lines, at);
    case "indented":
      return { kind: "raw", to: pastIndented(lines, at, 4) };
    case "html":
      return { kind: "raw", to: pastHtml(lines, at) };
    case "step":
      return { kind: "step", to: pastItem(lines, at, orderedMarker(lines[at]).indent) };
    case "bullet":
      return { kind: "text", to: pastList(lines, at) };
    default:
      return paragraph(lines, at);
  }
}

function paragraph(lines, at) {
  let to = at + 1;
  while (to < lines.length && !isBlank(lines[to])) {
    const underline = /^[ ]{0,3}(?:=+|-+)[ \t]*$/.test(bare(lines[to]));
    if (underline && !/^[ ]{0,3}>/.test(lines[at])) return { kind: "raw", to: to + 1 };
    if (interrupts(lines[to])) break;
    to += 1;
  }
  const plain = bare(lines[at]);
  if (to > at + 1 && plain.includes("|") && TABLE_RULE.test(bare(lines[at + 1]))) {
    return { kind: "raw", to };
  }
  return { kind: to === at + 1 && PICTURE.test(plain) ? "picture" : "text", to };
}

function pastFence(lines, at) {
  const [, fence] = /^[ ]*(`{3,}|~{3,})/.exec(lines[at]);
  const close = new RegExp(`^[ ]{0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
  for (let to = at + 1; to < lines.length; to += 1) {
    if (close.test(bare(lines[to]))) return to + 1;
  }
  return lines.length;
}

/** A box to its own `:::`; boxes may be in it. One that nobody closed is kept as it is. */
function box(lines, at) {
  const name = BOX_NAME.exec(lines[at])?.[1] ?? "";
  if (!name) return { kind: "raw", to: at + 1 };
  let open = 1;
  let to = at + 1;
  while (to < lines.length) {
    const what = beginsWith(lines[to]);
    if (what === "fence") {
      to = pastFence(lines, to);
      continue;
    }
    if (what === "box") {
      open += BOX_NAME.exec(lines[to])?.[1] ? 1 : -1;
      if (open === 0) return { kind: "box", name, to: to + 1 };
    }
    to += 1;
  }
  return { kind: "raw", to: lines.length };
}

function pastIndented(lines, at, columns) {
  let to = at + 1;
  while (to < lines.length && (isBlank(lines[to]) || indentOf(lines[to]) >= columns)) to += 1;
  return to;
}

function pastHtml(lines, at) {
  const ends = [
    [/^[ ]*<!--/, /-->/],
    [/^[ ]*<\?/, /\?>/],
    [/^[ ]*<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
  ].find(([begin]) => begin.test(lines[at]))?.[1];
  for (let to = at; to < lines.length; to += 1) {
    if (ends ? ends.test(lines[to]) : isBlank(lines[to])) return ends ? to + 1 : to;
  }
  return lines.length;
}

/** Past a list item: what is indented under it, and words that lazily go on. */
function pastItem(lines, at, indent) {
  let to = at + 1;
  // An item that begins with an empty line has nothing after it.
  if (isBlank(dedent(lines[at], 0).slice(indent)) && to < lines.length && isBlank(lines[to])) {
    return to;
  }
  let fence = null;
  while (to < lines.length) {
    const line = lines[to];
    if (isBlank(line)) {
      to += 1;
      continue;
    }
    if (indentOf(line) >= indent) {
      fence = fenceAfter(fence, dedent(line, indent));
    } else if (fence || isBlank(lines[to - 1]) || beginsWith(line) !== "") {
      break;
    }
    to += 1;
  }
  return to;
}

function fenceAfter(fence, line) {
  if (fence)
    return new RegExp(`^[ ]{0,3}${fence[0]}{${fence.length},}[ \\t]*$`).test(bare(line))
      ? null
      : fence;
  return beginsWith(line) === "fence" ? /(`{3,}|~{3,})/.exec(line)[1] : null;
}

/** Past a list of points: its items and what belongs to them. */
function pastList(lines, at) {
  const sign = /[-*+]/.exec(lines[at])[0];
  let to = at;
  while (
    to < lines.length &&
    beginsWith(lines[to]) === "bullet" &&
    /[-*+]/.exec(lines[to])[0] === sign
  ) {
    const [marker] = /^[ ]*[-*+][ \t]*/.exec(bare(lines[to]));
    const words = bare(lines[to]).length > marker.length;
    const wide = marker.trimStart().length > 5;
    to = pastItem(lines, to, words && !wide ? marker.length : indentOf(lines[to]) + 2);
  }
  return to;
}
