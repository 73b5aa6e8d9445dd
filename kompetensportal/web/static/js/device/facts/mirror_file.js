// The page's side of the mirror in the origin private file system: what is kept there has reached the
// disk when it is said to be kept (`mirror_worker.js`).

import { FOLDER, lines } from "./mirror_worker.js";

const PATIENCE = 5000; // ms; a worker that has not come by then does not come.
const READ_AGAIN = [10, 40, 160]; // ms; a tab that writes a file makes what is being read of it invalid.

let worker = null;
let asked = 0;
const waiting = new Map(); // number of a question -> what waits for its answer

/** Start the worker, so that the first fact does not wait for it. */
export function warm() {
  if (worker || !navigator.storage?.getDirectory) return;
  try {
    worker = new Worker(import.meta.url, { type: "module" });
  } catch {
    return;
  }
  worker.onmessage = ({ data: { n, failed } }) => {
    waiting.get(n)?.(failed);
    waiting.delete(n);
  };
  worker.onerror = () => {
    for (const answer of waiting.values()) answer("NetworkError");
    waiting.clear();
    worker = null;
  };
}

/** Resolves when `[[id, text]]` has reached the disk. Throws DOMException when it has not. */
export const keep = (pairs) => ask({ keep: pairs });

/** These may go when there is no room for others. */
export const release = (ids) => ask({ release: ids });

/** These are needed no longer. */
export const drop = (ids) => ask({ drop: ids });

function ask(what) {
  return new Promise((resolve, reject) => {
    warm();
    if (!worker) throw new DOMException("no files", "NotSupportedError");
    asked += 1;
    const n = asked;
    const timer = setTimeout(() => waiting.get(n)?.("TimeoutError"), PATIENCE);
    waiting.set(n, (failed) => {
      clearTimeout(timer);
      waiting.delete(n);
      if (failed) reject(new DOMException("not kept", failed));
      else resolve();
    });
    worker.postMessage({ n, ...what });
  });
}

/** Everything that lies there: `Map` from id to text. */
export async function kept() {
  const found = new Map();
  for (const file of await files()) {
    for (const { id, text } of lines(await bytesOf(file))) found.set(id, text);
  }
  return found;
}

async function files() {
  const found = [];
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER);
    for await (const file of folder.values()) found.push(file);
  } catch {
    // None have been made, or the browser has no such thing.
  }
  return found;
}

async function bytesOf(file) {
  for (const pause of READ_AGAIN) {
    try {
      return new Uint8Array(await (await file.getFile()).arrayBuffer());
    } catch {
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  // Still being written: it stays, and the next page reads it.
  return new Uint8Array();
}
