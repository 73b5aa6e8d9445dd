// The text as blocks that know themselves again, with every step back and forward.
//
// A step of the history is one replaced piece of the whole text: { at, before, after, block, field }.
// Keys pressed one soon after the other in one field are one step.

import { join, split } from "./source.js";

const TOGETHER_MS = 1200;
const NEVER = Number.NEGATIVE_INFINITY;

export class Draft {
  #back = [];
  #forward = [];
  #last = NEVER;
  #keys = 0;

  constructor(text) {
    this.blocks = this.#keyed(split(text));
  }

  text() {
    return join(this.blocks);
  }

  /** Where a block begins in the text. */
  offset(block) {
    let at = 0;
    for (const one of this.blocks) {
      if (one === block) return at;
      at += one.source.length;
    }
    return -1;
  }

  /** The line (from 1) of the text on which a block begins. */
  line(block) {
    return (
      (this.text()
        .slice(0, this.offset(block))
        .match(/\r\n|\n|\r/g)?.length ?? 0) + 1
    );
  }

  /** Write a block's source anew; `field` names where the writer is. */
  write(block, source, field) {
    if (source === block.source) return;
    const now = performance.now();
    const last = this.#back.at(-1);
    const together =
      last && last.field === field && last.key === block.key && now - this.#last < TOGETHER_MS;
    if (field && together) last.after = source;
    else
      this.#back.push({
        at: this.offset(block),
        before: block.source,
        after: source,
        key: block.key,
        field,
      });
    this.#last = now;
    this.#forward = [];
    block.source = source;
  }

  /** Write a block's source anew as a part of what was done last. */
  amend(block, source) {
    const last = this.#back.at(-1);
    if (last?.key === block.key) last.after = source;
    else {
      const at = this.offset(block);
      const joined = this.canUndo;
      this.#back.push({ at, before: block.source, after: source, key: block.key, joined });
    }
    block.source = source;
  }

  /**
   * Another whole text; blocks that are the same stay the same objects. `others`: it is not the
   * writer's own change, and no step back. `joined`: it goes back with the step before. `typing`:
   * the name of a field whose keys make it.
   */
  replace(text, { others = false, joined = false, typing = "" } = {}) {
    const before = this.text();
    if (text !== before && others) this.#move(before, text);
    else if (text !== before) this.#replaced(before, text, joined && this.canUndo, typing);
    this.blocks = this.#paired(split(text));
  }

  /** Whether the text has other blocks than those it was written as. */
  stale() {
    const made = split(this.text());
    return (
      made.length !== this.blocks.length || made.some((block, at) => !same(block, this.blocks[at]))
    );
  }

  get canUndo() {
    return this.#back.length > 0;
  }

  get canRedo() {
    return this.#forward.length > 0;
  }

  /** One step back (or forward): what was changed where, or null. */
  undo() {
    return this.#go(this.#back, this.#forward, "after", "before");
  }

  redo() {
    return this.#go(this.#forward, this.#back, "before", "after");
  }

  #replaced(before, text, joined, typing) {
    const now = performance.now();
    const last = this.#back.at(-1);
    if (typing && last?.typing === typing && now - this.#last < TOGETHER_MS) {
      Object.assign(last, difference(last.whole, text));
    } else {
      if (last) last.whole = undefined;
      const whole = typing ? before : undefined;
      this.#back.push({ ...difference(before, text), joined, typing, whole });
    }
    this.#forward = [];
    this.#last = typing ? now : NEVER;
  }

  /** What others have written is in the text: steps of before move, or go where the two meet. */
  #move(before, after) {
    const { at, before: old, after: made } = difference(before, after);
    const moved = (step) => {
      if (step.at + step.after.length <= at) return step;
      if (step.at >= at + old.length) return { ...step, at: step.at + made.length - old.length };
      return null;
    };
    const cut = this.#back.map(moved).lastIndexOf(null);
    this.#back = this.#back.map(moved).slice(cut + 1);
    this.#forward = [];
    this.#last = NEVER;
  }

  #go(from, to, is, becomes) {
    let step = null;
    let text = this.text();
    do {
      step = from.pop();
      if (!step) return null;
      text = text.slice(0, step.at) + step[becomes] + text.slice(step.at + step[is].length);
      to.push(step);
    } while ((from === this.#back ? step : from.at(-1))?.joined);
    this.#last = NEVER;
    this.blocks = this.#paired(split(text));
    return step;
  }

  #keyed(blocks) {
    for (const block of blocks) block.key ??= `k${++this.#keys}`;
    return blocks;
  }

  /** New blocks, with the old object where a block is the same or one that was changed. */
  #paired(made) {
    const old = this.blocks;
    let first = 0;
    while (first < old.length && first < made.length && same(old[first], made[first])) first += 1;
    let last = 0;
    const most = Math.min(old.length, made.length) - first;
    while (last < most && same(old.at(-1 - last), made.at(-1 - last))) last += 1;
    const middle = pairs(
      old.slice(first, old.length - last),
      made.slice(first, made.length - last),
    );
    const blocks = [...old.slice(0, first), ...middle, ...old.slice(old.length - last)];
    return this.#keyed(blocks);
  }
}

function same(one, other) {
  return one.kind === other.kind && one.source === other.source;
}

/** For each new block an old one with the same source, id or place among as many. */
function pairs(old, made) {
  const left = new Map(old.map((block) => [block, true]));
  const take = (wanted) => {
    const found = old.find((block) => left.has(block) && wanted(block));
    if (found) left.delete(found);
    return found;
  };
  const found = made.map((block) => take((one) => same(one, block)));
  made.forEach((block, at) => {
    const words = wordsOf(block);
    found[at] ??= take((one) => one.kind === block.kind && wordsOf(one) === words);
  });
  made.forEach((block, at) => {
    const id = idOf(block);
    found[at] ??= id ? take((one) => one.kind === block.kind && idOf(one) === id) : undefined;
  });
  return made.map((block, at) => {
    if (
      !found[at] &&
      old.length === made.length &&
      left.has(old[at]) &&
      old[at].kind === block.kind
    ) {
      found[at] = old[at];
      left.delete(old[at]);
    }
    return found[at] ? Object.assign(found[at], block) : block;
  });
}

/** What a block says, whatever a step's number (it may be wider now) and the lines after it. */
function wordsOf(block) {
  const source = block.source.trimEnd();
  return block.kind === "step" ? source.replace(/^[ ]*\d+/, "").replace(/^[ \t]+/gm, "") : source;
}

function idOf(block) {
  return /\{#([^{}\n]+)\}/.exec(block.source.split(/\r\n|\n|\r/, 1)[0])?.[1] ?? "";
}

function difference(before, after) {
  let first = 0;
  const most = Math.min(before.length, after.length);
  while (first < most && before[first] === after[first]) first += 1;
  let last = 0;
  while (last < most - first && before.at(-1 - last) === after.at(-1 - last)) last += 1;
  return {
    at: first,
    before: before.slice(first, before.length - last),
    after: after.slice(first, after.length - last),
  };
}
