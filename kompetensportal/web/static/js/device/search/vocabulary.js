// What a query is understood with: the portal's own table (store/search/vocabulary.py).

import { folded, letterPairs } from "./letters.js";

export class Vocabulary {
  /** `telling`: term -> how few texts have it; `words`: term -> its other forms; `parts`; `synonyms`. */
  constructor({ telling, words, parts, synonyms }) {
    this.telling = new Map(Object.entries(telling));
    this.words = new Map(Object.entries(words));
    this.parts = new Map(Object.entries(parts));
    this.synonyms = new Map(Object.entries(synonyms));
    this.forms = new Map();
    // The form that a term is spelled like comes first, so the terms themselves go in before.
    for (const term of this.words.keys()) add(this.forms, term, term);
    for (const [term, forms] of this.words) {
      for (const form of forms.split(" ")) if (form) add(this.forms, form, term);
    }
  }

  /** Form without rings -> the forms that have some. */
  get plain() {
    this._plain ??= this.grouped((form) => {
      const bare = folded(form);
      return bare === form ? [] : [bare];
    });
    return this._plain;
  }

  /** Two letters -> the forms that hold them. */
  get pieces() {
    this._pieces ??= this.grouped(letterPairs);
    return this._pieces;
  }

  /** Two words in a row, written together -> the pair. */
  get joined() {
    this._joined ??= new Map(
      [...this.telling.keys()]
        .filter((term) => term.includes(" "))
        .map((term) => [term.replaceAll(" ", ""), term]),
    );
    return this._joined;
  }

  get ordered() {
    this._ordered ??= [...this.forms.keys()].sort();
    return this._ordered;
  }

  /** Terms and all their forms; a pair counts as its two words. */
  formsOf(terms) {
    const singles = new Set(terms.flatMap((term) => term.split(" ")));
    const forms = [...singles].flatMap((word) => (this.words.get(word) ?? "").split(" "));
    return new Set([...singles, ...forms].filter(Boolean));
  }

  grouped(keysOf) {
    const found = new Map();
    for (const form of this.forms.keys()) for (const key of keysOf(form)) add(found, key, form);
    return found;
  }
}

function add(map, key, value) {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}

/** The first place in a sorted list whose value is not less. */
export function firstPlace(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
