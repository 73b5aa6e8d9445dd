// What happened on this tablet: who one is here, what one tells, and how it reaches the portal.
// docs/offline.md is the contract; this is what other scripts use of it.

import { exportFile, takeReceipt } from "./carry.js";
import { connect, fillNew } from "./db.js";
import { FactsError, StorageError } from "./errors.js";
import { contact, sendAll } from "./flush.js";
import { compare, filler } from "./mirror.js";
import { warm } from "./mirror_file.js";
import { count } from "./outbox.js";
import * as tiles from "./people.js";
import { countSheets, sendSheets } from "./sheets.js";
import { currentDevice, hear, tell } from "./state.js";
import { askToKeep, storageUse } from "./storage.js";
import { Timer } from "./timer.js";
import { fillTokens } from "./tokens.js";
import * as unlocking from "./unlock.js";

export { FactsError, StorageError };

const SHARED = Symbol.for("kompetensportal.facts"); // One object a page, whoever asks for it.
const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

/** The facts of this tablet. Throws StorageError. */
export function openFacts() {
  globalThis[SHARED] ??= open().catch((error) => {
    globalThis[SHARED] = null;
    throw error;
  });
  return globalThis[SHARED];
}

async function open() {
  if (!globalThis.isSecureContext) throw new StorageError("insecure");
  fillNew(filler);
  await connect();
  const facts = new Facts(await unlocking.resume());
  facts.start();
  return facts;
}

class Facts {
  /** Digest of the content that lies here, for the administrator; set by who knows it. */
  content = "";
  #software = new URL(import.meta.url).pathname.split("/").pop();
  #timer = new Timer((byHand) => this.#send(byHand));
  #session;
  #saying = 0;

  constructor(session) {
    this.#session = session;
  }

  /** Who this tablet is, `{device_id, unit, kind, name, settings, revoked …}`; null: not enrolled. */
  get device() {
    return currentDevice();
  }

  /** The session of this tab: null, or `{person, key_id, tell …}` (session.js). */
  get session() {
    return this.#session;
  }

  /** Enrol this browser; see people.js for what it throws. */
  async enrol(code, name = "") {
    await tiles.enrol(code, name);
    await askToKeep();
    await tiles.look(true);
    this.#timer.soon("told");
  }

  /** `[{id, name, here, tile}]` */
  people() {
    return tiles.people();
  }

  /** Look now at who the people of this tablet are; whether the portal answered. */
  refresh() {
    return tiles.look(true);
  }

  /** Unlock with a code; gives the session. Throws FactsError: see unlock.js. */
  async unlock(personId, code) {
    const proved = await unlocking.prove(personId, code);
    if (this.#session) await this.lock();
    this.#session = await unlocking.begin(proved);
    warm();
    tell("unlocked", personId);
    say("kp:unlocked", { person: this.#session.person });
    tiles.look(true).catch(() => {});
    return this.#session;
  }

  /** End who one is, in every tab. */
  async lock() {
    this.#drop();
    tell("locked");
    await unlocking.end();
  }

  /** The person is active: the next page does not ask for the code. */
  touch() {
    if (this.#session) unlocking.touch();
  }

  /** How the queue stands: `{waiting, help, lastSent, lastContact, people, problem, sheets}`; `problem` is null,
   * "not_device" (must be enrolled again), "other_portal" or "revoked". */
  async queue() {
    const found = await Promise.all([count(), contact(), countSheets()]);
    const [{ waiting, help, people }, known, sheets] = found;
    const { lastSent = null, lastContact = null } = known;
    const problem = known.problem ?? (currentDevice()?.revoked ? "revoked" : null);
    return { waiting, help, lastSent, lastContact, people, problem, sheets };
  }

  /** Send what waits, now: `{sent, left, stopped}`. */
  async sendNow() {
    const { sent, stopped } = await this.#timer.now();
    return { sent, left: (await count()).waiting, stopped };
  }

  exportFile() {
    return exportFile(this.#software);
  }

  async takeReceipt(text) {
    const done = await takeReceipt(text);
    tell("queue");
    return done;
  }

  storage() {
    return storageUse();
  }

  /** Follow what other pages do, and begin to send. */
  start() {
    if (this.#session) warm();
    hear("queue", () => this.#sayQueue());
    hear("told", (here) => {
      this.#sayQueue();
      if (here) this.#timer.soon("told");
    });
    hear("people", () => say("kp:people"));
    hear("locked", (here) => here || this.#drop());
    hear("unlocked", (here, who) => here || who === this.#session?.person.id || this.#drop());
    addEventListener("pageshow", ({ persisted }) => {
      // A page that was kept for the back button may be the previous person's.
      if (persisted && !unlocking.isRemembered(this.#session?.person.id)) this.#drop();
    });
    compare()
      .catch(() => {})
      .finally(() => this.#timer.start());
  }

  #drop() {
    if (!this.#session) return;
    this.#session.end();
    this.#session = null;
    unlocking.forget();
    say("kp:locked");
  }

  async #send(byHand) {
    if (!currentDevice()) return { sent: 0, stopped: "not_device" };
    const done = await sendAll({ byHand, software: this.#software, content: this.content });
    if (done.stopped === null) this.#afterwards().catch(() => {});
    const [{ waiting }, { until = 0 }] = await Promise.all([count(), contact()]);
    return { ...done, waiting, until };
  }

  /** What goes when no facts are on their way. */
  async #afterwards() {
    await tiles.look();
    await fillTokens();
    if (await sendSheets()) tell("queue");
  }

  #sayQueue() {
    // Many facts in a row are one change for who looks.
    this.#saying ||= setTimeout(async () => {
      this.#saying = 0;
      const queue = await this.queue().catch(() => null);
      if (queue) say("kp:queue", queue);
    }, 50);
  }
}
