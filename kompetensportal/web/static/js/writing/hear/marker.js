// Marks the sentence that sounds, in the field of its card. Nothing is changed or moved; the page goes
// along only while nobody writes.

import { linesOf, spanOf } from "../findings/places.js";

const CLASS = "is-sounding";
const paints = Boolean(globalThis.Highlight && CSS.highlights);
const spoken = paints ? new Highlight() : null;
if (paints) CSS.highlights.set("kp-draft-spoken", spoken);

export class Marker {
  #card = null;

  constructor(editor) {
    this.editor = editor;
  }

  /** text: what was read; places: [sentence, line, column, length] of it. */
  learn(text, places) {
    this.lines = linesOf(text);
    this.places = new Map(places.map(([sentence, ...place]) => [sentence, place]));
  }

  show(sentence) {
    this.clear();
    const place = this.places.get(sentence);
    if (!place) return;
    const [line, column, length] = place;
    const card = this.editor.cardAt(line);
    if (!card) return;
    this.#card = card;
    card.classList.add(CLASS);
    const { from, to } = spanOf(this.lines[line - 1] ?? "", column, length);
    const begin = this.editor.field(line, from + 1);
    const end = this.editor.field(line, to + 1);
    if (begin && paints && end?.field === begin.field && end.at > begin.at) {
      spoken.add(this.editor.rangeIn(begin.field, begin.at, end.at));
    }
    if (!document.activeElement?.matches("textarea, input")) {
      card.scrollIntoView({ block: "nearest" });
    }
  }

  clear() {
    spoken?.clear();
    this.#card?.classList.remove(CLASS);
    this.#card = null;
  }

  /** The first sentence at or after a line, in the order of the sound. */
  from(line, timing) {
    const at = timing.sentences.findIndex(({ s }) => (this.places.get(s)?.[0] ?? 0) >= line);
    return at < 0 ? 0 : at;
  }
}
