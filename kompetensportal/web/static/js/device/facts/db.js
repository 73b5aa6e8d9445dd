// The database of facts: small, and every write has reached the disk when it is said to be done
// (`durability: "strict"`; the browser's usual loses what was written when the power goes).
// It may be closed or deleted under us at any time; then the next use opens it again.

import { StorageError, storageError } from "./errors.js";

const NAME = "kp-facts";
const VERSION = 2;
const PAUSES = [20, 80, 300]; // ms
const PATIENCE = 10_000; // ms; a browser has been known never to answer.
// The connection went away, which says nothing of the data.
const CLOSED = new Set(["InvalidStateError", "AbortError", "UnknownError", "NotFoundError"]);

const FILLED = ["meta", "outbox", "people", "keys"];

let connection = null; // promise of an open database
let filler = async () => async () => {};

/** What is done with a database that has never been used or was lost: `prepare()` gives `fill(stores)`,
 * which is called in its first transaction, with the stores of FILLED. */
export function fillNew(prepare) {
  filler = prepare;
}

/** Open the database unless it is open. Throws StorageError. */
export function connect() {
  connection ??= persist().catch((error) => {
    connection = null;
    throw storageError(error, "private");
  });
  return connection;
}

/** A database that is just being closed or deleted can be opened a moment later. */
async function persist() {
  for (const pause of PAUSES) {
    try {
      return await open();
    } catch (error) {
      if (!CLOSED.has(error?.name)) throw error;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  return open();
}

async function open() {
  if (!globalThis.indexedDB) throw new StorageError("private");
  const database = await opened();
  const mine = connection;
  const leave = () => {
    if (connection === mine) connection = null;
  };
  database.onclose = leave;
  // Another tab wants to change or delete it: nobody waits for us.
  database.onversionchange = () => {
    database.close();
    leave();
  };
  const known = await inside(database, "readonly", ["meta"], ({ meta }) => got(meta.get("store")));
  if (!known) await inside(database, "readwrite", FILLED, await filler());
  return database;
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new StorageError("closed"));
    }, PATIENCE);
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
    request.onsuccess = () => {
      clearTimeout(timer);
      if (late) request.result.close();
      else resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
  });
}

function upgrade(database, version) {
  if (version < 1) begin(database);
  // Since version 2: anonymous sheets, and the tokens that they are sent with.
  database.createObjectStore("sheets", { keyPath: "id" });
  database.createObjectStore("tokens", { keyPath: "id" });
}

function begin(database) {
  const outbox = database.createObjectStore("outbox", { keyPath: "id" });
  outbox.createIndex("next", ["state", "n"]);
  outbox.createIndex("person", ["state", "person_id"]);
  database.createObjectStore("meta");
  database.createObjectStore("mine", { keyPath: "id" }).createIndex("person", ["person_id", "n"]);
  database.createObjectStore("people", { keyPath: "id" });
  database.createObjectStore("keys", { keyPath: "person_id" });
  database.createObjectStore("sealed", { keyPath: ["person_id", "name"] });
}

/** The result of one request of a transaction. */
export function got(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Read: `work({meta, outbox …})` awaits nothing but `got`. Throws StorageError. */
export function read(stores, work) {
  return transact("readonly", stores, work);
}

/** Write; resolves when all of it has been committed to the disk. Throws StorageError, and then
 * nothing was written. `work` may run twice when the connection is lost. */
export function write(stores, work) {
  return transact("readwrite", stores, work);
}

async function transact(mode, stores, work) {
  for (let again = false; ; again = true) {
    const opening = connect();
    const database = await opening;
    try {
      return await inside(database, mode, stores, work);
    } catch (error) {
      if (again || !CLOSED.has(error?.name)) throw storageError(error);
      database.close();
      if (connection === opening) connection = null;
    }
  }
}

function inside(database, mode, stores, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    let result;
    let failure = null;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () =>
      reject(failure ?? transaction.error ?? new DOMException("aborted", "AbortError"));
    const named = Object.fromEntries(stores.map((name) => [name, transaction.objectStore(name)]));
    Promise.resolve(work(named)).then(
      (value) => {
        result = value;
      },
      (error) => {
        failure = error;
        try {
          transaction.abort();
        } catch {
          // It has ended by itself.
        }
      },
    );
  });
}
