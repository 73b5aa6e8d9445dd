// Fetching what the tablet lacks. Whatever goes wrong, the active generation stands as it is: the
// pointer moves only when everything of the next one lies here, and what lies here already is not
// fetched again, so that a break costs one pack.

import { fault } from "./fault.js";
import { blobsOf } from "./library.js";
import { fetchPack, grouped, ours } from "./pack.js";
import { change, get, keys, state } from "./store.js";

const HOUR = 3_600_000;
const SOON = 60_000; // until the next try after a fault
const DAY = 24 * HOUR; // for so long an older library is not believed
const ROOM = 20 << 20; // bytes that are left to what people do here
const TRIES = 3; // of a blob that does not come, or comes altered
const START = crypto.randomUUID(); // this start of the worker

export class Update {
  #running = null;
  #forced = false;
  #looking = false;
  #audited = false;

  /** `tell` hands news to the pages: `{kind: "progress", done, of} | {kind: "checked", …}`. */
  constructor(library, tell) {
    this.library = library;
    this.tell = tell;
  }

  /** Look, and fetch what is lacking; with `force` also when somebody has looked of late. */
  run(force) {
    if (force && !this.#looking) this.#forced = true;
    this.#running ??= this.#runs().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #runs() {
    do await this.#run();
    while (this.#forced); // Somebody asked while it was found that it was not yet time.
  }

  /** Remove everything: this device is no longer one of the portal's. */
  async forget() {
    await this.#running;
    const [blobs, manifests] = await Promise.all([keys("blobs"), keys("manifests")]);
    const gone = (names) => names.map((name) => [name, undefined]);
    const pointers = gone(["active", "previous", "moved", "checked", "older", "reading"]);
    await change({ blobs: gone(blobs), manifests: gone(manifests), state: pointers });
    this.library.reset();
    this.tell({ kind: "checked" });
  }

  async #run() {
    try {
      await this.#audit();
      const { checked } = await state("checked");
      if (!this.#forced && !isDue(checked)) return this.#finish(checked);
      this.#looking = true;
      this.#forced = false;
      const { manifest, found } = await this.#fetch();
      await this.#finish({ at: Date.now(), ok: true, generation: manifest.generation, found });
    } catch (error) {
      const { reason = reasonOf(error), wait = 0, lacks = 0 } = error;
      const again = Date.now() + Math.max(SOON, wait * 1_000 * (1 + Math.random()));
      this.#forced = false;
      await this.#finish({ at: Date.now(), ok: false, reason, lacks, again });
    } finally {
      this.#looking = false;
    }
  }

  async #finish(checked) {
    const { checked: before } = await state("checked").catch(() => ({}));
    const last = checked?.ok ? checked.at : (before?.last ?? null);
    const told = { ...checked, last };
    await change({ state: [["checked", told]] }).catch(() => {}); // A full disk is told all the same.
    this.tell({ kind: "checked", checked: told });
  }

  /** Once in a start: is everything of the active generation there? Then the one before may go. */
  async #audit() {
    if (this.#audited) return;
    const { active, previous, moved } = await state("active", "previous", "moved");
    this.#audited = true;
    if (!active || moved === START || (!moved && !previous)) return;
    const manifest = await get("manifests", active);
    const there = new Set(await keys("blobs"));
    if (manifest && !lacking(manifest, there).length) {
      await change({ state: [["moved", null], ["previous", undefined]] }); // biome-ignore format: one change
      await this.#sweep([active]);
    } else if (previous && (await get("manifests", previous))) {
      await change({ state: [["active", previous], ["previous", undefined], ["moved", null], ["checked", null]] }); // biome-ignore format: one change
    } else {
      await change({ state: [["checked", null]] });
    }
    this.library.reset();
  }

  /** Remove manifests of other generations, and what none that is left names. */
  async #sweep(generations) {
    const kept = await Promise.all(generations.map((one) => get("manifests", one)));
    const named = new Set(kept.filter(Boolean).flatMap((one) => [...blobsOf(one).keys()]));
    const [blobs, manifests] = await Promise.all([keys("blobs"), keys("manifests")]);
    const gone = (names) => names.map((name) => [name, undefined]);
    await change({
      blobs: gone(blobs.filter((sha) => !named.has(sha))),
      manifests: gone(manifests.filter((name) => !generations.includes(name))),
    });
  }

  async #fetch() {
    const response = await ours("/api/v1/manifest");
    const manifest = await response.json().catch(() => {
      throw fault("captive");
    });
    if (manifest.v !== 1) throw fault("server");
    const pointers = await state("active", "previous", "moved", "older");
    const active = pointers.active ? await get("manifests", pointers.active) : null;
    await this.#refuseOlder(manifest, active, pointers.older);
    const wanted = lacking(manifest, new Set(await keys("blobs")));
    await this.#fetchBlobs(wanted);
    if (!active || active.generation !== manifest.generation) {
      await this.#move(manifest, pointers);
    } else if (active.published !== manifest.published || wanted.length) {
      await change({ manifests: [[manifest.generation, manifest]] });
      this.library.reset();
    }
    return { manifest, found: wanted.length };
  }

  /** A portal that was half put in place may offer what was; after a day it is believed. */
  async #refuseOlder(manifest, active, older) {
    const isOlder = active && manifest.published < active.published;
    if (!isOlder || manifest.generation === active.generation) {
      if (older) await change({ state: [["older", undefined]] });
      return;
    }
    const since = older ?? Date.now();
    if (!older) await change({ state: [["older", since]] });
    if (Date.now() - since < DAY) throw fault("older");
  }

  async #move(manifest, { active, previous, moved }) {
    // Until a later start has proven the active one, the last proven one stays the one before.
    const before = (moved && previous) || active;
    await change({
      manifests: [[manifest.generation, manifest]],
      state: [
        ["active", manifest.generation],
        ["previous", before === manifest.generation ? undefined : before],
        ["moved", START],
      ],
    });
    this.library.reset();
  }

  async #fetchBlobs(wanted) {
    if (!wanted.length) return;
    const of = wanted.reduce((sum, [, bytes]) => sum + bytes, 0);
    await enoughRoom(of);
    await change({ state: [["checked", null]] }); // Whoever ends this start, the next one goes on.
    let left = new Map(wanted);
    let done = 0;
    let why = "missing";
    this.tell({ kind: "progress", done, of });
    for (let tries = 0; left.size && tries < TRIES; tries++) {
      let writing = Promise.resolve();
      for (const group of grouped(left)) {
        const { good, altered } = await fetchPack(group);
        why = altered.length ? "altered" : "missing";
        await writing;
        writing = this.#write(good);
        writing.catch(() => {}); // It is told when it is waited for.
        for (const [sha] of good) {
          done += left.get(sha) ?? 0;
          left.delete(sha);
        }
        if (good.length) tries = 0;
        this.tell({ kind: "progress", done, of });
      }
      await writing;
      left = new Map(left);
    }
    if (left.size) throw fault(why, { lacks: left.size });
  }

  async #write(blobs) {
    try {
      await change({ blobs });
    } catch (error) {
      if (reasonOf(error) !== "full") throw error;
      const { active, previous } = await state("active", "previous");
      await this.#sweep([active, previous].filter(Boolean)); // What people do here needs the room.
      throw fault("full");
    }
  }
}

/** `[[sha, bytes], …]` of a manifest that are not there, texts first: pages before sound. */
function lacking(manifest, there) {
  return [...blobsOf(manifest)].filter(([sha]) => !there.has(sha));
}

function reasonOf(error) {
  return error?.name === "QuotaExceededError" ? "full" : "storage";
}

function isDue(checked) {
  if (!checked?.at) return true;
  const since = Date.now() - checked.at;
  if (since < 0) return true; // The clock was set back.
  return checked.ok ? since > HOUR : Date.now() > checked.again;
}

async function enoughRoom(bytes) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (!quota) return;
  const lacks = bytes + ROOM - (quota - usage);
  if (lacks > 0) throw fault("full", { lacks });
}
