// A second copy of what is not safe yet, outside the database. Browsers throw a whole database out: when
// they need room, and when a process was killed within a write (docs/offline-proofs.md, "Databases that
// are thrown out"). In a file that is flushed where the browser has such files, else in localStorage,
// which is small and has what is not sent.

import { got, read, write } from "./db.js";
import { drop, keep, kept, release } from "./mirror_file.js";
import { dropLocally, keepLocally, keptLocally, mirroredDevice } from "./mirror_local.js";
import { mirroredPeople } from "./mirror_people.js";

/** Resolves when there is a second copy, as durable as this browser makes one. Never throws: the
 * database has it. */
export async function mirror(envelopes) {
  if (!envelopes.length) return;
  const pairs = envelopes.map((envelope) => [envelope.id, JSON.stringify(envelope)]);
  try {
    await keep(pairs);
  } catch {
    keepLocally(pairs);
  }
}

/** The portal has these, and may lose them: they stay while there is room. */
export function spare(ids) {
  if (!ids.length) return;
  dropLocally(ids);
  release(ids).catch(() => {});
}

/** These are safe, or erased. */
export function unmirror(ids) {
  if (!ids.length) return;
  dropLocally(ids);
  // What stays is offered once more, and the portal has it already.
  drop(ids).catch(() => {});
}

/** The ids of everything that is mirrored, and a function that gives the envelopes of some of them. */
async function mirrored() {
  const texts = new Map([...keptLocally(), ...(await kept())]);
  return [[...texts.keys()], (ids) => envelopes(ids.map((id) => [id, texts.get(id)]))];
}

function envelopes(pairs) {
  const found = [];
  for (const [id, text] of pairs) {
    try {
      const envelope = JSON.parse(text);
      if (envelope?.id === id) found.push(envelope);
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

/** What fills a store that is new or was lost: its own id, and whatever the mirror has, as it was. */
export async function filler() {
  const [ids, of] = await mirrored();
  const lost = of(ids);
  const device = mirroredDevice();
  const known = mirroredPeople();
  return async ({ meta, outbox, people, keys }) => {
    if (await got(meta.get("store"))) return; // Another tab was first.
    let n = 0;
    for (const envelope of lost) {
      n += 1;
      outbox.put(rowOf(envelope, n));
    }
    meta.put({ store_id: crypto.randomUUID(), dev_seq: 0, n }, "store");
    if (device) meta.put(device, "device");
    for (const row of known.people) people.put(row);
    for (const row of known.keys) keys.put(row);
    meta.put(known.mentors, "mentors");
  };
}

/** Make the two agree: what only the mirror has is put in line, what is safe leaves it. */
export async function compare() {
  const [ids, of] = await mirrored();
  if (!ids.length) return;
  const [all, waiting, safe] = await read(["outbox"], async ({ outbox }) => {
    const next = outbox.index("next");
    const asked = [
      outbox.getAllKeys(),
      ...["waiting", "safe"].map((state) =>
        next.getAllKeys(IDBKeyRange.bound([state], [state, []])),
      ),
    ];
    return (await Promise.all(asked.map(got))).map((keys) => new Set(keys));
  });
  unmirror(ids.filter((id) => safe.has(id)));
  spare(ids.filter((id) => all.has(id) && !waiting.has(id) && !safe.has(id)));
  await putInLine(of(ids.filter((id) => !all.has(id))));
}

async function putInLine(lost) {
  if (!lost.length) return;
  await write(["meta", "outbox"], async ({ meta, outbox }) => {
    const store = await got(meta.get("store"));
    for (const envelope of lost) {
      if (await got(outbox.getKey(envelope.id))) continue; // It came while we looked.
      store.n += 1;
      outbox.put(rowOf(envelope, store.n));
    }
    meta.put(store, "store");
  });
}
