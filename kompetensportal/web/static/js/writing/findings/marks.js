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
  #cards = new Map(); // element -> { list, items, open, patient, press }
  #described = new Set();
  #pressing = false;

  /** accept(finding, words): somebody has pressed a suggestion; right(word): that a word is right. */
  constructor(editor, accept, right) {
    this.editor = editor;
    this.accept = accept;
    this.right = right;
    // What was held back while somebody wrote in a card is told when she leaves it.
    editor.root.addEventListener("focusout", () => setTimeout(() => this.#again(), 0));
    // Nothing moves between the two halves of a press: what she aims at is what she hits.
    addEventListener("pointerdown", () => this.#hold(true), true);
    for (const end of ["pointerup", "pointercancel", "blur"]) {
      addEventListener(end, () => setTimeout(() => this.#hold(false), 0), true);
    }
  }

  show(findings, text) {
    this.told = { findings, text };
    if (!this.#pressing) this.#draw();
  }

  #draw() {
    const { findings, text } = this.told;
    const lines = linesOf(text);
    const byCard = new Map();
    this.#clear();
    for (const finding of findings) {
      const card = finding.whole ? null : this.editor.cardAt(finding.line);
      if (!card || (PATIENT.has(finding.rule) && this.#isPatient(card))) continue;
      byCard.set(card, [...(byCard.get(card) ?? []), finding]);
    }
    for (const card of new Set([...this.#cards.keys(), ...byCard.keys()])) {
      const told = (byCard.get(card) ?? []).sort(mendedByAPressFirst);
      const items = this.#list(card, told);
      told.forEach((finding, at) => {
        this.#mark(finding, lines[finding.line - 1] ?? "", items[at]);
      });
    }
  }

  /** A suggestion is written: its advice goes at once, and comes back if the portal says it again. */
  taken(finding) {
    const key = JSON.stringify(finding);
    for (const { items } of this.#cards.values()) {
      items.get(key)?.remove();
      items.delete(key);
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

  /** Nothing old is told of words that are new: the portal is asked of those already. */
  #again() {
    if (this.told && !this.#pressing && this.told.text === this.editor.text()) this.#draw();
  }

  #hold(pressing) {
    this.#pressing = pressing;
    if (!pressing) this.#again();
  }

  /** Whether somebody writes in a card. Who reads its findings has them stay as they were. */
  #isPatient(card) {
    const active = document.activeElement;
    const kept = this.#cards.get(card);
    if (kept?.list.contains(active)) return kept.patient;
    const patient = card.contains(active);
    if (kept) kept.patient = patient;
    return patient;
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

  /** The items of a card's findings. One that is told again stays as it is, open and in focus. */
  #list(card, findings) {
    if (!findings.length) {
      this.#cards.get(card)?.list.remove();
      this.#cards.delete(card);
      return [];
    }
    const kept = this.#cards.get(card) ?? {
      list: make("ul", { class: "findings", role: "list" }),
      items: new Map(),
      open: false,
      patient: this.#isPatient(card),
    };
    this.#cards.set(card, kept);
    const items = findings.map((one) => kept.items.get(JSON.stringify(one)) ?? this.#item(one));
    kept.items = new Map(findings.map((one, at) => [JSON.stringify(one), items[at]]));
    const rest = items.slice(MOST_OPEN);
    const folds = rest.length > 1 && !kept.open;
    items.forEach((item, at) => {
      item.hidden = folds && at >= MOST_OPEN;
    });
    put(kept.list, folds ? [...items, this.#more(kept, rest)] : items);
    if (!kept.list.isConnected) card.append(kept.list);
    return items;
  }

  /** The press that shows the others. */
  #more(kept, rest) {
    const words = this.editor.say("proofing.live_more", { n: rest.length });
    if (kept.press?.textContent === words) return kept.press;
    const open = button(words, () => {
      kept.open = true;
      for (const item of kept.list.children) item.hidden = false;
      kept.list.children[MOST_OPEN].querySelector("summary, button")?.focus();
      kept.press.remove();
    });
    kept.press = make("li", {}, open);
    return kept.press;
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
    const right = finding.word
      ? button(say("proofing.live_right"), (event) => this.right(finding.word, cardOf(event)), {
          class: "button button-quiet finding-right",
          "aria-label": say("proofing.live_right_of", { word: finding.word }),
        })
      : null;
    const does = make("div", { class: "finding-does" }, ...presses, right, why);
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

function cardOf(event) {
  return event.currentTarget.closest(".writing-card");
}

/** Within a card: errors, then what one press mends, then what there is to think of. */
function mendedByAPressFirst(one, other) {
  const rank = ({ severity, suggestion }) =>
    (severity === "error" ? 0 : 2) + (suggestion?.texts.length ? 0 : 1);
  return rank(one) - rank(other);
}

/** Let an element have these children, and move none that stands where it should. */
function put(element, children) {
  for (const old of [...element.children]) if (!children.includes(old)) old.remove();
  children.forEach((child, at) => {
    if (element.children[at] !== child) element.insertBefore(child, element.children[at] ?? null);
  });
}
