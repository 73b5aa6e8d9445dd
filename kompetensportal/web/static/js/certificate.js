// Verifies the certificate that an address carries (#text.signature) with the portal's public key, which
// lies in the page: also on a tablet without a network. docs/programmes.md has the format.

import { fromBase64 } from "./device/facts/ids.js";

const SIGNING = { name: "ECDSA", namedCurve: "P-256" };
const KIND = "kp-intyg 1";

/** What a carried certificate says: `{code, initials, finished, title}`, or null for a forged one. */
async function read(key, carried) {
  try {
    const [text, signature] = carried.split(".").map(fromBase64);
    const known = await crypto.subtle.importKey("raw", fromBase64(key), SIGNING, false, ["verify"]);
    const how = { name: "ECDSA", hash: "SHA-256" };
    if (!(await crypto.subtle.verify(how, known, signature, text))) return null;
    const [kind, code, initials, finished, title, ...more] = new TextDecoder()
      .decode(text)
      .split("\t");
    if (kind !== KIND || !title || more.length) return null;
    return { code, initials, finished, title };
  } catch {
    return null;
  }
}

const place = document.querySelector("[data-certificate-key]");

async function show() {
  const carried = location.hash.slice(1);
  if (!carried || !globalThis.crypto?.subtle) return;
  const [good, bad] = ["good", "bad"].map((one) =>
    place.querySelector(`[data-certificate-${one}]`),
  );
  const said = await read(place.dataset.certificateKey, carried);
  const code = decodeURIComponent(location.pathname.split("/").pop());
  const genuine = said && (!code || code === said.code);
  const answered = Boolean(place.querySelector(":scope > .notice"));
  good.hidden = !genuine || answered;
  bad.hidden = Boolean(genuine);
  if (!genuine) return;
  place.querySelector("[data-certificate-unknown]")?.remove();
  for (const part of good.querySelectorAll("[data-fill]"))
    part.textContent = said[part.dataset.fill];
}

addEventListener("hashchange", show);
show();
