// From what somebody typed to terms with whole-number boosts; the same steps, in the same order, as
// store/search/question.py, where the reasons stand.

import { allowed, distance, folded, letterPairs, normal, RING, wordList } from "./letters.js";
import { firstPlace } from "./vocabulary.js";

export const LONGEST_QUERY = 200;
export const MOST_WORDS = 12;
const [EXACT, OTHER_READING, COMPOUND_PART, KNOWN_PART, STARTS_WITH] = [8, 4, 4, 2, 4];
const [SAME_MEANING, LEADS_TO, IN_A_ROW, NEAR] = [6, 4, 6, 7];
const [MOST_STARTS, MOST_NEAR, MOST_CANDIDATES, SLIGHT] = [8, 4, 50, 16];
const SPELLED_OUT = Object.entries({ aa: "å", ae: "ä", oe: "ö" });
const WAYS = [asItStands, spelledOut, withoutRings, joined, compound, near, halfKnown];

/** What is asked of the index: `{boosts: Map, meant, saidNothing}`. */
export function ask(vocabulary, stopWords, text) {
  const typed = wordList(normal(beginning(text))).slice(0, MOST_WORDS);
  const telling = typed.filter((word) => !stopWords.has(word));
  const boosts = new Map();
  const mended = new Map();
  const firstTerms = [];
  for (const word of telling) {
    const found = understand(vocabulary, word);
    if (found.written !== word) mended.set(word, found.written);
    firstTerms.push(found.terms);
    for (const [term, factor] of found.factors) raise(boosts, term, factor);
  }
  for (const [term, factor] of pairs(firstTerms)) raise(boosts, term, factor);
  for (const [term, factor] of meaningSame(vocabulary, firstTerms)) raise(boosts, term, factor);
  return {
    boosts: worthWhile(vocabulary, boosts),
    meant: mended.size ? typed.map((word) => mended.get(word) ?? word).join(" ") : "",
    saidNothing: !telling.length,
  };
}

/** What is looked at of a text of any length. */
export function beginning(text) {
  return [...text].slice(0, LONGEST_QUERY).join("");
}

function worthWhile(vocabulary, boosts) {
  const known = [...boosts]
    .filter(([term]) => vocabulary.telling.has(term))
    .map(([term, factor]) => [term, factor * vocabulary.telling.get(term)]);
  const most = Math.max(0, ...known.map(([, boost]) => boost));
  return new Map(known.filter(([, boost]) => boost * SLIGHT >= most));
}

function raise(boosts, term, factor) {
  boosts.set(term, Math.max(boosts.get(term) ?? 0, factor));
}

function understand(vocabulary, word) {
  for (const way of WAYS) {
    const found = way(vocabulary, word);
    if (found) return found;
  }
  return { written: word, terms: [], factors: new Map() };
}

function asItStands(vocabulary, word) {
  const terms = vocabulary.forms.get(word);
  if (!terms) return null;
  const factors = new Map();
  for (const term of terms) {
    factors.set(term, terms[0] === word && term !== word ? OTHER_READING : EXACT);
  }
  for (const term of terms) {
    for (const part of (vocabulary.parts.get(term) ?? "").split(" ")) {
      if (part && !factors.has(part)) factors.set(part, KNOWN_PART);
    }
  }
  return { written: word, terms, factors };
}

function spelledOut(vocabulary, word) {
  const bare = word.replaceAll("-", "");
  const whole = SPELLED_OUT.reduce((left, [from, to]) => left.replaceAll(from, to), bare);
  const found = whole !== word ? asItStands(vocabulary, whole) : null;
  return found ?? (word.includes("-") ? asItStands(vocabulary, bare) : null);
}

function withoutRings(vocabulary, word) {
  if (word !== folded(word)) return null;
  return anyOf(
    vocabulary,
    (vocabulary.plain.get(word) ?? []).map((form) => [form, RING]),
  );
}

function joined(vocabulary, word) {
  const together = vocabulary.joined.get(word);
  if (together === undefined) return null;
  return { written: together, terms: together.split(" "), factors: new Map([[together, EXACT]]) };
}

function compound(vocabulary, word) {
  for (const [head, tail] of cuts(word)) {
    if (!vocabulary.forms.has(head) || !vocabulary.forms.has(tail)) continue;
    const terms = [vocabulary.forms.get(head)[0], vocabulary.forms.get(tail)[0]];
    return { written: word, terms, factors: new Map(terms.map((t) => [t, COMPOUND_PART * 2])) };
  }
  return null;
}

function near(vocabulary, word) {
  const most = allowed([...word].length);
  const found = [];
  for (const form of most ? candidates(vocabulary, word) : []) {
    const far = distance(word, form, most);
    if (far <= most) found.push([form, far]);
  }
  found.sort(
    ([one, far], [two, farther]) =>
      far - farther || worth(vocabulary, two) - worth(vocabulary, one) || inOrder(one, two),
  );
  const mended = anyOf(vocabulary, found.slice(0, MOST_NEAR));
  const begins = new Map(beginningWith(vocabulary, word).map((term) => [term, STARTS_WITH]));
  if (!mended) {
    return begins.size ? { written: word, terms: [...begins.keys()], factors: begins } : null;
  }
  if (!begins.size) return mended;
  return {
    written: word,
    terms: mended.terms,
    factors: new Map([...begins, ...mended.factors]),
  };
}

function halfKnown(vocabulary, word) {
  const longest = ([head, tail]) => Math.max(head.length, tail.length);
  for (const cut of [...cuts(word)].sort((one, two) => longest(two) - longest(one))) {
    for (const part of [...cut].sort((one, two) => two.length - one.length)) {
      if (part.length < 4 || !vocabulary.forms.has(part)) continue;
      const terms = vocabulary.forms.get(part);
      return { written: word, terms, factors: new Map(terms.map((t) => [t, COMPOUND_PART])) };
    }
  }
  return null;
}

/** The words that may have been meant, the nearest first; farther ones count for less. */
function anyOf(vocabulary, found) {
  const factors = new Map();
  for (const [form, far] of found) {
    const worthNow = Math.max(1, NEAR - Math.floor((far - found[0][1]) / 2));
    for (const term of vocabulary.forms.get(form)) raise(factors, term, worthNow);
  }
  if (!factors.size) return null;
  return { written: found[0][0], terms: vocabulary.forms.get(found[0][0]), factors };
}

function candidates(vocabulary, word) {
  const shared = new Map();
  const pieces = letterPairs(word);
  for (const piece of pieces) {
    for (const form of vocabulary.pieces.get(piece) ?? []) {
      shared.set(form, (shared.get(form) ?? 0) + 1);
    }
  }
  const least = Math.max(1, Math.floor(pieces.size / 3));
  const gap = (form) => Math.abs([...form].length - [...word].length);
  const rank = (form) => -2 * shared.get(form) + gap(form);
  return [...shared.keys()]
    .filter((form) => shared.get(form) >= least && gap(form) < 4)
    .sort((one, two) => rank(one) - rank(two) || inOrder(one, two))
    .slice(0, MOST_CANDIDATES);
}

function beginningWith(vocabulary, start) {
  if (start.length < 3) return [];
  const found = new Set();
  const at = firstPlace(vocabulary.ordered, start);
  for (const form of vocabulary.ordered.slice(at, at + 200)) {
    if (!form.startsWith(start)) break;
    for (const term of vocabulary.forms.get(form)) found.add(term);
  }
  return [...found]
    .sort((one, two) => worth(vocabulary, two) - worth(vocabulary, one) || inOrder(one, two))
    .slice(0, MOST_STARTS);
}

/** More for a word in many texts; less than anything for one in none. */
function worth(vocabulary, form) {
  const terms = vocabulary.forms.get(form) ?? [];
  return Math.max(-999, ...terms.map((term) => -(vocabulary.telling.get(term) ?? 999)));
}

/** Ways to cut a word in two parts of three letters or more, a linking s left out or not. */
function* cuts(word) {
  for (let at = word.length - 3; at > 2; at--) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (head.length >= 3) yield [head, tail];
    if (head.endsWith("s") && head.length >= 4) yield [head.slice(0, -1), tail];
  }
}

function* pairs(firstTerms) {
  for (let at = 0; at + 1 < firstTerms.length; at++) {
    for (const left of firstTerms[at].slice(0, 2)) {
      for (const right of firstTerms[at + 1].slice(0, 2)) yield [`${left} ${right}`, IN_A_ROW];
    }
  }
}

function* meaningSame(vocabulary, firstTerms) {
  for (const length of [1, 2, 3]) {
    for (let start = 0; start + length <= firstTerms.length; start++) {
      const choices = firstTerms.slice(start, start + length).map((terms) => terms.slice(0, 3));
      for (const row of product(choices)) {
        for (const [term, same] of vocabulary.synonyms.get(row.join(" ")) ?? []) {
          yield [term, same ? SAME_MEANING : LEADS_TO];
        }
      }
    }
  }
}

function product(choices) {
  return choices.reduce(
    (rows, some) => rows.flatMap((row) => some.map((one) => [...row, one])),
    [[]],
  );
}

function inOrder(one, two) {
  return one < two ? -1 : one > two ? 1 : 0;
}
