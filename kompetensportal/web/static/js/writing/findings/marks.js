// Findings beside what they are about: a mark under the words, and what to do under the card. Nothing
// that is written is touched or moved.

import { button, make } from "../editor/elements.js";
import { linesOf, spanOf } from "./places.js";

const KINDS = ["error", "warning"];
/** Said of what is not there yet: of the card that somebody writes in it would be impatience. */
const PATIENT = new Set(["step-picture", "step-id", "picture-text", "heading-empty"]);
const paints = Boolean(globalThis.Highlight && CSS.highlights);
const highlights = new Map(KINDS.map((kind) => [kind, paint(`kp-finding-${kind}`)]));
/** So many are open under a card; one thing at a time is enough for anybody. */
const MOST_OPEN = 2;
let numbers = 0;

function paint(name) {
  if (!paints) return null;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

export class Marks {
  #cards = new Map(); // element -> { list, as }
  #described = new Set();

  /** accept(finding, words): somebody has pressed a suggestion. */
  constructor(editor, accept) {
    this.editor = editor;
    this.accept = accept;
    // What was held back while somebody wrote in a card is told when she leaves it.
    editor.root.addEventListener("focusout", () => setTimeout(() => this.#again(), 0));
  }

  show(findings, text) {
    this.told = { findings, text };
    const lines = linesOf(text);
    const byCard = new Map();
    this.#clear();
    for (const finding of findings) {
      const card = finding.whole ? null : this.editor.cardAt(finding.line);
      if (!card || (PATIENT.has(finding.rule) && card.contains(document.activeElement))) continue;
      byCard.set(card, [...(byCard.get(card) ?? []), finding]);
    }
    for (const card of new Set([...this.#cards.keys(), ...byCard.keys()])) {
      const list = this.#list(card, byCard.get(card) ?? []);
      (byCard.get(card) ?? []).forEach((finding, at) => {
        this.#mark(finding, lines[finding.line - 1] ?? "", list.children[at]);
      });
    }
  }

  /** { field, from, to }: where a finding stands on the page; null when its card has no such field. */
  where(finding, lines) {
    const line = lines[finding.line - 1] ?? "";
    const { from, to } = spanOf(line, finding.column, finding.length);
    const begin = this.editor.field(finding.line, from + 1);
    const end = this.editor.field(finding.line, to + 1);
    if (!begin) return null;
    return {
      field: begin.field,
      from: begin.at,
      to: end?.field === begin.field ? end.at : begin.at,
    };
  }

  #again() {
    if (this.told) this.show(this.told.findings, this.told.text);
  }

  #clear() {
    for (const one of highlights.values()) one?.clear();
    for (const field of this.#described) {
      const kept = field.dataset.helpedBy;
      if (kept) field.setAttribute("aria-describedby", kept);
      else field.removeAttribute("aria-describedby");
    }
    this.#described.clear();
  }

  #list(card, findings) {
    const as = JSON.stringify(findings);
    const kept = this.#cards.get(card);
    if (kept?.as === as && kept.list.isConnected) return kept.list;
    const list = kept?.list ?? make("ul", { class: "findings", role: "list" });
    const items = findings.map((finding) => this.#item(finding));
    list.replaceChildren(...items);
    this.#foldFrom(MOST_OPEN, items, list);
    if (findings.length) {
      card.append(list);
      this.#cards.set(card, { list, as });
    } else {
      list.remove();
      this.#cards.delete(card);
    }
    return list;
  }

  /** The items from one on wait behind a press. */
  #foldFrom(first, items, list) {
    const rest = items.slice(first);
    if (rest.length < 2) return;
    for (const item of rest) item.hidden = true;
    const words = this.editor.say("proofing.live_more", { n: rest.length });
    const open = button(words, () => {
      for (const item of rest) item.hidden = false;
      press.remove();
      rest[0].querySelector("summary, button")?.focus();
    });
    const press = make("li", {}, open);
    list.append(press);
  }

  #item(finding) {
    const { say } = this.editor;
    numbers += 1;
    const words = make(
      "p",
      { class: "finding-words", id: `finding-${numbers}` },
      make("strong", {}, say(`proofing.live_${finding.severity}`)),
      ` ${finding.message} `,
      make("span", { class: "finding-mend" }, finding.mend),
    );
    const presses = (finding.suggestion?.texts ?? []).map((text) =>
      button(say("proofing.live_write", { words: text.trim() }), () => this.accept(finding, text), {
        kind: "secondary",
        class: "button button-secondary finding-fix",
      }),
    );
    const why = finding.reason
      ? make(
          "details",
          { class: "finding-why" },
          make("summary", {}, say("proofing.live_why")),
          make("p", {}, finding.reason),
        )
      : null;
    const does = make("div", { class: "finding-does" }, ...presses, why);
    return make("li", { class: `finding finding-${finding.severity}` }, words, does);
  }

  #mark(finding, line, item) {
    const place = this.where(finding, { [finding.line - 1]: line });
    if (!place) return;
    const { field, from, to } = place;
    const id = item.querySelector(".finding-words").id;
    if (!this.#described.has(field)) {
      const now = field.getAttribute("aria-describedby") ?? "";
      field.dataset.helpedBy = now.replace(/\s*finding-\d+/g, "").trim();
      field.setAttribute("aria-describedby", field.dataset.helpedBy);
      this.#described.add(field);
    }
    field.setAttribute(
      "aria-describedby",
      `${field.getAttribute("aria-describedby")} ${id}`.trim(),
    );
    if (paints && to > from) {
      highlights.get(finding.severity)?.add(this.editor.rangeIn(field, from, to));
    }
  }
}
