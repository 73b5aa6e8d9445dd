// A person's data key, wrapped for the mentors of her unit who have keys on this tablet: with it one
// of them can give her a new code without a network, and her drafts are still hers.

import { got, read, write } from "./db.js";
import { boxKey, keyFor, keyFrom, seal, unseal } from "./keys.js";

const PURPOSE = "kp data key 1";

/** Wraps of a bundle's data keys, by mentor: `{box_public, count, epk, iv, sealed}`. `mentors`:
 * `{person_id, box_public}`; what is wrapped for the same key already is kept. */
export async function wrapsFor(bundle, personId, mentors, kept = {}) {
  const wraps = {};
  const data = [bundle.data, ...(bundle.older ?? [])];
  const count = data.length;
  for (const { person_id: mentor, box_public } of mentors) {
    if (mentor === personId) continue;
    const before = kept[mentor];
    if (before?.box_public === box_public && before.count === count) wraps[mentor] = before;
    else wraps[mentor] = { box_public, count, ...(await sealedFor(box_public, data, personId)) };
  }
  return wraps;
}

async function sealedFor(publicKey, data, personId) {
  const { epk, key } = await keyFor(publicKey, PURPOSE);
  return { epk, ...(await seal(key, data, personId)) };
}

/** The data keys that were wrapped for somebody; throws when it was for other keys than hers. */
export async function openWrap(wrap, personId, privateKey) {
  return unseal(await keyFrom(privateKey, wrap.epk, PURPOSE), wrap, personId);
}

/** Hand on what a mentor can open of people whose code was changed in the portal: to the keys that
 * they have now. Their drafts come back when they unlock the next time. */
export async function handOn(mentorId, privateKey) {
  const rows = await read(["keys"], ({ keys }) => got(keys.getAll()));
  for (const row of rows) {
    const data = row.handed ? [] : await dataBefore(row, mentorId, privateKey);
    if (!data.length) continue;
    const handed = { by: mentorId, ...(await sealedFor(row.box_public, data, row.person_id)) };
    await write(["keys"], async ({ keys }) => {
      const there = await got(keys.get(row.person_id));
      if (there?.key_id === row.key_id) keys.put({ ...there, handed });
    });
  }
}

/** The data keys of somebody's earlier keys that a mentor can open. */
export async function dataBefore({ person_id, before = [] }, mentorId, privateKey) {
  const found = before.map(({ [mentorId]: wrap }) =>
    wrap ? openWrap(wrap, person_id, privateKey).catch(() => []) : [],
  );
  return (await Promise.all(found)).flat();
}

/** A bundle with the data keys that were handed to its owner. */
export async function withHanded(bundle, { person_id, handed }) {
  const data = await openWrap(handed, person_id, await boxKey(bundle)).catch(() => []);
  const older = new Set([...(bundle.older ?? []), ...data]);
  older.delete(bundle.data);
  return { ...bundle, older: [...older] };
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
