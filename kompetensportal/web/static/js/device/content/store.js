// `kp-content`, a database of what may be fetched again:
//   blobs      SHA-256 -> {body: ArrayBuffer}
//   manifests  generation -> manifest
//   state      "active", "previous": generations; "moved": the worker's start in which active became
//              active, null when it is proven; "reading": how one reads here now; "checked": what
//              the last look at the portal gave; "older": since when it has offered an older library

import { opener } from "../database.js";

const NAME = "kp-content";
const VERSION = 1;

const { open, again } = opener(NAME, VERSION, (database) => {
  for (const name of ["blobs", "manifests", "state"]) {
    if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
  }
});

/** Begin a transaction; once more when the connection turns out to be closed. */
async function begin(stores, mode, options) {
  try {
    return (await open()).transaction(stores, mode, options);
  } catch (error) {
    if (error.name !== "InvalidStateError" && error.name !== "NotFoundError") throw error;
    return (await again()).transaction(stores, mode, options);
  }
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One value. */
export async function get(store, key) {
  return done((await begin([store], "readonly")).objectStore(store).get(key));
}

/** Every key of a store. */
export async function keys(store) {
  return done((await begin([store], "readonly")).objectStore(store).getAllKeys());
}

/** Values of `state` by name. */
export async function state(...names) {
  const store = (await begin(["state"], "readonly")).objectStore("state");
  const values = await Promise.all(names.map((name) => done(store.get(name))));
  return Object.fromEntries(names.map((name, at) => [name, values[at]]));
}

/**
 * Change several stores in one transaction: `{blobs: [[key, value], …]}`, where `undefined` deletes.
 * Resolves when the disk has it.
 */
export async function change(changes) {
  const names = Object.keys(changes);
  const transaction = await begin(names, "readwrite", { durability: "strict" });
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
    try {
      for (const [name, pairs] of Object.entries(changes)) {
        const store = transaction.objectStore(name);
        for (const [key, value] of pairs) {
          if (value === undefined) store.delete(key);
          else store.put(value, key);
        }
      }
    } catch (error) {
      transaction.abort();
      reject(error);
    }
  });
}
