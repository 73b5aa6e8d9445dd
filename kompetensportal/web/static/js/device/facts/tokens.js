// The tablet's store of tokens for sheets: fetched beforehand, a few at a time, whether or not anybody
// answers anything, so that asking for them tells nothing.

import { hide, modulus, reveal } from "./blind.js";
import { got, read, write } from "./db.js";
import { base64, fromBase64 } from "./ids.js";
import { ask, isGood } from "./portal.js";
import { currentDevice } from "./state.js";

const FEW = 5;
const MANY = 15;
const LOOK = 3600_000; // ms between looks

let looked = 0;

const ours = (answer) => isGood(answer) && answer.portal === currentDevice().server_id;

/** Fetch tokens when few are left. */
export async function fillTokens() {
  const now = Date.now();
  if (!currentDevice() || currentDevice().revoked || Math.abs(now - looked) < LOOK) return;
  const there = await read(["tokens"], ({ tokens }) => got(tokens.count()));
  looked = now;
  if (there >= FEW) return;
  const answer = await ask("/api/v1/sheets/key", { method: "GET" });
  if (!ours(answer)) return;
  const { unit, month, n: text } = answer.json;
  const n = modulus(text);
  const hidden = await Promise.all(Array.from({ length: MANY - there }, () => hide(n)));
  const body = { blinded: hidden.map(({ blinded }) => base64(blinded)) };
  const signed = await ask("/api/v1/sheets/tokens", { body });
  if (!ours(signed) || signed.json.unit !== unit || signed.json.month !== month) return;
  const made = [];
  for (const [at, one] of signed.json.signed.entries()) {
    const proof = await reveal(fromBase64(one), hidden[at], n);
    if (proof) made.push({ id: base64(hidden[at].token), proof: base64(proof), unit, month });
  }
  await write(["tokens"], ({ tokens }) => {
    for (const token of made) tokens.put(token);
  });
}

/** A sheet with a token of its own, taken out of the store; null when there is none. */
export function tokenFor(row) {
  return write(["tokens", "sheets"], async ({ tokens, sheets }) => {
    const [found] = await got(tokens.getAll(null, 1));
    if (!found) return null;
    const { id: token, proof, unit, month } = found;
    const given = { ...row, token, proof, unit, month };
    tokens.delete(token);
    sheets.put(given);
    return given;
  });
}
