// By hand, when all else fails: the queue as a file that somebody carries to the portal, and the
// portal's receipt that comes back.

import { got, read, write } from "./db.js";
import { FactsError } from "./errors.js";
import { settle } from "./outbox.js";
import { currentDevice } from "./state.js";

/** What waits, as a file for the portal's page that takes such files in. */
export async function exportFile(software) {
  const rows = (await rowsOf("waiting")).concat(await rowsOf("help"));
  const { device_id, server_id } = currentDevice() ?? {};
  const events = rows.map((row) => row.envelope);
  const whole = { kp: "queue", v: 1, server_id, device_id, software, sent_at: Date.now(), events };
  await write(["meta"], async ({ meta }) => {
    const before = (await got(meta.get("carried"))) ?? [];
    meta.put([...new Set([...before, ...events.map((event) => event.id)])], "carried");
  });
  const day = new Date().toISOString().slice(0, 10);
  const name = `kompetensportalen-${day}-${events.length}.json`;
  return new File([JSON.stringify(whole)], name, { type: "application/json" });
}

/** Take a receipt: what the portal has taken of what went into a file here no longer waits. It is
 * still asked for over the network once more, for a receipt is only a text. Gives `{taken, left}`. Throws
 * FactsError: "not_a_receipt", or "other_portal". */
export async function takeReceipt(text) {
  let receipt = null;
  try {
    receipt = JSON.parse(text);
  } catch {
    throw new FactsError("not_a_receipt");
  }
  if (typeof receipt?.results !== "object" || receipt.results === null) {
    throw new FactsError("not_a_receipt");
  }
  if (receipt.server_id !== currentDevice()?.server_id) throw new FactsError("other_portal");
  const carried = new Set(await read(["meta"], ({ meta }) => got(meta.get("carried"))));
  const rows = (await rowsOf("waiting")).concat(await rowsOf("help"));
  const sent = rows.filter((row) => carried.has(row.id) && row.id in receipt.results);
  const left = await settle(sent, { results: receipt.results }, { taken: "carried" });
  return { taken: sent.length - left, left: rows.length - sent.length + left };
}

function rowsOf(state) {
  const range = IDBKeyRange.bound([state], [state, []]);
  return read(["outbox"], ({ outbox }) => got(outbox.index("next").getAll(range)));
}
