// A second copy of who may unlock this tablet, in localStorage: a database that is thrown out in a week
// without a network shuts nobody out. Keys lie there as they do in the database, wrapped with her code.

import { got, read } from "./db.js";
import { base64, fromBase64 } from "./ids.js";

const NAME = "kp-people";

const written = (_, value) => (value instanceof Uint8Array ? { $bytes: base64(value) } : value);
const opened = (_, value) => (value?.$bytes === undefined ? value : fromBase64(value.$bytes));

/** Copy what the database has. Never throws: the database has it. */
export async function mirrorPeople() {
  try {
    const [people, keys, mentors] = await read(["people", "keys", "meta"], (open) =>
      Promise.all([
        got(open.people.getAll()),
        got(open.keys.getAll()),
        got(open.meta.get("mentors")),
      ]),
    );
    const text = JSON.stringify({ people, keys, mentors }, written);
    if (text !== localStorage.getItem(NAME)) localStorage.setItem(NAME, text);
  } catch {
    // Full, forbidden, or the database is closed: the next change comes.
  }
}

/** `{people, keys, mentors}`: rows as they were; empty when there is no copy. */
export function mirroredPeople() {
  const none = { people: [], keys: [], mentors: [] };
  try {
    return { ...none, ...JSON.parse(localStorage.getItem(NAME), opened) };
  } catch {
    return none;
  }
}
