// Packs of blobs (`web/device/content/blobs.py`): asked for, taken apart, and verified.

import { fault } from "./fault.js";

const LARGEST = 4 << 20; // bytes of blobs asked for at once
const MOST = 400;

/** `[[sha, bytes], …]` in groups that a pack has room for. */
export function grouped(wanted) {
  const groups = [];
  let size = LARGEST;
  for (const [sha, bytes] of wanted) {
    if (size + bytes > LARGEST || groups.at(-1).length === MOST) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1).push(sha);
    size += bytes;
  }
  return groups;
}

/** The blobs that the portal gave: `{good: [[sha, body], …], altered: [sha, …]}`. Throws a fault. */
export async function fetchPack(shas) {
  const response = await ours("/api/v1/blobs", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-KP": "1" },
    body: JSON.stringify({ want: shas }),
  });
  const whole = await response.arrayBuffer().catch(() => {
    throw fault("network");
  });
  const good = [];
  const altered = [];
  await Promise.all(
    parts(whole).map(async ([sha, body]) => {
      if ((await hash(body)) === sha) good.push([sha, body]);
      else altered.push(sha);
    }),
  );
  return { good, altered };
}

/** A response that our portal made. Throws a fault for any other. */
export async function ours(address, options) {
  const response = await fetch(address, { cache: "no-cache", ...options }).catch(() => {
    throw fault("network");
  });
  if (!response.headers.get("X-KP-Portal")) throw fault("captive");
  if (response.status === 401) throw fault("not_enrolled");
  if (response.status === 403) throw fault("revoked");
  if (!response.ok) throw fault("server", { wait: Number(response.headers.get("Retry-After")) });
  return response;
}

function parts(whole) {
  try {
    const length = new DataView(whole).getUint32(0);
    const list = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
    let at = 4 + length;
    return list.map(([sha, bytes]) => {
      at += bytes;
      if (at > whole.byteLength) throw fault("network"); // It broke on the way.
      return [sha, whole.slice(at - bytes, at)];
    });
  } catch (error) {
    throw error.reason ? error : fault("network");
  }
}

async function hash(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
