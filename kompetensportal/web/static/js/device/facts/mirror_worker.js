// The worker that writes the mirror's file: only a worker may flush one. It runs in the same script as
// the page (`facts.js`), so that one address lies on the tablet and page and worker are of one release.
//
// Each tab has a file of its own, the first that nobody has open and that is not full, and only adds
// lines to it. A file of which nothing is needed any more is emptied, not removed, and the next one is
// made early, so that names are on the disk long before they are needed. Size, flush, truncate and
// close gave promises before Chromium 108 and Safari 16.4.

export const FOLDER = "kp-mirror";
const MOST_FILES = 32;
const FULL = 128 * 1024; // bytes; then a tab goes on in another file, and this one can be emptied some day.
const CLOSING = 5000; // ms; a page that has just been closed holds its file a moment longer.
const WHOLE = /^(\S+) (\{.*\})$/;
const [NEW_LINE, SPACE] = [10, 32];
const TAKEN = new Set(["NoModificationAllowedError", "InvalidStateError"]); // Another tab has it open.

const gone = new Set(); // ids that are needed no longer
const spare = new Set(); // ids that the portal has: they go when there is no room
let turn = Promise.resolve();
let opening = null; // promise of `{name, handle}`: this tab's file

/** Answer what the page asks, one after another: `{n, keep: [[id, text]]}`, `{n, release: [id]}`, which
 * may go when there is no room, and `{n, drop: [id]}`, which go. */
export function serveMirror() {
  turn = own().catch(() => {}); // Its name is on the disk long before the first fact.
  globalThis.addEventListener("message", ({ data: { n, keep, release, drop } }) => {
    for (const id of release ?? []) spare.add(id);
    turn = turn
      .then(() => (keep ? add(keep) : drop && forget(drop)))
      .then(
        () => postMessage({ n }),
        ({ name }) => postMessage({ n, failed: name }),
      );
  });
}

/** Each whole line of a file's bytes: `{id, text, from, to}`; a line that a kill has cut is none. */
export function lines(bytes) {
  const found = [];
  const decoder = new TextDecoder();
  for (let [from, to] = [0, 0]; from < bytes.length; from = to + 1) {
    const end = bytes.indexOf(NEW_LINE, from);
    to = end < 0 ? bytes.length : end;
    const [, id, text] = WHOLE.exec(decoder.decode(bytes.subarray(from, to))) ?? [];
    if (id) found.push({ id, text, from, to });
  }
  return found;
}

async function add(pairs) {
  const { handle } = await own();
  // A line of its own even after one that was cut.
  const text = pairs.map(([id, envelope]) => `\n${id} ${envelope}\n`).join("");
  const bytes = new TextEncoder().encode(text);
  const end = await handle.getSize();
  if (handle.write(bytes, { at: end }) < bytes.length) {
    await handle.truncate(end);
    throw new DOMException("full", "QuotaExceededError");
  }
  await handle.flush();
  for (const [id] of pairs) {
    gone.delete(id);
    spare.delete(id);
  }
  if (end + bytes.length >= FULL) await goOn(handle);
}

/** The next fact goes into another file. */
async function goOn(full) {
  opening = null;
  await full.close();
  await own().catch(() => {}); // The next fact asks again.
}

function own() {
  opening ??= firstFree().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function firstFree() {
  const folder = await files();
  for (const isTight of [false, true]) {
    for (let n = 0; n < MOST_FILES; n++) {
      const found = await withRoom(folder, String(n), isTight);
      if (!found) continue;
      await folder.getFileHandle(String(n + 1), { create: true });
      return found;
    }
  }
  throw new DOMException("all files are open or full", "QuotaExceededError");
}

/** A file that nobody has open and that has room: `{name, handle}`; null when it is none. When it is
 * tight, one goes that has nothing but what the portal has. */
async function withRoom(folder, name, isTight) {
  const handle = await taken(await folder.getFileHandle(name, { create: true }));
  if (!handle) return null;
  const canGo = ({ id }) => gone.has(id) || spare.has(id);
  if (isTight && (await linesIn(handle)).every(canGo)) await handle.truncate(0);
  if ((await handle.getSize()) < FULL) return { name, handle };
  await handle.close();
  return null;
}

async function forget(ids, isLast = false) {
  let isHeld = false;
  for (const id of ids) gone.add(id);
  const mine = await own().catch(() => null); // None has room, which this may change.
  const folder = await files();
  for await (const [name, file] of folder.entries()) {
    const isMine = name === mine?.name;
    const handle = isMine ? mine.handle : await taken(file);
    if (!handle) {
      isHeld = true;
      continue;
    }
    try {
      await clean(handle);
    } finally {
      if (!isMine) await handle.close();
    }
  }
  if (!isHeld) gone.clear();
  // A tab that stays open looks after its file at its next page.
  else if (!isLast) setTimeout(lookAgain, CLOSING);
}

function lookAgain() {
  turn = turn.then(() => forget([], true)).catch(() => {});
}

/** What has gone is written over where it stands, so that a kill in between leaves the others whole. */
async function clean(handle) {
  const found = await linesIn(handle);
  const going = found.filter(({ id }) => gone.has(id));
  for (const { from, to } of going) {
    handle.write(new Uint8Array(to - from).fill(SPACE), { at: from });
  }
  if (going.length === found.length) await handle.truncate(0);
  if (going.length) await handle.flush();
}

async function linesIn(handle) {
  const bytes = new Uint8Array(await handle.getSize());
  handle.read(bytes, { at: 0 });
  return lines(bytes);
}

async function files() {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

async function taken(file) {
  try {
    return await file.createSyncAccessHandle();
  } catch (error) {
    if (TAKEN.has(error.name)) return null;
    throw error;
  }
}
