// Blocks put in another order, added, taken away: steps are numbered anew, ids stay.

import { readBox, writeBoxId } from "./box.js";
import { endingOf, isBlank, linesOf, orderedMarker } from "./lines.js";
import { join, split } from "./source.js";
import { readStep, writeId, writeNumber } from "./step.js";

const NEEDS_ID = new Set([
  "fråga",
  "ordna",
  "para-ihop",
  "peka",
  "övning",
  "aktivitet",
  "enkätfråga",
]);

/** A block before (or after) another one. */
export function moved(blocks, block, place, after) {
  const others = blocks.filter((one) => one !== block);
  const at = others.indexOf(place) + (after ? 1 : 0);
  return apart([...others.slice(0, at), block, ...others.slice(at)], blocks);
}

export function removed(blocks, block) {
  return blocks.filter((one) => one !== block);
}

/** Markdown after a block, or before all cards. */
export function insertAfter(blocks, markdown, block) {
  const ending = endingOf(join(blocks));
  const made = split(markdown.replaceAll("\n", ending));
  const first = blocks.findIndex((one) => one.kind !== "front" && one.kind !== "space");
  const at = block ? blocks.indexOf(block) + 1 : first < 0 ? blocks.length : first;
  return apart([...blocks.slice(0, at), ...made, ...blocks.slice(at)], blocks);
}

/** Blocks with an empty line between them, but for steps that stood close before (`old`). */
function apart(blocks, old) {
  const ending = endingOf(join(old));
  const close = areClose(old);
  return blocks.map((block, at) => {
    const next = blocks[at + 1];
    if (!next || block.kind === "space") return block;
    const last = linesOf(block.source).at(-1);
    const open = /[\r\n]$/.test(last) ? "" : ending;
    const steps = close && next.kind === "step" && block.kind === "step";
    const gap = steps || (!open && isBlank(last)) ? "" : ending;
    return open || gap ? { ...block, source: block.source + open + gap } : block;
  });
}

/** Whether the steps of a text stand without empty lines between them. */
function areClose(blocks) {
  const between = blocks.filter(
    (one, at) => one.kind === "step" && blocks[at + 1]?.kind === "step",
  );
  return between.length > 0 && between.every((one) => !isBlank(linesOf(one.source).at(-1)));
}

/** Steps that follow each other numbered one after the other, from the lowest number of theirs. */
export function numbered(blocks) {
  const made = [...blocks];
  for (let at = 0; at < made.length; at += 1) {
    if (made[at].kind !== "step") continue;
    let to = at;
    while (made[to + 1]?.kind === "step") to += 1;
    const numbers = made.slice(at, to + 1).map((block) => orderedMarker(block.source).number);
    // `1.` before each of them is a way of writing as good as any.
    const alike = numbers.length > 2 && new Set(numbers).size === 1;
    const first = Math.min(...numbers.filter((number) => number > 0), numbers[0] || 1);
    for (let one = at; !alike && one <= to; one += 1) {
      made[one] = { ...made[one], source: writeNumber(made[one].source, first + one - at) };
    }
    at = to;
  }
  return made;
}

/** A block's source with an id made of its words, when it needs one and has none. */
export function withId(blocks, block) {
  const taken = new Set([...join(blocks).matchAll(/\{#([^{}\n]+)\}/g)].map((found) => found[1]));
  if (block.kind === "step") {
    const { id, parts } = readStep(block.source);
    const words = parts[0]?.kind === "text" ? parts[0].value : "";
    if (!id && words.trim()) return writeId(block.source, free(slug(words), taken));
  }
  if (block.kind === "box" && NEEDS_ID.has(block.name)) {
    const { id, lines } = readBox(block.source);
    const words = lines.find((line) => !isBlank(line));
    if (!id && words) return writeBoxId(block.source, free(slug(words), taken));
  }
  return block.source;
}

/** The first three words in a-z, 0-9 and hyphens. */
export function slug(words) {
  const plain = words
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  const found = plain.match(/[a-z0-9]+/g) ?? [];
  return found.slice(0, 3).join("-") || "steg";
}

function free(wanted, taken) {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
