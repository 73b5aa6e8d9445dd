// What the scripts of one page know of this tablet, and how pages tell each other of changes.

import * as clock from "./clock.js";
import { got, read, write } from "./db.js";
import { mirrorDevice } from "./mirror_local.js";

// The mirror's worker runs in this script too, and listens to nobody.
const channel =
  globalThis.document && globalThis.BroadcastChannel ? new BroadcastChannel("kp-facts") : null;
const listeners = new Map();

let device = null;

/** Who this tablet is: null when the browser is not enrolled. */
export function currentDevice() {
  return device;
}

/** Read what is kept in `meta`: `{device, session}`, the sealed bundle of a session by its id. */
export async function load(sessionId) {
  const found = await read(["meta"], async ({ meta }) => {
    const names = ["device", "clock", `session:${sessionId}`];
    return Promise.all(names.map((name) => got(meta.get(name))));
  });
  device = found[0] ?? null;
  clock.resume(found[1]);
  return { sealed: found[2] ?? null };
}

/** Change what is known of the tablet; null forgets nothing, it only tells other pages. */
export async function keepDevice(changes) {
  device = await write(["meta"], async ({ meta }) => {
    const known = { ...(await got(meta.get("device"))), ...changes };
    meta.put(known, "device");
    return known;
  });
  mirrorDevice(device);
  tell("device");
}

/** Tell this page's listeners and the other pages. */
export function tell(what, more = null) {
  listeners.get(what)?.(true, more);
  channel?.postMessage([what, more]);
}

/** Listen to what pages tell: `act(here, more)`, with whether it was this page. */
export function hear(what, act) {
  listeners.set(what, act);
}

if (channel) {
  channel.onmessage = async ({ data: [what, more] }) => {
    if (what === "device" || what === "clock") await load("").catch(() => {});
    listeners.get(what)?.(false, more);
  };
}
