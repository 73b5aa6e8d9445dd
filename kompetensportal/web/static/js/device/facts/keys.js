// A person's keys: a signing pair, a box pair (others seal for her), and a data key for what is
// hers on this tablet. They are kept wrapped with her code, as bytes; a CryptoKey is never stored.

import { base64, fromBase64, hexOf, textOf, utf8 } from "./ids.js";

const ROUNDS = 600_000; // Of PBKDF2-SHA256.
const SIGNING = { name: "ECDSA", namedCurve: "P-256" };
const BOX = { name: "ECDH", namedCurve: "P-256" };
const { subtle } = crypto;

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

async function pair(kind, uses) {
  const made = await subtle.generateKey(kind, true, uses);
  return {
    secret: base64(await subtle.exportKey("pkcs8", made.privateKey)),
    public: base64(await subtle.exportKey("raw", made.publicKey)),
  };
}

/** The name of a public key: the first 16 hex digits of SHA-256 of its point. */
export async function keyId(publicKey) {
  return hexOf(new Uint8Array(await subtle.digest("SHA-256", fromBase64(publicKey)))).slice(0, 16);
}

/** New keys, as text: a bundle. `data`: the data keys to go on with, the newest first. */
export async function makeKeys([data, ...older] = [base64(random(32))]) {
  const signing = await pair(SIGNING, ["sign", "verify"]);
  const box = await pair(BOX, ["deriveBits"]);
  return {
    key_id: await keyId(signing.public),
    public: signing.public,
    box_public: box.public,
    signing: signing.secret,
    box: box.secret,
    data,
    older,
  };
}

/** What the portal and others may know of a bundle. */
export function publicPart({ key_id, public: publicKey, box_public }) {
  return { key_id, public: publicKey, box_public };
}

/** The keys of a bundle to work with; no script can take them out again. */
export async function imported(bundle) {
  const [signing, box, ...data] = await Promise.all([
    subtle.importKey("pkcs8", fromBase64(bundle.signing), SIGNING, false, ["sign"]),
    boxKey(bundle),
    ...[bundle.data, ...(bundle.older ?? [])].map(dataKeys),
  ]);
  return { signing, box, data };
}

/** The private key of a bundle that opens what others sealed for her. */
export function boxKey(bundle) {
  return subtle.importKey("pkcs8", fromBase64(bundle.box), BOX, false, ["deriveBits"]);
}

/** What seals a person's things, and what hides their names. */
async function dataKeys(text) {
  const bytes = fromBase64(text);
  const hashing = { name: "HMAC", hash: "SHA-256" };
  const [sealing, naming] = await Promise.all([
    subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]),
    subtle.importKey("raw", bytes, hashing, false, ["sign"]),
  ]);
  return { sealing, naming };
}

/** An AES key of random bytes. */
export async function secretKey(bytes = random(32)) {
  const key = await subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  return { bytes, key };
}

async function codeKey(code, salt, rounds) {
  const typed = utf8(code.normalize("NFKC"));
  const material = await subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  const kind = { name: "AES-GCM", length: 256 };
  return subtle.deriveKey(how, material, kind, false, ["encrypt", "decrypt"]);
}

/** A value sealed with a key; `about` must be the same when it is opened. */
export async function seal(key, value, about) {
  const iv = random(12);
  const how = { name: "AES-GCM", iv, additionalData: utf8(about) };
  const sealed = await subtle.encrypt(how, key, utf8(JSON.stringify(value)));
  return { iv, sealed: new Uint8Array(sealed) };
}

/** The value; throws when the key is another or anything was changed. */
export async function unseal(key, { iv, sealed }, about) {
  const how = { name: "AES-GCM", iv, additionalData: utf8(about) };
  return JSON.parse(textOf(await subtle.decrypt(how, key, sealed)));
}

/** A bundle wrapped with a person's code, to be kept. */
export async function wrap(bundle, code, personId) {
  const salt = random(16);
  const key = await codeKey(code, salt, ROUNDS);
  return { salt, rounds: ROUNDS, ...(await seal(key, bundle, personId)) };
}

/** The bundle; null when the code is another. */
export async function unwrap(wrapped, code, personId) {
  const key = await codeKey(code, wrapped.salt, wrapped.rounds);
  return unseal(key, wrapped, personId).catch(() => null);
}

/** A key that only the owner of a public key can make again, and what she needs for it. The private
 * half of the pair that it is made with is thrown away. */
export async function keyFor(publicKey, purpose) {
  const other = await subtle.importKey("raw", fromBase64(publicKey), BOX, false, []);
  const own = await subtle.generateKey(BOX, true, ["deriveBits"]);
  const epk = new Uint8Array(await subtle.exportKey("raw", own.publicKey));
  return { epk, key: await agreed(own.privateKey, other, epk, purpose) };
}

/** The same key, by the owner of the private one. */
export async function keyFrom(privateKey, epk, purpose) {
  const other = await subtle.importKey("raw", epk, BOX, false, []);
  return agreed(privateKey, other, epk, purpose);
}

async function agreed(privateKey, publicKey, salt, purpose) {
  const bits = await subtle.deriveBits({ name: "ECDH", public: publicKey }, privateKey, 256);
  const material = await subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(purpose) };
  const kind = { name: "AES-GCM", length: 256 };
  return subtle.deriveKey(how, material, kind, false, ["encrypt", "decrypt"]);
}

/** ECDSA P-256 with SHA-256 over a text: r and s, base64url. */
export async function sign(key, text) {
  const how = { name: "ECDSA", hash: "SHA-256" };
  return base64(await subtle.sign(how, key, utf8(text)));
}

/** A name as nobody else can read it, the same each time. */
export async function hidden(key, name) {
  return base64(await subtle.sign("HMAC", key, utf8(name)));
}
