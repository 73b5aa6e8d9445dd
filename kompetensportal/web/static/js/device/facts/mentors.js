// A person's data key, wrapped for the mentors of her unit who have keys on this tablet: with it one
// of them can give her a new code without a network, and her drafts are still hers.

import { got, read, write } from "./db.js";
import { fromBase64 } from "./ids.js";
import { keyFor, keyFrom, seal, unseal } from "./keys.js";

const PURPOSE = "kp data key 1";

/** Wraps of a bundle's data key, by mentor: `{box_public, epk, iv, sealed}`. `mentors`: `{person_id,
 * box_public}`; what is wrapped for the same key already is kept. */
export async function wrapsFor(bundle, personId, mentors, kept = {}) {
  const wraps = {};
  for (const { person_id: mentor, box_public } of mentors) {
    if (mentor === personId) continue;
    if (kept[mentor]?.box_public === box_public) wraps[mentor] = kept[mentor];
    else {
      const { epk, key } = await keyFor(box_public, PURPOSE);
      wraps[mentor] = { box_public, epk, ...(await seal(key, bundle.data, personId)) };
    }
  }
  return wraps;
}

/** The data key that was wrapped for a mentor; throws when it was for other keys than hers. */
export async function openWrap(wrap, personId, boxKey) {
  const epk = typeof wrap.epk === "string" ? fromBase64(wrap.epk) : wrap.epk;
  return unseal(await keyFrom(boxKey, epk, PURPOSE), wrap, personId);
}

/** See to it that the mentors of today can help somebody who is unlocked. */
export async function keepWraps(bundle, personId) {
  const [row, mentors] = await read(["keys", "meta"], ({ keys, meta }) =>
    Promise.all([got(keys.get(personId)), got(meta.get("mentors"))]),
  );
  if (!row || row.key_id !== bundle.key_id) return;
  const wraps = await wrapsFor(bundle, personId, mentors ?? [], row.mentors);
  const names = (of) =>
    Object.keys(of ?? {})
      .sort()
      .join();
  const changed = Object.keys(wraps).some((mentor) => wraps[mentor] !== row.mentors?.[mentor]);
  if (!changed && names(wraps) === names(row.mentors)) return;
  await write(["keys"], async ({ keys }) => {
    const there = await got(keys.get(personId));
    if (there?.key_id === bundle.key_id) keys.put({ ...there, mentors: wraps });
  });
}
