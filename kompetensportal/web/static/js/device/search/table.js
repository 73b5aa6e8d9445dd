// The index on the tablet: the portal's own weights, asked in the same way (store/search/index.py).

import { normal, wordList } from "./letters.js";
import { ask, beginning, MOST_WORDS } from "./question.js";
import { Marker } from "./snippet.js";
import { firstPlace, Vocabulary } from "./vocabulary.js";

const WORST = 8;
const NOTHING = { system: "", kind: "", branch: "" };

export class SearchTable {
  /** `table`: `{vocabulary, stop, cards: [{id, kind, title, summary, system, audience, …}], terms: {term: [number, weight, …]}}`. */
  constructor(table) {
    this.vocabulary = new Vocabulary(table.vocabulary);
    this.stop = new Set(table.stop);
    this.cards = table.cards;
    this.terms = new Map(Object.entries(table.terms));
  }

  /** `{question, hits: [{card, number, score}]}`: every text that fits, by score, then by id. */
  search(text, wanted = NOTHING) {
    const question = ask(this.vocabulary, this.stop, text);
    const hits = [...this.scores(question.boosts)]
      .map(([number, score]) => ({ card: this.cards[number], number, score }))
      .filter(({ card }) => card && isWanted(card, wanted));
    const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
    const good = hits.filter(({ score }) => score * WORST >= best);
    good.sort((one, two) => two.score - one.score || byId(one.card, two.card));
    return { question, hits: good };
  }

  /** Texts that somebody may be on the way to: by title first, then by search. */
  suggest(text, most = 6) {
    const typed = wordList(beginning(text)).slice(0, MOST_WORDS);
    if (!typed.length) return [];
    const titled = typed.map((start) => this.titled(start));
    const numbers = [...titled[0]].filter((number) => titled.every((set) => set.has(number)));
    const begins = (card) => normal(card.title).startsWith(typed[0]);
    const found = numbers.map((number) => this.cards[number]);
    found.sort((one, two) => begins(two) - begins(one) || byId(one, two));
    if (found.length < most && text.trim().length > 1) {
      const known = new Set(found.map((card) => card.id));
      found.push(
        ...this.search(text)
          .hits.map((hit) => hit.card)
          .filter((c) => !known.has(c.id)),
      );
    }
    return found.slice(0, most);
  }

  marker(question) {
    return new Marker(this.vocabulary.formsOf([...question.boosts.keys()]));
  }

  scores(boosts) {
    const found = new Map();
    for (const [term, boost] of boosts) {
      const postings = this.terms.get(term) ?? [];
      for (let at = 0; at < postings.length; at += 2) {
        found.set(postings[at], (found.get(postings[at]) ?? 0) + boost * postings[at + 1]);
      }
    }
    return found;
  }

  titled(start) {
    this.titles ??= this.cards
      .flatMap((card, number) =>
        wordList(`${card.title} ${card.system}`).map((word) => [word, number]),
      )
      .sort(([one, n], [two, m]) => (one < two ? -1 : one > two ? 1 : n - m));
    this.titleWords ??= this.titles.map(([word]) => word);
    const found = new Set();
    for (let at = firstPlace(this.titleWords, start); at < this.titles.length; at++) {
      if (!this.titleWords[at].startsWith(start)) break;
      found.add(this.titles[at][1]);
    }
    return found;
  }
}

export function isWanted(card, { system, kind, branch }) {
  return (
    (!system || system === card.system) &&
    (!kind || kind === card.kind) &&
    (!branch || !card.audience.length || card.audience.includes(branch))
  );
}

function byId(one, two) {
  return one.id < two.id ? -1 : one.id > two.id ? 1 : 0;
}
