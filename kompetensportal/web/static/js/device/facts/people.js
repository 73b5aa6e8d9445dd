// What the portal says of this tablet: its people, the mentors' box keys, what was chosen for it.

import * as clock from "./clock.js";
import { got, read, write } from "./db.js";
import { forgetDeparted } from "./departed.js";
import { FactsError } from "./errors.js";
import { mirrorPeople } from "./mirror_people.js";
import { ask, isGood } from "./portal.js";
import { currentDevice, keepDevice, tell } from "./state.js";

const KEPT_OF_PEOPLE = ["meta", "people", "keys", "sealed", "mine"];
const AGAIN = 300_000; // ms between looks that nobody asked for
const WORDS = {
  "devices.code_wrong": "wrong",
  "devices.code_used": "used",
  "devices.code_old": "old",
};

/** Enrol this browser with a one-time code. Throws FactsError: "wrong", "used", "old", "wait" (with
 * `wait` in seconds), "network", or "other_portal" when what waits here belongs to another one. */
export async function enrol(code, name) {
  const answer = await ask("/api/v1/devices/enrol", { body: { code, name } });
  const { portal, json, status, wait } = answer;
  if (!portal || status >= 500) throw new FactsError("network");
  if (status === 429) throw new FactsError("wait", { wait: Math.ceil(wait ?? 60) });
  if (!isGood(answer)) {
    const said = json?.reason ?? json?.error;
    throw new FactsError(WORDS[said] ?? said ?? "wrong");
  }
  const { device_id, unit, kind, server_id, epoch, seal, settings } = json;
  const before = currentDevice();
  if (before && before.server_id !== server_id && (await hasQueue())) {
    throw new FactsError("other_portal");
  }
  const called = json.name ?? name;
  // A portal that was restored may have forgotten us and what it had got: the epoch that we knew
  // stays, so that the next sending sees another one and offers all that is kept again.
  const seen = before?.server_id === server_id ? before.epoch : epoch;
  const known = { device_id, unit, kind, server_id, epoch: seen, seal, settings, name: called };
  await keepDevice({ ...known, revoked: false });
  if (json.server_time) clock.measured(json.server_time, answer);
  await write(["meta"], ({ meta }) => {
    meta.put(clock.kept(), "clock");
    meta.delete("contact"); // Whatever stopped us was said to the device we were.
    meta.delete("looked");
  });
}

function hasQueue() {
  const range = IDBKeyRange.bound(["waiting"], ["waiting", []]);
  return read(["outbox"], ({ outbox }) => got(outbox.index("next").count(range)));
}

/** The name tiles: `{id, name, here, tile}`, `here` when she has keys on this tablet. */
export async function people() {
  const [tiles, keys] = await read(["people", "keys"], ({ people: store, keys: kept }) =>
    Promise.all([got(store.getAll()), got(kept.getAllKeys())]),
  );
  const here = new Set(keys);
  return tiles
    .sort((a, b) => a.at - b.at)
    .map(({ id, name, at: _, ...tile }) => ({ id, name, here: here.has(id), tile }));
}

/** Ask the portal how this tablet stands; `byHand` whenever it was asked last. Whether it said. */
export async function look(byHand = false) {
  if (!currentDevice()) return false;
  const before = (await read(["meta"], ({ meta }) => got(meta.get("looked")))) ?? {};
  const since = Date.now() - (before.at ?? 0);
  if (!byHand && since >= 0 && since < AGAIN) return false;
  const headers = before.etag ? { "If-None-Match": before.etag } : {};
  const answer = await ask("/api/v1/device", { method: "GET", headers });
  if (answer.portal !== currentDevice().server_id) return false;
  const same = answer.status === 304;
  if (!same && !isGood(answer)) return false;
  const looked = { at: Date.now(), etag: same ? before.etag : answer.etag };
  if (same) await keepSame(looked);
  else {
    if (answer.json.server_time) clock.measured(answer.json.server_time, answer);
    await keep(answer.json, looked);
  }
  await mirrorPeople();
  tell("people");
  return true;
}

async function keepSame(looked) {
  const { offset, seen } = clock.kept();
  await write(KEPT_OF_PEOPLE, async ({ meta, people: store, ...kept }) => {
    meta.put(looked, "looked");
    const present = new Set(await got(store.getAllKeys()));
    if (offset !== null) await forgetDeparted(kept, present, seen - offset);
  });
}

async function keep(said, looked) {
  const tiles = said.people ?? [];
  await write(KEPT_OF_PEOPLE, async ({ meta, people: store, ...kept }) => {
    store.clear();
    tiles.forEach((tile, at) => {
      store.put({ ...tile, at });
    });
    await forgetDeparted(kept, new Set(tiles.map(({ id }) => id)), said.server_time);
    meta.put(said.mentors ?? [], "mentors");
    meta.put(looked, "looked");
    meta.put(clock.kept(), "clock");
  });
  const { name, seal } = { ...currentDevice(), ...said };
  await keepDevice({ settings: said.settings, name, seal, revoked: Boolean(said.revoked) });
}
