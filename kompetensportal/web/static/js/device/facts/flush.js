// Sends the queue of everybody, whoever is unlocked: one batch at a time, by one tab at a time. Only
// what was sent and stands in an answer of our own portal counts as taken.

import * as clock from "./clock.js";
import { got, read, write } from "./db.js";
import { count, rowsAfter, settle } from "./outbox.js";
import { ask, isGood } from "./portal.js";
import { currentDevice, keepDevice, tell } from "./state.js";
import { storageUse } from "./storage.js";

const MOST = 200; // Events in a batch, as the portal takes them.
const MOST_LETTERS = 1_000_000;
const HELP_AGAIN = 3600_000; // ms; what was set aside may have been put right since.
const FIRST_PAUSE = 2; // s, doubled with each failure
const LONGEST_PAUSE = 300;
const TOO_MUCH = new Set([400, 413, 422, 500]); // One of the events may be what it cannot take.
const COME_LATER = new Set([429, 503]);

/** What one round came to: `sent`, and what stopped it: null, "busy" (another tab sends), "pause",
 * "network", "not_device", "other_portal", "later". */
export async function sendAll({ byHand = false, software, content }) {
  if (!currentDevice()) return { sent: 0, stopped: "not_device" };
  const work = () => round({ byHand, software, content });
  if (!navigator.locks) return work();
  const how = { ifAvailable: !byHand };
  return navigator.locks.request("kp-facts-send", how, (lock) =>
    lock ? work() : { sent: 0, stopped: "busy" },
  );
}

/** What is known of the contact: `{lastSent, lastContact, tries, until, problem, helpAt}`. */
export async function contact() {
  return (await read(["meta"], ({ meta }) => got(meta.get("contact")))) ?? {};
}

async function keepContact(changes) {
  await write(["meta"], async ({ meta }) => {
    meta.put({ ...(await got(meta.get("contact"))), ...changes }, "contact");
  });
}

async function round({ byHand, software, content }) {
  const before = await contact();
  const left = (before.until ?? 0) - Date.now();
  // A pause longer than any that we take is a clock that was set back.
  if (!byHand && left > 0 && left < 2 * 3600_000) return { sent: 0, stopped: "pause" };
  const head = await heading(software, content);
  const trip = { sent: 0, left: 0, size: MOST, head, anew: false };
  const helps = byHand || Date.now() - (before.helpAt ?? 0) > HELP_AGAIN;
  let stopped = null;
  let asked = false;
  for (const state of helps ? ["waiting", "carried", "help"] : ["waiting", "carried"]) {
    const done = await sendState(state, trip);
    asked ||= done.asked;
    stopped = done.stopped;
    if (stopped) break;
  }
  // With nothing to send the portal still learns how it stands here, and says what is safe.
  if (!asked) stopped = (await offer([], trip)).stopped;
  if (trip.anew && !stopped) stopped = (await sendState("waiting", trip)).stopped;
  if (!stopped && trip.left) stopped = failed("later");
  await conclude(stopped, before, trip, helps);
  return { sent: trip.sent, stopped: stopped?.reason ?? null };
}

async function heading(software, content) {
  const { device_id } = currentDevice();
  const [{ waiting, oldest }, storage] = await Promise.all([count(), storageUse()]);
  return { v: 1, device_id, software, content, queue: { waiting, oldest }, storage };
}

async function sendState(state, trip) {
  let asked = false;
  for (let after = -1; ; ) {
    const rows = fitting(await rowsAfter(state, after, trip.size));
    if (!rows.length) return { asked, stopped: null };
    asked = true;
    const { passed, stopped } = await offer(rows, trip);
    if (stopped) return { asked, stopped };
    if (passed) after = passed.n;
  }
}

/** As many of the rows as fit into one batch; one always does. */
function fitting(rows) {
  let letters = 0;
  const end = rows.findIndex(({ envelope }, at) => {
    letters += envelope.sealed?.length ?? 0;
    return at > 0 && letters > MOST_LETTERS;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** Send one batch. Gives the last row that was passed, or what stopped us. */
async function offer(rows, trip) {
  const { wall, mono, boot } = clock.now();
  const events = rows.map((row) => row.envelope);
  const body = { ...trip.head, sent_at: wall, mono, boot, events };
  const answer = await ask("/api/v1/events", { body });
  if (TOO_MUCH.has(answer.status) && rows.length > 1) {
    trip.size = Math.ceil(rows.length / 2);
    return { passed: null, stopped: null };
  }
  if (TOO_MUCH.has(answer.status) && rows.length === 1) return offerRaw(rows[0], trip);
  return take(rows, answer, trip);
}

/** One event that the portal cannot take as one: as bytes, kept there whole. */
async function offerRaw(row, trip) {
  const answer = await ask("/api/v1/events/raw", { body: JSON.stringify(row.envelope) });
  if (TOO_MUCH.has(answer.status)) return { passed: null, stopped: failed("network") };
  return take([row], answer, trip);
}

async function take(rows, answer, trip) {
  const stopped = await refusal(answer);
  if (stopped) return { passed: null, stopped };
  const { json } = answer;
  clock.measured(json.server_time, answer);
  const { epoch } = currentDevice();
  const anew = json.epoch !== epoch;
  const left = await settle(rows, json, { anew });
  // Written after the rows: when we are stopped in between, they are offered again once more.
  if (anew || Boolean(json.revoked) !== Boolean(currentDevice().revoked)) {
    await keepDevice({ epoch: json.epoch, revoked: Boolean(json.revoked) });
  }
  trip.anew ||= anew && epoch !== undefined;
  trip.sent += rows.length - left;
  trip.left += left;
  trip.size = Math.min(MOST, trip.size * 2);
  tell("clock");
  tell("queue");
  return { passed: rows.at(-1) ?? null, stopped: null };
}

const failed = (reason, wait = null) => ({ reason, wait });

/** What stops us, null when the answer is ours and good. */
async function refusal(answer) {
  const { status, portal, wait } = answer;
  const { server_id } = currentDevice();
  if (portal && portal !== server_id) return failed("other_portal");
  if (COME_LATER.has(status)) return failed("network", wait);
  if (portal && status === 401) return failed("not_device");
  return isGood(answer) ? null : failed("network");
}

async function conclude(stopped, before, trip, helps) {
  const now = Date.now();
  const changes = { problem: null, tries: 0, until: 0 };
  if (stopped) {
    const tries = (before.tries ?? 0) + 1;
    const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(tries - 1, 10));
    // Those who were sent away together do not come back together.
    const wait = stopped.wait ? stopped.wait * (1 + Math.random() / 4) : Math.random() * most;
    Object.assign(changes, { tries, until: now + wait * 1000 });
    changes.problem = ["not_device", "other_portal"].includes(stopped.reason)
      ? stopped.reason
      : null;
  } else {
    changes.lastContact = now;
    if (helps) changes.helpAt = now;
  }
  if (trip.sent) changes.lastSent = now;
  await keepContact(changes);
  tell("queue");
}
