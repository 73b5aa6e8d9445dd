// Anonymous sheets (docs/surveys.md): sealed to the portal's key with a pair of their own, in a store of
// their own, sent from nobody at another time than the facts, mixed. Nobody here can read them again.

import * as clock from "./clock.js";
import { got, read, write } from "./db.js";
import { base64, jsonOf, utf8 } from "./ids.js";
import { keyFor } from "./keys.js";
import { ask, isGood } from "./portal.js";
import { currentDevice } from "./state.js";
import { tokenFor } from "./tokens.js";

const PURPOSE = "kp sheet 1";
const MOST = 50; // in a batch, as the portal takes them
const PAUSE = { least: 10 * 60_000, spread: 30 * 60_000 }; // ms after the facts have reached the portal
const FROM = "sheets_from"; // in `meta`: when they may go; not there while facts are on their way

/** The month by the portal's clock as far as it is known, in Sweden: `2026-11`. */
function month() {
  const { wall, offset } = clock.now();
  const how = { timeZone: "Europe/Stockholm", year: "numeric", month: "2-digit" };
  const parts = new Intl.DateTimeFormat("en", how).formatToParts(wall - (offset ?? 0));
  const of = (type) => parts.find((part) => part.type === type).value;
  return `${of("year")}-${of("month")}`;
}

/** What to write with the fact that somebody has answered: `{stores, put}` for `session.tell`. */
export async function withSheet(sheet) {
  const id = crypto.randomUUID(); // Not one of ours with a moment in it.
  const { key_id, public: publicKey } = currentDevice().seal;
  const { epk, key } = await keyFor(publicKey, PURPOSE);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = utf8(padded(jsonOf({ ...sheet, month: month() })));
  const how = { name: "AES-GCM", iv, additionalData: utf8(id) };
  const sealed = base64(await crypto.subtle.encrypt(how, key, plain));
  const row = { id, seal: key_id, epk: base64(epk), iv: base64(iv), sealed };
  return {
    stores: ["sheets"],
    put({ sheets, meta }) {
      sheets.put(row);
      meta.delete(FROM);
    },
  };
}

/** Spaces after it, so that a length says little of what was written. */
const padded = (text) => text.padEnd(Math.ceil(utf8(text).length / 512) * 512);

/** How many wait. */
export function countSheets() {
  return read(["sheets"], ({ sheets }) => got(sheets.count()));
}

/** Send what waits when its time has come. To be called when no facts are on their way. */
export function sendSheets() {
  if (!currentDevice()) return Promise.resolve(0);
  if (!navigator.locks) return round();
  const how = { ifAvailable: true };
  return navigator.locks.request("kp-facts-sheets", how, (lock) => (lock ? round() : 0));
}

async function round() {
  if (!(await countSheets()) || !(await isTime())) return 0;
  const rows = await withTokens(await read(["sheets"], ({ sheets }) => got(sheets.getAll())));
  if (!rows.length) return 0;
  const body = { v: 1, sheets: mixed(rows).slice(0, MOST) };
  // No cookie and no page that it comes from: the portal is not told which tablet this is.
  const from = { credentials: "omit", referrerPolicy: "no-referrer" };
  const answer = await ask("/api/v1/sheets", { body, ...from });
  if (!isGood(answer) || answer.portal !== currentDevice().server_id) return 0;
  return settle(rows, answer.json.results ?? {});
}

/** Whether they may go; the first time that it is asked their time is set. */
async function isTime() {
  const now = Date.now();
  return write(["meta"], async ({ meta }) => {
    const from = await got(meta.get(FROM));
    const latest = now + PAUSE.least + PAUSE.spread;
    // A time that is further away than any is of a clock that was set back.
    if (from !== undefined && from <= latest) return from <= now;
    meta.put(Math.round(now + PAUSE.least + Math.random() * PAUSE.spread), FROM);
    return false;
  });
}

/** Those that have a token, or get one: it stays theirs, so that none is taken twice. */
async function withTokens(rows) {
  const ready = [];
  for (const row of rows) {
    const given = row.token ? row : await tokenFor(row);
    if (given) ready.push(given);
  }
  return ready;
}

async function settle(rows, results) {
  await write(["sheets", "meta"], ({ sheets, meta }) => {
    for (const row of rows) {
      const { token, proof, unit, month: signed, ...bare } = row;
      const result = results[row.id];
      if (result === "taken" || result === "refused") sheets.delete(row.id);
      else if (result === "token") sheets.put(bare);
    }
    meta.delete(FROM);
  });
  return rows.filter((row) => results[row.id] === "taken").length;
}

function mixed(rows) {
  const order = rows.map((row) => [crypto.getRandomValues(new Uint32Array(1))[0], row]);
  return order.sort(([one], [other]) => one - other).map(([, row]) => row);
}
