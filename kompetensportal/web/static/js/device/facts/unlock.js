// From a name and a code to a session, and back: unlock, go on in the next page, lock.
// While somebody is unlocked, her keys lie sealed in the database and the key to them in this tab.

import { got, read, write } from "./db.js";
import { FactsError, StorageError } from "./errors.js";
import { base64, fromBase64 } from "./ids.js";
import { boxKey, makeKeys, publicPart, seal, secretKey, unseal, unwrap, wrap } from "./keys.js";
import { handOn, keepWraps, withHanded } from "./mentors.js";
import { mirrorPeople } from "./mirror_people.js";
import { keyRow } from "./new_code.js";
import { ask, isGood } from "./portal.js";
import { Session } from "./session.js";
import { claim, forgive, unclaim } from "./slow_down.js";
import { currentDevice, load } from "./state.js";

const TAB = "kp-session";
const UNUSED = 120_000; // ms that a session goes on without activity, as the lock of a page has it
const OWN_UNUSED = 1_200_000; // On somebody's own phone.
const CONFIRM = 3_000; // ms that an unlock waits for a portal that was restored
const DAY = 24 * 3600 * 1000;
const sessions = () => IDBKeyRange.bound("session:", "session:\uffff");

/** Prove a code: gives `{bundle, person}`. Throws FactsError: "wrong" with `wait` in seconds, "network"
 * when only the portal can tell, "not_here" when she is none of this tablet's people. */
export async function prove(personId, code) {
  if (!currentDevice()) throw new FactsError("not_device");
  const [row, tile] = await read(["keys", "people"], ({ keys, people }) =>
    Promise.all([got(keys.get(personId)), got(people.get(personId))]),
  );
  const wait = await claim(personId);
  if (wait) throw new FactsError("wrong", { wait });
  // A code that was changed in the portal is one that this tablet has not heard yet.
  const isOld = row && (tile?.code_changed ?? 0) > row.made;
  let bundle =
    row && !isOld ? await unwrap(row.wrapped, code, personId) : await asked(personId, code, row);
  if (!bundle) throw new FactsError("wrong", { wait: 0 });
  if (row?.handed && !isOld) bundle = await takeHanded(bundle, code, row);
  await forgive(personId);
  if (row && !isOld) await confirm(row, bundle, code).catch(() => {});
  const { id = personId, name = "" } = tile ?? {};
  return { bundle, person: { ...(bundle.person ?? {}), id, name } };
}

/** Her older data keys, which a mentor has handed on, are hers again. */
async function takeHanded(found, code, row) {
  const bundle = await withHanded(found, row);
  const wrapped = await wrap(bundle, code, row.person_id);
  await write(["keys"], async ({ keys }) => {
    const there = await got(keys.get(row.person_id));
    const before = (there.before ?? []).filter((wraps) => !wraps[row.handed.by]);
    if (there.key_id === row.key_id) keys.put({ ...there, wrapped, before, handed: null });
  });
  return bundle;
}

async function asked(personId, code, old) {
  try {
    return await proveThere(personId, code, old);
  } catch (error) {
    if (error.reason !== "wrong") await unclaim(personId); // Nobody has judged the code.
    throw error;
  }
}

/** The portal under which a key became known: who this tablet was there, and the epoch. */
function here() {
  const { device_id, epoch } = currentDevice();
  return `${device_id} ${epoch}`;
}

/** A portal that was restored may have forgotten a key that it knew, and sets aside what is signed with
 * it: her code, which is right, makes it known once more. Without a network, the next time. */
async function confirm(row, bundle, code) {
  const place = here();
  if (!row.known || row.known === place) return;
  const body = { person_id: row.person_id, code, ...publicPart(bundle) };
  const { status, portal } = await ask("/api/v1/persons/unlock", { body, patience: CONFIRM });
  if (portal !== currentDevice().server_id || status >= 500 || status === 429) return;
  await write(["keys"], async ({ keys }) => {
    const there = await got(keys.get(row.person_id));
    // What is refused stays refused: she is not asked for it at every unlock.
    if (there?.key_id === row.key_id) keys.put({ ...there, known: status === 200 ? place : null });
  });
}

async function proveThere(personId, code, old) {
  const bundle = await makeKeys();
  const body = { person_id: personId, code, ...publicPart(bundle) };
  const answer = await ask("/api/v1/persons/unlock", { body });
  const { status, portal, json, wait } = answer;
  if (portal !== currentDevice().server_id) throw new FactsError("network");
  if (status === 429) throw new FactsError("wrong", { wait: Math.ceil(wait ?? 30) });
  if (status === 403 && json?.reason === "wrong") {
    throw new FactsError("wrong", { wait: Math.ceil(json.wait ?? 0) });
  }
  if (status === 401) throw new FactsError("not_device");
  if (status >= 400 && status < 500) throw new FactsError(json?.reason ?? "refused");
  if (!isGood(answer)) throw new FactsError("network");
  bundle.person = json.person;
  const mentors = (await read(["meta"], ({ meta }) => got(meta.get("mentors")))) ?? [];
  const before = old ? [...(old.before ?? []), old.mentors ?? {}] : [];
  const row = await keyRow(bundle, code, personId, { made: json.server_time, mentors, before });
  await write(["keys"], ({ keys }) => keys.put({ ...row, known: here() }));
  return bundle;
}

/** Begin a session in this tab; nobody else is unlocked any more, in any tab. */
export async function begin({ bundle, person }) {
  const id = crypto.randomUUID();
  const { bytes, key } = await secretKey();
  const sealed = await seal(key, { bundle, person }, id);
  await write(["meta"], async ({ meta }) => {
    await endOthers(meta, person.id);
    meta.put({ person_id: person.id, at: Date.now(), ...sealed }, `session:${id}`);
  }).catch((error) => {
    // She can still go on in this page, which then tries to send what it cannot save.
    if (!(error instanceof StorageError)) throw error;
  });
  remember({ id, key: base64(bytes), person_id: person.id, used: Date.now() });
  help(bundle, person.id).catch(() => {});
  return new Session(bundle, person);
}

/** What who is unlocked can do for the others, and they for her. */
async function help(bundle, personId) {
  await keepWraps(bundle, personId);
  await handOn(personId, await boxKey(bundle));
  await mirrorPeople();
}

async function endOthers(meta, personId) {
  const [names, rows] = await Promise.all([
    got(meta.getAllKeys(sessions())),
    got(meta.getAll(sessions())),
  ]);
  const isOld = ({ person_id, at }) => person_id !== personId || Math.abs(Date.now() - at) > DAY;
  names.forEach((name, at) => {
    if (isOld(rows[at])) meta.delete(name);
  });
}

/** The session that this tab had in the page before, unless it lay unused for too long. Reads what else
 * is kept of the tablet, too. */
export async function resume() {
  const tab = remembered();
  const { sealed } = await load(tab?.id ?? "");
  if (!tab) return null;
  const longest = currentDevice()?.kind === "own" ? OWN_UNUSED : UNUSED;
  try {
    if (!sealed || Math.abs(Date.now() - tab.used) > longest) throw new FactsError("locked");
    const { key } = await secretKey(fromBase64(tab.key));
    const { bundle, person } = await unseal(key, sealed, tab.id);
    touch();
    return new Session(bundle, person);
  } catch {
    forget();
    await write(["meta"], ({ meta }) => meta.delete(`session:${tab.id}`));
    return null;
  }
}

/** Whether this tab still has the session that a page believes in. */
export function isRemembered(personId) {
  return remembered()?.person_id === personId;
}

/** Nobody is unlocked any more, in any tab. */
export async function end() {
  forget();
  await write(["meta"], ({ meta }) => meta.delete(sessions()));
}

/** The person is active: the next page goes on. */
export function touch() {
  const tab = remembered();
  if (tab) remember({ ...tab, used: Date.now() });
}

function remember(tab) {
  try {
    sessionStorage.setItem(TAB, JSON.stringify(tab));
  } catch {
    // Then the next page asks for the code.
  }
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(TAB));
  } catch {
    return null;
  }
}

/** This tab knows of no session any more. */
export function forget() {
  try {
    sessionStorage.removeItem(TAB);
  } catch {
    // Nothing was there.
  }
}
