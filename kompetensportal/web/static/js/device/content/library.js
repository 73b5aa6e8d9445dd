// What lies on the tablet, as the service worker reads it: the active generation, and the one
// before while the active one is not proven.

import { get, state } from "./store.js";

const TITLE = "<!--kp:title-->";
const MAIN = "<!--kp:main-->";
const READING = " data-kp-reading";
const PLAIN = /^[a-z0-9-]{1,20}$/;
const text = new TextDecoder();

/** The manifest's pages in a language; those of the portal's own where it has no other. */
function formsOf(manifest, language, path) {
  return manifest.more?.[language]?.[path] ?? manifest.pages[path];
}

/** ` data-size="2" data-theme="dark"`: how somebody reads, for `<html>`. */
function attributes(reading) {
  return Object.entries(reading?.attributes ?? {})
    .filter(([name, value]) => PLAIN.test(name) && PLAIN.test(value))
    .map(([name, value]) => ` data-${name}="${value}"`)
    .join("");
}

export class Library {
  #manifests = null;
  #shells = new Map();

  /** `missing` is called when a blob that a manifest names is not there. */
  constructor(missing) {
    this.missing = missing ?? (() => {});
  }

  /** Read the pointers again the next time. */
  reset() {
    this.#manifests = null;
    this.#shells.clear();
  }

  /** The manifests to look in, the active one first; none while nothing has been fetched. */
  manifests() {
    this.#manifests ??= this.#load().catch((error) => {
      this.#manifests = null;
      throw error;
    });
    return this.#manifests;
  }

  async #load() {
    const { active, previous } = await state("active", "previous");
    const wanted = [active, previous].filter(Boolean);
    const found = await Promise.all(wanted.map((generation) => get("manifests", generation)));
    return found.filter(Boolean);
  }

  /** The HTML of a path as somebody reads now; null when no such page lies here. */
  async page(path) {
    const manifests = await this.manifests();
    if (!manifests.length) return null;
    const { reading } = await state("reading");
    for (const manifest of manifests) {
      const forms = formsOf(manifest, reading?.language, path);
      if (!forms) continue;
      const made = await this.#body(forms[reading?.form] ?? forms.easy ?? forms.standard);
      const page = made && JSON.parse(text.decode(made));
      const shell = page && (await this.#shell(page.shell));
      if (shell) {
        return shell
          .replace(READING, () => attributes(reading))
          .replace(TITLE, () => page.title)
          .replace(MAIN, () => page.main);
      }
    }
    return null;
  }

  /** The page that shows what is one person's at an address; null where nothing is. */
  async ownPage(path) {
    for (const manifest of await this.manifests()) {
      const start = Object.keys(manifest.own ?? {}).find((one) => path.startsWith(one));
      if (start) return this.page(manifest.own[start]);
    }
    return null;
  }

  /** The page that stands in for one that needs the network. */
  async noNetwork() {
    const [manifest] = await this.manifests();
    return manifest ? this.page(manifest.no_network) : null;
  }

  /** `{body, type}` of a file by its address; null when it does not lie here. */
  async file(address) {
    for (const manifest of await this.manifests()) {
      const [sha, , type] = manifest.files[address] ?? [];
      const body = sha && (await this.#body(sha));
      if (body) return { body, type };
    }
    return null;
  }

  async #shell(sha) {
    if (!this.#shells.has(sha)) {
      const body = await this.#body(sha);
      if (!body) return null;
      this.#shells.set(sha, text.decode(body));
    }
    return this.#shells.get(sha);
  }

  async #body(sha) {
    const body = await get("blobs", sha);
    if (!body) this.missing();
    return body ?? null;
  }
}

/** Every SHA-256 that a manifest names, with its size in bytes. */
export function blobsOf(manifest) {
  const found = new Map(Object.entries(manifest.sizes));
  for (const [sha, bytes] of Object.values(manifest.files)) found.set(sha, bytes);
  return found;
}
