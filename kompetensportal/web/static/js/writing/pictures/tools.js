// The picture tools: choose a picture, work on it, say what it shows. One dialog, three parts; what
// goes to the portal is the finished picture alone.

import { Board } from "./board.js";
import { fromBank, waysIn } from "./choose.js";
import { finished, paint } from "./draw.js";
import { boxOf, CROP, seen } from "./marks.js";
import { isDrawing, opened, PictureError, told } from "./opened.js";
import { post } from "./send.js";

export class PictureTools {
  #dialog;
  #words;
  #board;
  #asked = null;
  #file = null;

  constructor(dialog) {
    this.#dialog = dialog;
    this.#words = JSON.parse(dialog.querySelector("[data-words]").textContent);
    this.#board = new Board(dialog.querySelector("canvas[tabindex]"), (key, id) =>
      this.#told(key, id),
    );
    waysIn(this.#part("choose"), {
      take: (file) => this.take(file),
      nothing: () => this.#problem(this.#words.no_clipboard),
    });
    fromBank(this.#part("choose"), {
      path: () => this.#asked.path,
      words: this.#words,
      take: ({ src, alt }) => this.#done({ src, alt }),
    });
    dialog.addEventListener("click", ({ target }) => this.#do(target.closest("[data-do]")));
    dialog.addEventListener("keydown", (event) => this.#key(event));
    // Escape goes back a part, so that no work is lost by one key.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#back();
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#form.addEventListener("change", () => this.#asksOnlyWhatIsNeeded());
  }

  /** Ask for a picture for `path`; done({ src, alt, path, width, height }) gets it. */
  open({ path, alt = "", done, file = null, bank = true }) {
    this.#asked = { path, done };
    this.#form.reset();
    this.#form.elements.text.value = alt;
    this.#part("choose").querySelector("[data-from-bank]").hidden = !bank;
    this.#asksOnlyWhatIsNeeded();
    this.#show("choose");
    if (!this.#dialog.open) this.#dialog.showModal();
    if (file) this.take(file);
  }

  /** Take a file in hand. */
  async take(file) {
    this.#say(this.#words.opening);
    this.#file = file;
    if (isDrawing(file)) {
      this.#board.steps = null;
      this.#say("");
      return this.#show("words");
    }
    try {
      const canvas = await opened(file, () => this.#say(this.#words.opening_there));
      this.#show("edit");
      this.#board.open(canvas);
      this.#refresh();
      this.#say("");
    } catch (error) {
      if (error instanceof PictureError) this.#refused(error);
      else this.#problem(this.#words[error instanceof TypeError ? "no_network" : "cannot_open"]);
    }
  }

  get #form() {
    return this.#part("words");
  }

  #part(name) {
    return this.#dialog.querySelector(`[data-part=${name}]`);
  }

  #show(name) {
    for (const part of this.#dialog.querySelectorAll("[data-part]"))
      part.hidden = part.dataset.part !== name;
    this.#dialog.dataset.shown = name;
    this.#problem("");
    this.#part(name).querySelector("[data-first]")?.focus({ preventScroll: true });
    this.#dialog.scrollTop = 0;
    if (name === "words") this.#preview();
  }

  #do(button) {
    const board = this.#board;
    const acts = {
      close: () => this.#close(),
      back: () => this.#back(),
      turn: () => board.turn(),
      crop: () => (board.chosen === CROP ? board.choose(null) : board.crop()),
      undo: () => board.undo(),
      redo: () => board.redo(),
      larger: () => board.size(1.12),
      smaller: () => board.size(1 / 1.12),
      wider: () => board.size(1.12, 1),
      narrower: () => board.size(1 / 1.12, 1),
      spin: () => board.spin(),
      remove: () => board.remove(),
      next: () => this.#next(),
      blur_more: () => this.#blurMore(),
      keep: () => this.#keepOriginal(),
    };
    const name = button?.dataset.do;
    if (button?.dataset.mark) board.choose(markId(button.dataset.mark));
    else if (["ring", "arrow", "number", "blur"].includes(name)) this.#add(name);
    else acts[name]?.();
  }

  #add(kind) {
    this.#board.add(kind);
    this.#dialog.querySelector("canvas[tabindex]").focus({ preventScroll: true });
  }

  #key(event) {
    if (this.#dialog.dataset.shown !== "edit" || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "y" || event.shiftKey) this.#board.redo();
    else this.#board.undo();
  }

  #told(key, id) {
    this.#refresh();
    if (key === "place" || key === "chosen") this.#sayPlace(id);
    else this.#say(this.#fill(this.#words[`said_${key}`], { what: this.#name(id) }));
  }

  #sayPlace(id) {
    const box = id === null ? null : boxOf(this.#board.state, id);
    if (!box) return this.#say("");
    const area = seen(this.#board.state, id === CROP);
    const share = (value, from, of) => Math.round((100 * (value - from)) / of);
    const given = {
      what: this.#name(id),
      x: share(box.x, area.x, area.w),
      y: share(box.y, area.y, area.h),
      w: share(box.w, 0, area.w),
    };
    this.#say(this.#fill(this.#words.said_place, given));
  }

  #name(id) {
    if (id === CROP) return this.#words.crop;
    const mark = id === null ? null : boxOf(this.#board.state, id);
    return mark ? `${this.#words[mark.kind]} ${mark.n}` : "";
  }

  /** Buttons as they are now: what can be undone, what is chosen, what is on the picture. */
  #refresh() {
    const { steps, chosen, state } = this.#board;
    const edit = this.#part("edit");
    const on = (name, can) => {
      const button = edit.querySelector(`[data-do=${name}]`);
      // A button that has the focus keeps it: it is told that it does nothing now.
      button.setAttribute("aria-disabled", String(!can));
    };
    on("undo", steps.canUndo);
    on("redo", steps.canRedo);
    const box = chosen === null ? null : boxOf(state, chosen);
    edit.querySelector("[data-chosen]").hidden = !box;
    edit.querySelector("[data-do=spin]").hidden = box?.kind !== "arrow";
    for (const name of ["wider", "narrower"])
      edit.querySelector(`[data-do=${name}]`).hidden = ["arrow", "number"].includes(box?.kind);
    const crop = edit.querySelector("[data-do=crop]");
    crop.setAttribute("aria-pressed", String(chosen === CROP));
    crop.lastElementChild.textContent = this.#words[chosen === CROP ? "done_crop" : "crop"];
    const list = edit.querySelector("[data-marks]");
    const focused = list.contains(document.activeElement) && document.activeElement.dataset.mark;
    list.replaceChildren(...state.marks.map((mark) => this.#markButton(mark, chosen)));
    if (focused) list.querySelector(`[data-mark="${focused}"]`)?.focus();
    list.parentElement.hidden = !state.marks.length;
  }

  #markButton(mark, chosen) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary";
    button.dataset.do = "mark";
    button.dataset.mark = mark.id;
    button.setAttribute("aria-pressed", String(mark.id === chosen));
    button.textContent = this.#name(mark.id);
    const line = document.createElement("li");
    line.append(button);
    return line;
  }

  #next() {
    if (this.#board.chosen !== null) this.#board.choose(null);
    this.#show("words");
  }

  #preview() {
    const canvas = this.#form.querySelector("canvas");
    canvas.hidden = !this.#board.steps;
    if (canvas.hidden) return;
    const { w, h } = seen(this.#board.state);
    const share = Math.min(1, 900 / Math.max(w, h));
    canvas.width = Math.max(1, Math.round(w * share));
    canvas.height = Math.max(1, Math.round(h * share));
    paint(canvas, this.#board.base, this.#board.state);
  }

  #blurMore() {
    if (!this.#board.steps) return this.#show("choose");
    this.#show("edit");
    this.#add("blur");
  }

  #asksOnlyWhatIsNeeded() {
    const agreed = this.#form.elements.faces?.value === "agreed";
    this.#form.querySelector("[data-agreed]").hidden = !agreed;
  }

  /** The file as it was, onto the device of whoever asks for it. It goes nowhere else. */
  #keepOriginal() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(this.#file);
    link.download = this.#file.name || "original";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async #send() {
    const fields = this.#form.elements;
    if (this.#board.steps && !fields.faces.value)
      return this.#lacks(fields.faces[0], "faces_answer");
    if (!fields.text.value.trim()) return this.#lacks(fields.text, "text_needed");
    const button = this.#form.querySelector("[type=submit]");
    button.disabled = true;
    this.#problem("");
    this.#say(this.#words.sending);
    try {
      await this.#sent(fields);
    } catch (error) {
      this.#say("");
      if (!(error instanceof TypeError)) console.error(error);
      this.#problem(this.#words[error instanceof TypeError ? "no_network" : "went_wrong"]);
    }
    button.disabled = false;
  }

  async #sent(fields) {
    const form = new FormData(this.#form);
    if (fields.faces.value !== "agreed") for (const name of AGREED) form.delete(name);
    if (this.#board.steps) {
      const photograph = !/png|webp|gif/.test(this.#file.type);
      form.append(
        "picture",
        await finished(this.#board.base, this.#board.state, photograph),
        "bild",
      );
    } else form.append("picture", this.#file, "bild.svg");
    const answer = await post(`/skriva/bild/${this.#asked.path}`, form);
    this.#say("");
    if (answer.ok) return this.#done(await answer.json());
    const { what, mend } = await told(answer);
    this.#problem(what ?? this.#words.went_wrong, mend);
  }

  #lacks(field, key) {
    this.#problem(this.#words[key]);
    field.focus();
  }

  #done(given) {
    const { done } = this.#asked;
    this.#dialog.close();
    done(given);
  }

  #back() {
    const { shown } = this.#dialog.dataset;
    if (shown === "choose") this.#close();
    else this.#show(shown === "words" && this.#board.steps ? "edit" : "choose");
    if (this.#dialog.dataset.shown === "edit") this.#board.draw();
  }

  #close() {
    const busy = this.#dialog.dataset.shown !== "choose";
    if (!busy || confirm(this.#words.sure_close)) this.#dialog.close();
  }

  #refused({ key, given }) {
    if (given.what) return this.#problem(given.what, given.mend);
    this.#problem(this.#fill(this.#words[key], given), this.#words[`${key}_mend`]);
  }

  #problem(what, mend = "") {
    const place = this.#dialog.querySelector("[data-problem]");
    place.hidden = !what;
    place.querySelector("[data-what]").textContent = what;
    place.querySelector("[data-mend]").textContent = mend ?? "";
    if (what) this.#say("");
    if (what) place.scrollIntoView({ block: "nearest" });
  }

  #say(words) {
    this.#dialog.querySelector("[data-said]").textContent = words;
  }

  #fill(words, given) {
    return words.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
  }
}

const AGREED = ["people", "consent_until"];

const markId = (written) => (written === CROP ? CROP : Number(written));
