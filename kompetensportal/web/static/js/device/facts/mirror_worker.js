// The worker that writes the mirror's file: only a worker may flush one. It runs in the same script as
// the page (`facts.js`), so that one address lies on the tablet and page and worker are of one release.
//
// Each tab has a file of its own, the first that nobody has open, and only adds lines to it; a file
// that holds nothing any more is emptied, not removed, so that its name is on the disk long before it
// is needed. Size, flush, truncate and close gave promises before Chromium 108 and Safari 16.4.

export const FOLDER = "kp-unsent";
const MOST_FILES = 64;
const CLOSING = 5000; // ms; a page that has just been closed holds its file a moment longer.
const TAKEN = new Set(["NoModificationAllowedError", "InvalidStateError"]); // Another tab has it open.

const gone = new Set(); // ids that this page knows to have left the queue
let turn = Promise.resolve();
let opening = null; // promise of `{name, handle, ids}`: this tab's file

/** Answer what the page asks: `{n, keep: [[id, text]]}` and `{n, drop: [id]}`, one after another. */
export function serveMirror() {
  turn = own().catch(() => {}); // Its name is on the disk long before the first fact.
  globalThis.addEventListener("message", ({ data: { n, keep, drop } }) => {
    turn = turn
      .then(() => (keep ? add(keep) : forget(drop)))
      .then(
        () => postMessage({ n }),
        ({ name }) => postMessage({ n, failed: name }),
      );
  });
}

/** The id and the text of each whole line; a line that a kill has cut is none. */
export function lines(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const [, id, envelope] = /^(\S+) (\{.*\})$/.exec(line) ?? [];
    if (id) found.push([id, envelope]);
  }
  return found;
}

async function add(pairs) {
  const { handle, ids } = await own();
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
    ids.add(id);
    gone.delete(id);
  }
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
  for (let n = 0; n < MOST_FILES; n++) {
    const name = String(n);
    const handle = await taken(await folder.getFileHandle(name, { create: true }));
    if (handle) return { name, handle, ids: await idsIn(handle) };
  }
  throw new DOMException("too many tabs", "QuotaExceededError");
}

async function forget(ids, isLast = false) {
  let isHeld = false;
  for (const id of ids) gone.add(id);
  const mine = await own();
  await emptyWhenGone(mine.handle, mine.ids);
  const folder = await files();
  for await (const [name, file] of folder.entries()) {
    if (name === mine.name) continue;
    const handle = await taken(file);
    if (!handle) {
      isHeld = true;
      continue;
    }
    try {
      await emptyWhenGone(handle, await idsIn(handle));
    } finally {
      await handle.close();
    }
  }
  // A tab that stays open looks after its file at its next page.
  if (isHeld && !isLast) setTimeout(lookAgain, CLOSING);
}

function lookAgain() {
  turn = turn.then(() => forget([], true)).catch(() => {});
}

async function emptyWhenGone(handle, ids) {
  if (!(await handle.getSize())) return;
  for (const id of ids) if (!gone.has(id)) return;
  await handle.truncate(0);
  await handle.flush();
  ids.clear();
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

async function idsIn(handle) {
  const bytes = new Uint8Array(await handle.getSize());
  handle.read(bytes, { at: 0 });
  return new Set(lines(new TextDecoder().decode(bytes)).map(([id]) => id));
}
