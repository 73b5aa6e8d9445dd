// The queue: what was told here, from "Sparat här" until a backup of the portal holds it.
// States of a row: waiting; help (the portal has set it aside); carried (a receipt that somebody
// brought says that the portal has it; asked once more over the network); stored; safe.

import * as clock from "./clock.js";
import { got, read, write } from "./db.js";
import { mirror, rowOf, spare, unmirror } from "./mirror.js";

const KEPT = 30 * 24 * 3600 * 1000; // ms after it is safe, by the portal's clock.
const AGAIN = ["help", "carried", "stored", "safe"];

let place = null; // the last number given out in the store, as far as this page knows

const range = (state, from = []) => IDBKeyRange.bound([state, ...from], [state, []]);

/** Put an event in line. `make({store_id, dev_seq})` gives `{envelope, copy}`: it signs, which no
 * transaction waits for, so the number is taken first and the transaction sees whether it is still
 * free. `also` writes more in the same transaction: `{stores, put(stores)}`. */
export async function append(make, also = { stores: [], put() {} }) {
  place ??= await read(["meta"], ({ meta }) => got(meta.get("store")));
  for (;;) {
    const { store_id } = place;
    const taken = { store_id, dev_seq: place.dev_seq + 1 };
    const { envelope, copy, at } = await make(taken);
    const stores = ["meta", "outbox", "mine", ...also.stores];
    let fits = false;
    place = await write(stores, async (open) => {
      const there = await got(open.meta.get("store"));
      const written = await got(open.outbox.getKey(envelope.id)); // Then only the answer was lost.
      fits = Boolean(written) || same(there, taken);
      if (written || !fits) return there;
      const next = { store_id, dev_seq: taken.dev_seq, n: there.n + 1 };
      open.meta.put(next, "store");
      open.meta.put(clock.kept(), "clock");
      open.outbox.put(rowOf(envelope, next.n, at));
      open.mine.put({ ...copy, n: next.n });
      also.put(open);
      return next;
    });
    if (fits) return mirror([envelope]);
  }
}

function same(there, taken) {
  return there.store_id === taken.store_id && there.dev_seq + 1 === taken.dev_seq;
}

/** Put an envelope in line as it is: one that was made while nothing could be saved. */
export async function appendMade(envelope, copy, at) {
  await write(["meta", "outbox", "mine"], async ({ meta, outbox, mine }) => {
    const store = await got(meta.get("store"));
    store.n += 1;
    meta.put(store, "store");
    outbox.put(rowOf(envelope, store.n, at));
    mine.put({ ...copy, n: store.n });
  });
  await mirror([envelope]);
}

/** The rows of a state after a place in line, at most so many. */
export function rowsAfter(state, n, most) {
  const keys = IDBKeyRange.bound([state, n], [state, []], true);
  return read(["outbox"], ({ outbox }) => got(outbox.index("next").getAll(keys, most)));
}

/** How it stands: `{waiting, help, oldest, people: {id: n waiting}}`. */
export function count() {
  return read(["outbox"], async ({ outbox }) => {
    const next = outbox.index("next");
    const [waiting, help, first] = await Promise.all([
      got(next.count(range("waiting"))),
      got(next.count(range("help"))),
      got(next.getAll(range("waiting"), 1)),
    ]);
    const people = waiting ? await perPerson(outbox.index("person")) : {};
    return { waiting, help, oldest: first[0]?.at ?? null, people };
  });
}

async function perPerson(index) {
  const people = {};
  for (let after = []; ; ) {
    const keys = IDBKeyRange.bound(["waiting", ...after], ["waiting", []], after.length > 0);
    const cursor = await got(index.openKeyCursor(keys, "nextunique"));
    if (!cursor) return people;
    const person = cursor.key[1];
    people[person] = await got(index.count(IDBKeyRange.only(["waiting", person])));
    after = [person];
  }
}

/** Write down what the portal has answered about rows that were sent to it. `answer`: `results`,
 * `safe_ids`, `safe_through`, `server_time`; `anew`: the portal was restored, everything that is kept
 * shall be offered again. Gives how many of the rows it did not take. */
export async function settle(rows, answer, { anew = false, taken = "stored" } = {}) {
  const results = answer.results ?? {};
  const settled = [];
  let gone = [];
  let again = [];
  await write(["meta", "outbox", "mine"], async ({ meta, outbox, mine }) => {
    if (anew) {
      again = await offerAgain(outbox);
      meta.delete("safe_through");
    }
    for (const row of rows) {
      const state = stateAfter(results[row.id], taken);
      if (state === "erased") {
        outbox.delete(row.id);
        mine.delete(row.id);
        gone.push(row.id);
      } else if (state) outbox.put({ ...row, state });
      else if (anew) outbox.put({ ...row, state: "waiting" });
      if (state) settled.push(row.id);
    }
    if (taken === "stored") gone = gone.concat(await markSafe(meta, outbox, rows, answer));
    await forgetOld(outbox, mine, answer.server_time);
    meta.put(clock.kept(), "clock");
  });
  await mirror(again);
  spare(settled);
  unmirror(gone);
  return rows.length - settled.length;
}

function stateAfter(result, taken) {
  if (result === "stored" || result === "duplicate") return taken;
  if (result === "quarantined") return "help";
  return result === "erased" ? "erased" : null;
}

async function offerAgain(outbox) {
  const offered = [];
  for (const state of AGAIN) {
    for (const row of await got(outbox.index("next").getAll(range(state)))) {
      const { safe_at: _, ...again } = row;
      outbox.put({ ...again, state: "waiting" });
      offered.push(row.envelope);
    }
  }
  return offered;
}

/** Gives the ids of what is safe from now on. */
async function markSafe(meta, outbox, rows, answer) {
  const { safe_ids = [], safe_through = {}, server_time: time } = answer;
  const marked = [];
  const mark = (row) => {
    outbox.put({ ...row, state: "safe", safe_at: time });
    marked.push(row.id);
  };
  for (const id of safe_ids) {
    const row = await got(outbox.get(id));
    if (row?.state === "stored") mark(row);
  }
  const known = JSON.stringify(safe_through);
  if (known === "{}") return marked;
  const isNew = known !== (await got(meta.get("safe_through")));
  meta.put(known, "safe_through");
  // What was stored before is looked at again only when a backup has come since.
  const stored = isNew ? await got(outbox.index("next").getAll(range("stored"))) : rows;
  for (const { id } of stored) {
    const row = await got(outbox.get(id));
    if (row?.state === "stored" && row.dev_seq <= (safe_through[row.store_id] ?? 0)) mark(row);
  }
  return marked;
}

async function forgetOld(outbox, mine, time) {
  if (!time) return;
  // Those that became safe first do not always stand first, but none of them stands there for long.
  for (const row of await got(outbox.index("next").getAll(range("safe"), 200))) {
    if (row.safe_at + KEPT > time) continue;
    outbox.delete(row.id);
    mine.delete(row.id);
  }
}
