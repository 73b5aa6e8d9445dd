// What one person may do while she is unlocked: tell facts, keep what is hers, ask for her state.
// Her keys live in private fields, as objects that no script can read.

import * as clock from "./clock.js";
import { got, read, write } from "./db.js";
import { FactsError, StorageError } from "./errors.js";
import { jsonOf, newId } from "./ids.js";
import { hidden, imported, seal, unseal } from "./keys.js";
import { mirrorPeople } from "./mirror_people.js";
import { renewed } from "./new_code.js";
import { append, appendMade } from "./outbox.js";
import { ask, isGood } from "./portal.js";
import { sealer, signed } from "./seal.js";
import { withSheet } from "./sheets.js";
import { currentDevice, tell } from "./state.js";

/** What the first of her data keys that opens it gives: there are older ones when her code was changed
 * in the portal. */
async function firstOf(keys, open) {
  for (const key of keys) {
    const found = await open(key).catch((error) => {
      if (error instanceof StorageError) throw error;
    });
    if (found !== undefined) return found;
  }
  return null;
}

function opened(keys, copy) {
  return firstOf(keys, ({ sealing }) => unseal(sealing, copy, copy.id));
}

export class Session {
  #person;
  #keys;
  #sealing = null;
  #turn = Promise.resolve();
  #opened = new Map();
  #unsaved = new Map(); // What was told and could be neither saved nor sent, by what it says.
  #spare = { store_id: crypto.randomUUID(), dev_seq: 0 }; // Numbers of what was never saved.

  constructor(bundle, person) {
    this.#person = person;
    this.#keys = imported(bundle);
    this.key_id = bundle.key_id;
  }

  /** `{id, name, …}`: who it is. */
  get person() {
    return this.#person;
  }

  /** Nothing can be done with it any more. */
  end() {
    this.#keys = null;
    this.#opened.clear();
    this.#unsaved.clear();
  }

  async #open() {
    if (!this.#keys) throw new FactsError("locked");
    return this.#keys;
  }

  /** Tell a fact: `{about, subject, version, data}`, `about` being herself unless said. Gives
   * `{id, saved}` when it has reached the disk, or (`saved` false) the portal, because the disk does not
   * take it. Throws StorageError when neither has it; told again, it is the same event. */
  tell(type, fact, also) {
    const done = this.#turn.then(() => this.#tell(type, fact, also));
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Tell that she has answered an anonymous survey; the sheet lies apart, and is nobody's. */
  async answer(fact, sheet) {
    return this.tell("survey.answered", fact, await withSheet(sheet));
  }

  async #tell(type, { about = this.#person.id, subject, version = "", data = {} }, also) {
    const keys = await this.#open();
    if (!currentDevice()) throw new FactsError("not_device");
    const said = {
      type,
      v: 1,
      person_id: this.#person.id,
      about_id: about,
      subject,
      version,
      data,
    };
    const name = jsonOf(said);
    const before = this.#unsaved.get(name);
    const event = before?.event ?? {
      id: newId(),
      ...said,
      device_id: currentDevice().device_id,
      at: clock.now(),
      key_id: this.key_id,
    };
    try {
      if (before) {
        await appendMade(before.envelope, await this.#copy(event, keys), event.at.wall);
      } else await append((place) => this.#row({ ...event, ...place }, keys), also);
      this.#unsaved.delete(name);
      tell("told");
      return { id: event.id, saved: true };
    } catch (error) {
      if (!(error instanceof StorageError) || also) throw error;
      return this.#sendNow(name, event, before, error);
    }
  }

  async #sendNow(name, event, before, why) {
    let envelope = before?.envelope;
    if (!envelope) {
      this.#spare.dev_seq += 1;
      envelope = await this.#envelope({ ...event, ...this.#spare }, await this.#open());
      this.#unsaved.set(name, { envelope, event });
    }
    const { device_id, server_id } = currentDevice();
    const body = { v: 1, device_id, sent_at: Date.now(), events: [envelope] };
    const answer = await ask("/api/v1/events", { body });
    const result = isGood(answer) && answer.portal === server_id && answer.json.results?.[event.id];
    if (!["stored", "duplicate", "quarantined"].includes(result)) throw why;
    this.#unsaved.delete(name);
    return { id: event.id, saved: false };
  }

  async #row(event, keys) {
    const [envelope, copy] = await Promise.all([
      this.#envelope(event, keys),
      this.#copy(event, keys),
    ]);
    return { envelope, copy, at: event.at.wall };
  }

  async #envelope(event, keys) {
    // A pair of its own for each page; it is not kept, so nobody opens the envelope here again.
    this.#sealing ??= sealer(currentDevice().seal);
    return (await this.#sealing)(event, keys.signing);
  }

  async #copy({ id, type, about_id, subject, version, data, at }, keys) {
    const plain = { id, type, about_id, subject, version, data, at };
    return { id, person_id: this.#person.id, ...(await seal(keys.data[0].sealing, plain, id)) };
  }

  /** Her own facts that were told on this tablet, newest first, each with its `state`. */
  async mine() {
    const keys = await this.#open();
    const range = IDBKeyRange.bound([this.#person.id], [this.#person.id, []]);
    const [copies, states] = await read(["mine", "outbox"], async ({ mine, outbox }) => {
      const found = await got(mine.index("person").getAll(range));
      const rows = await Promise.all(found.map(({ id }) => got(outbox.get(id))));
      return [found, rows.map((row) => row?.state ?? "safe")];
    });
    const told = copies.map(async (copy, at) => {
      // Opened once a page: they never change.
      const fact = this.#opened.get(copy.id) ?? (await opened(keys.data, copy));
      this.#opened.set(copy.id, fact);
      return fact && { ...fact, state: states[at] };
    });
    return (await Promise.all(told)).filter(Boolean).reverse();
  }

  /** Keep something of hers on this tablet: a draft, her preferences. `undefined` removes it. */
  async keep(name, value) {
    const keys = await this.#open();
    const [{ sealing, naming }] = keys.data;
    const key = { person_id: this.#person.id, name: await hidden(naming, name) };
    const sealed = value === undefined ? null : await seal(sealing, value, key.name);
    await write(["sealed"], ({ sealed: store }) => {
      if (sealed) store.put({ ...key, ...sealed });
      else store.delete([key.person_id, key.name]);
    });
  }

  /** What was kept under a name; null when there is nothing, or nothing that her keys open. */
  async kept(name) {
    const keys = await this.#open();
    return firstOf(keys.data, async ({ sealing, naming }) => {
      const key = await hidden(naming, name);
      const found = await read(["sealed"], ({ sealed }) => got(sealed.get([this.#person.id, key])));
      return found && unseal(sealing, found, key);
    });
  }

  /** Fetch what the portal knows of her, and keep it as `state`. Throws FactsError "network", or the
   * portal's reason. */
  async refreshState() {
    const kept = await this.kept("state");
    let found = await this.#ask("state", kept?.order ?? 0);
    const goesOn = kept?.epoch === found.epoch;
    // A portal that was restored has another order: everything anew.
    if (kept && !goesOn) found = await this.#ask("state", 0);
    const earlier = goesOn ? kept.events : [];
    const fresh = new Set(found.events.map((event) => event.id));
    const events = [...earlier.filter((event) => !fresh.has(event.id)), ...found.events];
    const state = { ...found, events };
    await this.keep("state", state);
    await this.keep("person", found.person);
    this.#person = { ...this.#person, ...found.person };
    return state;
  }

  /** An ordinary session in this browser, so that pages that need the network open. */
  async openPortal() {
    await this.#ask("session", 0);
  }

  async #ask(what, since) {
    const keys = await this.#open();
    if (!currentDevice()) throw new FactsError("not_device");
    const { device_id, server_id } = currentDevice();
    const { id: person_id } = this.#person;
    const question = { ask: what, person_id, device_id, key_id: this.key_id, since };
    const body = await signed({ ...question, nonce: crypto.randomUUID() }, keys.signing);
    const answer = await ask(`/api/v1/${what}`, { body });
    if (answer.portal === server_id && isGood(answer)) return answer.json;
    if (answer.portal !== server_id || answer.status >= 429) throw new FactsError("network");
    throw new FactsError(answer.json?.reason ?? "refused");
  }

  /** Give somebody of the unit a new code (a mentor). Throws FactsError: "not_here" when she has no keys
   * on this tablet, "not_mentor" when they are not wrapped for this person. */
  async giveNewCode(personId, code) {
    const keys = await this.#open();
    const { row, fact } = await renewed(personId, code, this.#person.id, keys.box);
    const told = await this.tell("key.replaced", fact, {
      stores: ["keys"],
      put: ({ keys: store }) => store.put(row),
    });
    await mirrorPeople();
    return told;
  }
}
