// Who is none of this tablet's people any more (moved, ended, erased; all of them when it was revoked):
// what was kept for her goes after a while, in case she comes back. Her queue is sent all the same.

import { got } from "./db.js";

const KEPT = 30 * 24 * 3600 * 1000; // ms by the portal's clock

/** Note who has gone, and remove what was kept for those who have been gone for long. */
export async function forgetDeparted({ keys, sealed, mine }, present, time) {
  for (const row of await got(keys.getAll())) {
    const { person_id: person, gone = null } = row;
    if (present.has(person)) {
      if (gone) keys.put({ ...row, gone: null });
    } else if (!gone) keys.put({ ...row, gone: time });
    else if (time - gone > KEPT) await forget({ keys, sealed, mine }, person);
  }
}

async function forget({ keys, sealed, mine }, person) {
  const hers = IDBKeyRange.bound([person], [person, []]);
  keys.delete(person);
  sealed.delete(hers);
  for (const id of await got(mine.index("person").getAllKeys(hers))) mine.delete(id);
}
