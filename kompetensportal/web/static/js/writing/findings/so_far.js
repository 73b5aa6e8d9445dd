// How far the text has come, in kind words, and the way from one finding to the next.

import { button, make } from "../editor/elements.js";

export class SoFar {
  #next = 0;

  /** go(finding): bring somebody to what a finding is about. */
  constructor(editor, go) {
    this.say = editor.say;
    this.go = go;
    const heading = make(
      "h2",
      { class: "so-far-title", id: "so-far" },
      this.say("proofing.live_so_far"),
    );
    this.has = make("p", { class: "so-far-has" });
    this.left = make("p", { class: "so-far-left" });
    this.note = make("p", { class: "so-far-note", role: "status" });
    this.next = button("", () => this.#step(), {
      kind: "secondary",
      sign: "arrow-down",
      hidden: true,
    });
    this.all = make("ol", { class: "so-far-list" });
    this.summary = make("summary", {});
    this.fold = make("details", { class: "fold so-far-all", hidden: true }, this.summary, this.all);
    const room = make("section", { class: "so-far", "aria-labelledby": "so-far" });
    room.append(heading, this.has, this.left, this.note, this.next, this.fold);
    editor.side.append(room);
  }

  show({ findings, has, left, more, dictionary }) {
    this.findings = findings;
    const { say } = this;
    this.has.textContent = has.join(" · ");
    this.left.textContent = left.length
      ? say("proofing.live_left", { what: left.join(" · ") })
      : say("proofing.live_nothing_left");
    this.tell(dictionary ? "" : say("proofing.live_no_dictionary"));
    const count = findings.length + more;
    this.next.hidden = this.fold.hidden = !findings.length;
    this.next.querySelector("span").textContent = say("proofing.live_next", { n: count });
    this.summary.textContent = say("proofing.live_all", { n: count });
    const items = findings.map((finding) =>
      make(
        "li",
        {},
        button(this.#named(finding), () => this.go(finding), {
          class: "button button-quiet so-far-one",
        }),
      ),
    );
    this.all.replaceChildren(...items);
    if (this.#next >= findings.length) this.#next = 0;
  }

  /** Words about the check itself, told to a screen reader when they are new. */
  tell(words) {
    if (this.note.textContent !== words) this.note.textContent = words;
  }

  #step() {
    const finding = this.findings[this.#next];
    this.#next = (this.#next + 1) % this.findings.length;
    this.go(finding);
  }

  #named({ severity, message }) {
    return this.say("proofing.live_one", {
      kind: this.say(`proofing.live_${severity}`),
      message,
    });
  }
}
