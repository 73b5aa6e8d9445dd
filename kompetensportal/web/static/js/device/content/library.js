// What lies on the tablet, as the service worker reads it: the active generation, and the one
// before while the active one is not proven.

import { askedBy, resultsPage, SearchTable, suggestions } from "../search/index.js";
import { beginsSo } from "./path.js";
import { get, state } from "./store.js";

const TITLE = "<!--kp:title-->";
const MAIN = "<!--kp:main-->";
const READING = " data-kp-reading";
const ASSETS = "/static/";
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
  #assets = new Map(); // what every page asks for: in memory while the worker lives
  #table = null;

  /** `missing` is called when a blob that a manifest names is not there. */
  constructor(missing) {
    this.missing = missing ?? (() => {});
  }

  /** Read the pointers again the next time. */
  reset() {
    this.#manifests = null;
    this.#shells.clear();
    this.#assets.clear();
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

  /**
   * The HTML of a path as somebody reads now; null when no such page lies here. `other` gives what
   * stands in it instead of its own title and main.
   */
  async page(path, other = (page) => page) {
    const manifests = await this.manifests();
    if (!manifests.length) return null;
    const { reading } = await state("reading");
    for (const manifest of manifests) {
      const forms = formsOf(manifest, reading?.language, path);
      if (!forms) continue;
      const made = await this.#json(forms[reading?.form] ?? forms.easy ?? forms.standard);
      const shell = made && (await this.#shell(made.shell));
      const page = shell && (await other(made, manifest, reading?.language));
      if (page) {
        return shell
          .replace(READING, () => attributes(reading))
          .replace(TITLE, () => page.title)
          .replace(MAIN, () => page.main);
      }
    }
    return null;
  }

  /** The page of what a query finds; null when nothing to search with lies here. */
  async results(query) {
    return this.page("/sok", async (_, manifest, language) => {
      const found = await this.#search(manifest, language);
      const texts = found && (await this.#json(manifest.search.texts));
      return texts && resultsPage(found.table, texts, found.words, askedBy(query));
    });
  }

  /** What a query that is being typed may be on the way to, as the portal's `/sok/forslag`. */
  async suggestions(typed) {
    const [manifest] = await this.manifests();
    const { reading } = manifest ? await state("reading") : {};
    const found = manifest && (await this.#search(manifest, reading?.language));
    return found && suggestions(found.table, found.words, typed);
  }

  async #search({ search }, language) {
    if (!search) return null;
    const sha = search.words[language] ?? Object.values(search.words)[0];
    if (this.#table?.sha !== search.table) {
      const made = await this.#json(search.table);
      this.#table = made && { sha: search.table, table: new SearchTable(made) };
    }
    const words = await this.#json(sha);
    return this.#table && words && { table: this.#table.table, words };
  }

  /** The page that shows what is one person's at an address; null where nothing is. */
  async ownPage(path) {
    for (const manifest of await this.manifests()) {
      const start = Object.keys(manifest.own ?? {}).find((one) => beginsSo(path, one));
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
    const isAsset = address.startsWith(ASSETS);
    if (isAsset && this.#assets.has(address)) return this.#assets.get(address);
    for (const manifest of await this.manifests()) {
      const [sha, , type] = manifest.files[address] ?? [];
      const body = sha && (await this.#body(sha));
      if (!body) continue;
      const file = { body, type };
      if (isAsset) this.#assets.set(address, file);
      return file;
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

  async #json(sha) {
    const body = await this.#body(sha);
    return body && JSON.parse(text.decode(body));
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
