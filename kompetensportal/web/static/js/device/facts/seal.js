// An event on its way: written once as text, signed, and sealed so that only the portal reads it.

import { base64, jsonOf, utf8 } from "./ids.js";
import { keyFor, sign } from "./keys.js";

const PURPOSE = "kp event 1";

/** A text and the person's signature of it. */
export async function signed(value, signing) {
  const body = jsonOf(value);
  return { body, sig: await sign(signing, body) };
}

/** Seals events for a portal's key `{key_id, public}`. Nobody here can open them again. */
export async function sealer(portalKey) {
  const { epk, key } = await keyFor(portalKey.public, PURPOSE);
  const ephemeral = base64(epk);
  return async (event, signing) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: "AES-GCM", iv, additionalData: utf8(event.id) };
    const plain = utf8(JSON.stringify(await signed(event, signing)));
    const sealed = await crypto.subtle.encrypt(how, key, plain);
    const { id, person_id, store_id, dev_seq } = event;
    return {
      id,
      person_id,
      store_id,
      dev_seq,
      seal: portalKey.key_id,
      epk: ephemeral,
      iv: base64(iv),
      sealed: base64(sealed),
    };
  };
}
