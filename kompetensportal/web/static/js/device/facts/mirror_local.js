// What of the mirror lies in localStorage, which the browser writes to the disk seconds later: copies where
// it has no files for us, and who this tablet is, which is no secret: its key is a cookie that no script reads.

const EVENT = "kp-mirror:";
const DEVICE = "kp-device";

export function keepLocally(pairs) {
  try {
    for (const [id, text] of pairs) localStorage.setItem(EVENT + id, text);
  } catch {
    // Full or forbidden: the database has it.
  }
}

export function dropLocally(ids) {
  try {
    for (const id of ids) localStorage.removeItem(EVENT + id);
  } catch {
    // What stays is offered once more, and the portal has it already.
  }
}

/** Everything that lies there: `Map` from id to text. */
export function keptLocally() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(EVENT));
    return new Map(names.map((name) => [name.slice(EVENT.length), localStorage.getItem(name)]));
  } catch {
    return new Map(); // A browser that forbids it: the database stands alone.
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
