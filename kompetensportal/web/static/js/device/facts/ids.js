// Ids, and how bytes are written as text: what every other file here needs.

const CHUNK = 0x8000; // Arguments that a call takes for certain.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A UUIDv7: 48 bits of the tablet's milliseconds, then 74 random bits. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const wall = Math.max(0, Date.now());
  for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(wall / 2 ** (8 * (5 - at))) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = hexOf(bytes);
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((end, at) => hex.slice(cuts[at], end))
    .join("-");
}

export function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function utf8(text) {
  return encoder.encode(text);
}

export function textOf(bytes) {
  return decoder.decode(bytes);
}

/** base64url without padding. */
export function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function fromBase64(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** JSON that every database takes: half a surrogate pair and NUL become U+FFFD. */
export function jsonOf(value) {
  return JSON.stringify(value, (_, part) =>
    typeof part === "string" ? part.replace(/[\p{Surrogate}\0]/gu, "\ufffd") : part,
  );
}
