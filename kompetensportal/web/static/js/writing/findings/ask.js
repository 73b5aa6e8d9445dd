// Asks what there is to say of the text after each pause. A newer text takes the place of one that
// is asked about; without a network the question waits.

import { addressOf, post } from "../post.js";

const PAUSE_MS = 150; // The editor tells of a change within 100 ms: together under half a second.
const AGAIN_MS = 600;
const RETRY_MS = 5000;

export class Asker {
  #timer = 0;
  #going = null;

  /** told(answer, text): findings; waits(why): they come later, or `{ what, mend }` says why not. */
  constructor(path, { told, waits }) {
    this.address = addressOf("fynd", path);
    this.told = told;
    this.waits = waits;
    addEventListener("online", () => this.text !== undefined && this.soon(this.text, 0));
  }

  /** Ask after a pause; whatever was going on is of an older text. */
  soon(text, pause = PAUSE_MS) {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(text), pause);
  }

  async #ask(text) {
    this.#going?.abort();
    const mine = new AbortController();
    this.#going = mine;
    const { is, data } = await post(this.address, { text }, mine.signal);
    if (this.#going !== mine || is === "stopped") return;
    this.#going = null;
    if (is !== "ok") {
      this.waits(is, data);
      if (is !== "refused") this.soon(text, RETRY_MS);
    } else if (data.findings) {
      this.told(data, text);
      if (!data.complete) this.soon(text, AGAIN_MS);
    } else if (data.again) this.soon(text, AGAIN_MS);
  }
}
