// A mentor gives somebody a new code: new keys, the same data key, so that no draft is lost. The
// portal hears of it by the mentor's signed event, which is written in the same transaction.

import { got, read } from "./db.js";
import { FactsError } from "./errors.js";
import { makeKeys, publicPart, wrap } from "./keys.js";
import { dataBefore, openWrap, wrapsFor } from "./mentors.js";

/** The new row of `keys` and the fact about it. Throws FactsError "not_here" or "not_mentor". */
export async function renewed(personId, code, mentorId, boxKey) {
  const [row, tile, mentors] = await read(["keys", "people", "meta"], ({ keys, people, meta }) =>
    Promise.all([got(keys.get(personId)), got(people.get(personId)), got(meta.get("mentors"))]),
  );
  if (!row) throw new FactsError("not_here");
  const wrapped = row.mentors?.[mentorId];
  const data = wrapped && (await openWrap(wrapped, personId, boxKey).catch(() => null));
  if (!data) throw new FactsError("not_mentor");
  const bundle = await makeKeys([...data, ...(await dataBefore(row, mentorId, boxKey))]);
  const made = Math.max(row.made ?? 0, tile?.code_changed ?? 0);
  const fact = { about: personId, subject: personId, data: publicPart(bundle) };
  const more = { made, mentors: mentors ?? [], before: row.before };
  return { row: await keyRow(bundle, code, personId, more), fact };
}

/** A row of `keys`. `made`: when the code was, by the portal's clock (ms); `before`: wraps of keys whose
 * code she does not have any more, the only way to what they sealed. */
export async function keyRow(bundle, code, personId, { made, mentors, before = [] }) {
  return {
    person_id: personId,
    ...publicPart(bundle),
    made,
    wrapped: await wrap(bundle, code, personId),
    mentors: await wrapsFor(bundle, personId, mentors),
    before,
  };
}
