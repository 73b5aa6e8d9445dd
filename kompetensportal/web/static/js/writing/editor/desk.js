// The desk: the draft and its cards. Everything that changes the text goes through `write` (one
// block) or `replace` (the whole), which keep the steps back and tell the other parts.

import { adder } from "./add.js";
import { Card } from "./card.js";
import { Draft } from "./draft.js";
import { insertAfter, moved, numbered, removed, withId } from "./order.js";
import { say } from "./words.js";

const TELL_MS = 100;
/** From so many cards those out of sight are not drawn. */
const LONG = 60;
const HIDDEN = new Set(["front", "space"]);

export class Desk extends EventTarget {
  #cards = new Map();
  #timer = 0;
  #touched = new Set();

  constructor(text, { path, language, list, live, files }) {
    super();
    Object.assign(this, { path, language, list, live, files });
    this.draft = new Draft(text);
    list.addEventListener("focusout", (event) => this.#left(event));
    this.show();
  }

  get cards() {
    return this.draft.blocks
      .filter((block) => !HIDDEN.has(block.kind))
      .map((block) => this.#cards.get(block.key))
      .filter(Boolean); // While they are brought in line some are still to come.
  }

  /** A block's source is another, by a key press in `field` or by a button (""). */
  write(card, source, field) {
    this.#touched.add(card.block.key);
    this.draft.write(card.block, source, field && `${card.block.key} ${field}`);
    // A field shows what was typed in it already; whatever else was done is shown by show().
    if (field) card.source = source;
    this.#changed();
  }

  /** Another whole text. */
  replace(text, given) {
    this.draft.replace(text, given);
    this.show();
    this.#changed();
  }

  /**
   * What was written in, and is left now, gets the id that it needs; that is no step of its own and
   * shows nowhere. Not while one can go forward again: steps that wait know their place.
   */
  settle(all = false) {
    if (this.draft.canRedo) return;
    for (const card of this.cards) {
      const { block } = card;
      if (!this.#touched.has(block.key)) continue;
      if (!all && card.element.contains(document.activeElement)) continue;
      this.#touched.delete(block.key);
      const source = withId(this.draft.blocks, block);
      if (source === block.source) continue;
      this.draft.amend(block, source);
      card.show();
      this.#changed();
    }
  }

  /** Bring the cards in line with the blocks. */
  show() {
    const blocks = this.draft.blocks.filter((block) => !HIDDEN.has(block.kind));
    const kept = new Set(blocks.map((block) => block.key));
    for (const [key, card] of this.#cards) {
      if (kept.has(key)) continue;
      card.place.remove();
      this.#cards.delete(key);
    }
    blocks.forEach((block, at) => {
      let card = this.#cards.get(block.key);
      if (!card) {
        card = new Card(block, this);
        this.#cards.set(block.key, card);
      } else if (
        card.block !== block ||
        card.source !== block.source ||
        card.element.dataset.was !== block.kind
      ) {
        card.block = block;
        card.show();
      }
      card.element.dataset.was = block.kind;
      if (this.list.children[at] !== card.place)
        this.list.insertBefore(card.place, this.list.children[at] ?? null);
    });
    this.list.classList.toggle("is-long", blocks.length > LONG);
    this.#lines();
    this.dispatchEvent(new Event("shown"));
  }

  up(card) {
    this.move(card, -1);
  }

  down(card) {
    this.move(card, 1);
  }

  /** Move a card by so many places, and say where it is now. */
  move(card, by) {
    const cards = this.cards;
    const from = cards.indexOf(card);
    const to = Math.max(0, Math.min(cards.length - 1, from + by));
    if (from === to) {
      this.announce(say(by < 0 ? "is_first" : "is_last", { card: card.title }));
      return;
    }
    this.settle(true);
    const was = card.title;
    const active = document.activeElement;
    this.#blocks(moved(this.draft.blocks, card.block, cards[to].block, by > 0));
    if (document.contains(active) && card.element.contains(active)) active.focus();
    card.element.scrollIntoView({ block: "nearest" });
    const now = card.title;
    if (now !== was) this.announce(say("moved_step", { card: was, now: now.toLowerCase() }));
    else this.announce(say("moved", { card: was, place: to + 1, of: cards.length }));
  }

  remove(card) {
    const cards = this.cards;
    const at = cards.indexOf(card);
    const name = card.title;
    this.settle(true);
    this.#blocks(removed(this.draft.blocks, card.block));
    const next = this.cards[Math.min(at, this.cards.length - 1)];
    if (next) next.element.focus();
    this.announce(say("removed", { card: name }));
    this.dispatchEvent(new CustomEvent("removed", { detail: { name } }));
  }

  /** Blocks of Markdown after a card (null: first of all); the first new card gets the focus. */
  insert(markdown, card = this.current()) {
    this.settle(true);
    const before = new Set(this.draft.blocks.map((block) => block.key));
    this.#blocks(insertAfter(this.draft.blocks, markdown, card?.block ?? null));
    const made = this.cards.find((one) => !before.has(one.block.key));
    made?.focus();
    // A paragraph cannot be empty: what stands there goes with the first key.
    if (made?.block.kind === "text") document.activeElement.select?.();
    made?.element.scrollIntoView({ block: "nearest" });
    if (made) this.announce(say("added", { card: made.title }));
    return made;
  }

  undo() {
    this.#stepped(this.draft.undo(), "undone", "nothing_to_undo");
  }

  redo() {
    this.#stepped(this.draft.redo(), "redone", "nothing_to_redo");
  }

  /** The card with the focus, or the last one that had it. */
  current() {
    const here = document.activeElement?.closest(".writing-card") ?? this.last;
    return this.cards.find((card) => card.element === here) ?? this.cards.at(-1) ?? null;
  }

  /** The text field that is, or was last, written in. */
  field() {
    const here = document.activeElement?.dataset.type ? document.activeElement : this.lastField;
    return here?.isConnected && here.dataset.type === "words" ? here : null;
  }

  cardAt(line) {
    let found = null;
    for (const card of this.cards) if (Number(card.element.dataset.line) <= line) found = card;
    return found;
  }

  announce(words) {
    this.live.textContent = "";
    // A region that is emptied and filled at once is not read again.
    setTimeout(() => {
      this.live.textContent = words;
    }, 50);
  }

  adder(card) {
    return adder(this, card);
  }

  address(src) {
    return /^(?:https?:|data:|\/)/.test(src)
      ? src
      : this.files + new URL(src, `http://x/${this.path}`).pathname.slice(1);
  }

  #blocks(blocks) {
    this.replace(
      numbered(blocks)
        .map((block) => block.source)
        .join(""),
    );
  }

  #stepped(step, done, nothing) {
    if (!step) {
      this.announce(say(nothing));
      return;
    }
    this.show();
    const [key, field] = (step.field || "").split(" ");
    const card = this.#cards.get(key);
    if (card) card.focus(field);
    else this.dispatchEvent(new CustomEvent("stepped", { detail: { key, field } }));
    this.announce(say(done));
    this.#changed();
  }

  /** When a card is left: ids that are missing are made, and what has become several blocks is cut. */
  #left(event) {
    const card = event.target.closest?.(".writing-card");
    this.last = card ?? this.last;
    if (event.target.dataset.type) this.lastField = event.target;
    if (!card || card.contains(event.relatedTarget)) return;
    // In a moment, so that the press that took the focus away reaches what it was for.
    setTimeout(() => {
      this.settle();
      if (this.draft.stale()) this.replace(this.draft.text(), {});
    }, 0);
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#lines();
      document.dispatchEvent(new CustomEvent("kp:draft", { detail: { text: this.draft.text() } }));
    }, TELL_MS);
  }

  #lines() {
    let line = 1;
    for (const block of this.draft.blocks) {
      const count = block.source.match(/\r\n|\n|\r/g)?.length ?? 0;
      const data = this.#cards.get(block.key)?.element.dataset;
      if (data) Object.assign(data, { line, lines: Math.max(1, count) });
      line += count;
    }
  }
}
