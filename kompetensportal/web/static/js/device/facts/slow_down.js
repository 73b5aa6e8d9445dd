// Wrong codes make the next attempt wait, for each person, also when the page is loaded again.

import { got, write } from "./db.js";

const FREE = 5; // attempts without waiting
const FIRST = 30; // s, doubled with each wrong code after that
const LONGEST = 900;

/** Count an attempt before it is made; seconds to wait instead, or 0. */
export function claim(personId) {
  return write(["meta"], async ({ meta }) => {
    const name = `wrong:${personId}`;
    const { count = 0, until = 0 } = (await got(meta.get(name))) ?? {};
    const left = (until - Date.now()) / 1000;
    // A wait longer than any that we give: the clock was set back.
    if (left > 0 && left <= LONGEST) return Math.ceil(left);
    const wait = count + 1 < FREE ? 0 : Math.min(LONGEST, FIRST * 2 ** (count + 1 - FREE));
    meta.put({ count: count + 1, until: Date.now() + wait * 1000 }, name);
    return 0;
  });
}

/** Nobody could tell whether the code was right. */
export function unclaim(personId) {
  return write(["meta"], async ({ meta }) => {
    const { count = 1 } = (await got(meta.get(`wrong:${personId}`))) ?? {};
    meta.put({ count: count - 1, until: 0 }, `wrong:${personId}`);
  });
}

/** The code was right. */
export function forgive(personId) {
  return write(["meta"], ({ meta }) => meta.delete(`wrong:${personId}`));
}
