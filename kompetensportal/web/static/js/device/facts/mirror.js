// A second copy of what is not sent, in localStorage, which has survived where a database was
// thrown out. And who this tablet is, which is no secret: its key is a cookie that no script reads.

import { got, read, write } from "./db.js";

const EVENT = "kp-mirror:";
const DEVICE = "kp-device";

function names() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(EVENT));
  } catch {
    return []; // A browser that forbids it: the database stands alone.
  }
}

export function mirror(envelope) {
  try {
    localStorage.setItem(EVENT + envelope.id, JSON.stringify(envelope));
  } catch {
    // Full or forbidden: the database has it.
  }
}

export function unmirror(ids) {
  try {
    for (const id of ids) localStorage.removeItem(EVENT + id);
  } catch {
    // What stays is offered once more, and the portal has it already.
  }
}

export function mirrorDevice(device) {
  try {
    localStorage.setItem(DEVICE, JSON.stringify(device));
  } catch {
    // As above.
  }
}

export function mirroredDevice() {
  try {
    return JSON.parse(localStorage.getItem(DEVICE));
  } catch {
    return null;
  }
}

function envelopes(ids) {
  const found = [];
  for (const name of ids) {
    try {
      const envelope = JSON.parse(localStorage.getItem(name));
      if (envelope?.id && name === EVENT + envelope.id) found.push(envelope);
    } catch {
      // Half of one is none.
    }
  }
  const place = ({ store_id: store, dev_seq: number }) => [store, number];
  return found.sort((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : one[1] - other[1];
  });
}

/** A row of the outbox for an envelope; `n` is its place in line. */
export function rowOf(envelope, n, at = null) {
  const { id, person_id, store_id, dev_seq } = envelope;
  return { id, n, state: "waiting", person_id, store_id, dev_seq, at, envelope };
}

/** A store that is new or was lost: its own id, and whatever the mirror still has, as it was. */
export async function fillStore({ meta, outbox }) {
  if (await got(meta.get("store"))) return; // Another tab was first.
  let n = 0;
  for (const envelope of envelopes(names())) {
    n += 1;
    outbox.put(rowOf(envelope, n));
  }
  meta.put({ store_id: crypto.randomUUID(), dev_seq: 0, n }, "store");
  const device = mirroredDevice();
  if (device) meta.put(device, "device");
}

/** Make the two agree: what only the mirror has is put in line, what has been sent leaves it. */
export async function compare() {
  const mirrored = names();
  if (!mirrored.length) return;
  const [all, waiting] = await read(["outbox"], async ({ outbox }) => {
    const range = IDBKeyRange.bound(["waiting"], ["waiting", []]);
    return [
      new Set(await got(outbox.getAllKeys())),
      new Set(await got(outbox.index("next").getAllKeys(range))),
    ];
  });
  const ids = mirrored.map((name) => name.slice(EVENT.length));
  unmirror(ids.filter((id) => all.has(id) && !waiting.has(id)));
  const lost = ids.filter((id) => !all.has(id)).map((id) => EVENT + id);
  if (lost.length) await putInLine(envelopes(lost));
}

async function putInLine(lost) {
  await write(["meta", "outbox"], async ({ meta, outbox }) => {
    const store = await got(meta.get("store"));
    for (const envelope of lost) {
      store.n += 1;
      outbox.put(rowOf(envelope, store.n));
    }
    meta.put(store, "store");
  });
}
