// Keeps one text: every change lies on the device at once, is sent soon, and what others have written
// comes back into it. The server merges; here one save is on its way at a time, and it is the same
// save until it is answered, so that nobody meets herself.

import { newId } from "../../device/facts/ids.js";
import { drop, keep } from "./device.js";

const SEND_AFTER_MS = 700;
const SEND_WITHIN_MS = 3_000;
const LOOK_MS = 8_000;
const AGAIN_MS = [1_000, 2_000, 5_000, 10_000, 20_000];

export class Keeper extends EventTarget {
  #pending = null;
  #settled = [];
  #sending = false;
  #writing = Promise.resolve();
  #queued = false;
  #lies = false;
  #timer = 0;
  #since = 0;
  #failed = 0;
  #turns = 0;

  constructor(editor, portal, given) {
    super();
    Object.assign(this, { editor, portal, base: given.text, state: given });
    this.key = `${portal.who} ${portal.path} ${portal.page}`;
    this.condition = "saved";
    this.onDevice = true;
    /** Whether the last change has been put on the device, or could not be. */
    this.isKept = true;
  }

  /** Whether there is something that the portal does not have. */
  get isOpen() {
    return Boolean(this.#pending) || this.#settled.length > 0 || this.editor.text() !== this.base;
  }

  start() {
    document.addEventListener("kp:draft", () => this.changed());
    addEventListener("online", () => this.hurry());
    addEventListener("focus", () => this.hurry());
    addEventListener("pagehide", () => this.send());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.send();
      else this.hurry();
    });
    setInterval(() => document.hidden || this.look(), LOOK_MS);
    if (this.isOpen) this.changed(); // Somebody was faster than the page.
    this.look();
  }

  /** Go on with what lay on the device since the last time. */
  async take(record) {
    this.base = record.base;
    this.#pending = record.pending;
    this.#settled = record.settled;
    this.editor.replace(record.text, { others: true });
    this.changed();
    await this.#write();
    if (this.onDevice) await drop(record.key);
  }

  changed() {
    if (!this.isOpen) {
      // Taken back: nothing of it comes again another day.
      if (this.#lies) this.#write();
      this.#show("saved");
      return;
    }
    this.#write();
    this.#setKept(false);
    const now = performance.now();
    this.#since ||= now;
    this.#plan(Math.min(SEND_AFTER_MS, Math.max(0, this.#since + SEND_WITHIN_MS - now)));
    this.#show("sending");
  }

  /** A conflict is decided by the text as it is now. */
  settle(id) {
    this.#settled.push(id);
    this.state = {
      ...this.state,
      conflicts: this.state.conflicts.filter((met) => met.id !== id),
    };
    this.#tell();
    this.changed();
    this.send();
  }

  /** Send the text even though nothing was changed: the file is gone, and it is to be made again. */
  keepText() {
    this.#pending ??= this.#made();
    this.send();
  }

  /** The network may be back, somebody may have signed in. */
  hurry() {
    this.#failed = 0;
    if (this.isOpen) this.send();
    else this.look();
  }

  /** How the text stands at the portal: who writes, and what they wrote while nobody writes here. */
  async look() {
    if (this.#sending) return;
    const turn = this.#turns;
    const found = await this.portal.state();
    // A save that went meanwhile knows better.
    if (this.#sending || turn !== this.#turns) return;
    if (!found.ok) return this.#failedWith(found, false);
    const back = this.condition !== "saved" && this.condition !== "sending";
    this.state = found.ok;
    if (this.isOpen) {
      if (back) this.send();
    } else {
      this.#show("saved");
      this.#adopt(found.ok.text);
    }
    this.#tell();
  }

  async send() {
    clearTimeout(this.#timer);
    if (this.#sending || !this.isOpen) return;
    this.#sending = true;
    this.#turns += 1;
    this.#since = 0;
    this.#pending ??= this.#made();
    const sent = this.#pending;
    await this.#write();
    const found = await this.portal.save(sent);
    this.#sending = false;
    if (!found.ok) return this.#failedWith(found, true);
    this.#failed = 0;
    this.#pending = null;
    this.#settled = this.#settled.filter((id) => !sent.settled.includes(id));
    this.state = found.ok;
    if (this.editor.text() === sent.text) {
      this.#adopt(found.ok.text);
    } else {
      // More was written meanwhile. It began from what was sent, which the portal has.
      this.base = sent.text;
    }
    this.#tell();
    const detail = { revision: found.ok.revision };
    document.dispatchEvent(new CustomEvent("kp:saved", { detail }));
    if (this.isOpen) {
      this.#show("sending");
      this.changed();
    } else {
      this.#show("saved");
      await this.#write();
    }
  }

  #made() {
    const text = this.editor.text();
    return { save: newId(), base: this.base, text, settled: [...this.#settled] };
  }

  /** The text of everybody. */
  #adopt(text) {
    this.base = text;
    if (this.editor.text() !== text) this.editor.replace(text, { others: true });
  }

  #failedWith(found, sent) {
    if (found.signedOut) this.#show("signed_out");
    else if (found.stranger) this.#show("stranger");
    else if (found.fault) {
      this.fault = found.fault;
      // The same again would be refused again: the next change makes another save.
      if (sent) this.#pending = null;
      this.#show("refused");
      return;
    } else this.#show("waiting");
    if (sent || this.isOpen) document.dispatchEvent(new CustomEvent("kp:waiting"));
    this.#plan(AGAIN_MS[Math.min(this.#failed, AGAIN_MS.length - 1)]);
    this.#failed += 1;
  }

  #plan(after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.isOpen ? this.send() : this.look()), after);
  }

  #show(condition) {
    if (this.condition === condition && condition !== "refused") return;
    if (condition === "sending" && this.condition !== "saved") return;
    this.condition = condition;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("told"));
  }

  /** Put what is unsent on the device; one after the other, and only the last one that waits. */
  #write() {
    if (this.#queued) return this.#writing;
    this.#queued = true;
    this.#writing = this.#writing.then(async () => {
      this.#queued = false;
      try {
        this.#lies = this.isOpen;
        await (this.#lies ? keep(this.#record()) : drop(this.key));
        this.#keeps(true);
      } catch {
        this.#keeps(false);
      }
      if (!this.#queued) this.#setKept(true);
    });
    return this.#writing;
  }

  #setKept(is) {
    const differs = this.isKept !== is;
    this.isKept = is;
    if (differs && this.condition === "waiting") this.#tell();
  }

  #keeps(does) {
    if (this.onDevice === does) return;
    this.onDevice = does;
    this.#tell();
  }

  #record() {
    return {
      key: this.key,
      who: this.portal.who,
      path: this.portal.path,
      page: this.portal.page,
      base: this.base,
      text: this.editor.text(),
      pending: this.#pending,
      settled: this.#settled,
      at: Date.now(),
    };
  }
}
