// Blind signatures: tokens that the portal signs without seeing them (`model/surveys/blind.py`). A sheet
// comes with one, and nobody can tell to which tablet it was given.

import { fromBase64, utf8 } from "./ids.js";

const EXPONENT = 65537n;
const BYTES = 256; // of the modulus
const TOKEN = 32;
const PREFIX = utf8("kp sheet token 1");

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A new token for a modulus: `{token, blinded, factor}`; the portal sees `blinded` alone. */
export async function hide(n) {
  const token = random(TOKEN);
  const factor = (numberOf(random(BYTES)) % (n - 3n)) + 2n;
  const blinded = ((await hashed(token, n)) * power(factor, EXPONENT, n)) % n;
  return { token, blinded: bytesOf(blinded), factor };
}

/** The signature of a token, of what the portal signed; null when it signed something else. */
export async function reveal(signed, { token, factor }, n) {
  const proof = (numberOf(signed) * inverse(factor, n)) % n;
  const isGood = power(proof, EXPONENT, n) === (await hashed(token, n));
  return isGood ? bytesOf(proof) : null;
}

/** The modulus as the portal writes it. */
export const modulus = (text) => numberOf(fromBase64(text));

async function hashed(token, n) {
  const parts = [];
  for (let at = 0; at <= BYTES / 32; at += 1) {
    const text = new Uint8Array([...PREFIX, at, ...token]);
    parts.push(...new Uint8Array(await crypto.subtle.digest("SHA-256", text)));
  }
  return numberOf(parts) % n;
}

function power(base, exponent, n) {
  let result = 1n;
  let square = base % n;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result;
}

/** The number that a number times gives 1 (the extended algorithm of Euclid). */
function inverse(number, n) {
  let [rest, next, found, step] = [n, number % n, 0n, 1n];
  while (next > 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [found, step] = [step, found - times * step];
  }
  return ((found % n) + n) % n;
}

function numberOf(bytes) {
  return BigInt(`0x${Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("")}`);
}

function bytesOf(number) {
  const hex = number.toString(16).padStart(2 * BYTES, "0");
  return Uint8Array.from({ length: BYTES }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}
