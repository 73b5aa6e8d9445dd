// What lies on this device of texts that the portal does not have yet: `kp-drafts`, one record a page.
//
// { key, who, path, page, base, text, pending, settled, at }: `base` is the text that `text` began
// from, `pending` a save that is on its way. A record is there as long as something is unsent.

import { opener } from "../../device/database.js";

const NAME = "kp-drafts";
const STORE = "drafts";
const LOCK = "kp-draft ";
const lockOf = (page) => `${LOCK}${page}`;
/** Without locks nobody can tell whether a page is still open: after so long it is taken to be closed. */
const CLOSED_MS = 60_000;

const { open } = opener(NAME, 1, (database) =>
  database.createObjectStore(STORE, { keyPath: "key" }),
);

/** Change the store; resolves when the disk has it. */
async function change(act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
    act(transaction.objectStore(STORE));
  });
}

export const keep = (record) => change((store) => store.put(record));
export const drop = (key) => change((store) => store.delete(key));

/** What lies here of a text that somebody wrote, latest first: of pages that are `closed`, and of
 * pages that are `open` or have closed so lately that the browser has not let go of them. */
export async function left(who, path) {
  const all = (await read((store) => store.getAll()))
    .filter((one) => one.who === who && one.path === path)
    .sort((one, other) => other.at - one.at);
  const held = await pagesOpen();
  const isClosed = (one) => (held ? !held.has(one.page) : Date.now() - one.at > CLOSED_MS);
  return { closed: all.filter(isClosed), open: held ? all.filter((one) => !isClosed(one)) : [] };
}

/** When a page has closed: act on what still lies here of it, alone. */
export function whenClosed({ key, page }, act) {
  return navigator.locks.request(lockOf(page), async () => {
    const record = await read((store) => store.get(key));
    if (record) await act(record);
  });
}

async function read(ask) {
  const store = (await open()).transaction(STORE).objectStore(STORE);
  return new Promise((resolve, reject) => {
    const request = ask(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Hold the page's name for as long as it is open. Resolves when it is held. */
export function holdPage(page) {
  return new Promise((resolve) => {
    if (!navigator.locks) return resolve();
    const forEver = new Promise(() => {});
    navigator.locks.request(lockOf(page), () => {
      resolve();
      return forEver;
    });
  });
}

async function pagesOpen() {
  if (!navigator.locks) return null;
  const { held } = await navigator.locks.query();
  const names = held.map((lock) => lock.name).filter((name) => name.startsWith(LOCK));
  return new Set(names.map((name) => name.slice(LOCK.length)));
}
