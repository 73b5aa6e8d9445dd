// The search page on a tablet: what web/search/page.py and its templates make, made here.

import { isWanted } from "./table.js";

const PER_PAGE = 10;
const LONGEST_SHOWN = 200;
const FILTERS = { system: "system", kind: "typ", branch: "verksamhet" };

/** What an address asks for. */
export function askedBy(search) {
  const given = new URLSearchParams(search);
  const value = (name) => [...(given.get(name) ?? "")].slice(0, LONGEST_SHOWN).join("");
  const number = value("sida");
  return {
    text: value("q").replaceAll("\0", " ").split(/\s+/).filter(Boolean).join(" "),
    system: value("system"),
    kind: value("typ"),
    branch: value("verksamhet"),
    page: /^\d{1,5}$/.test(number) ? Math.max(1, Number(number)) : 1,
  };
}

/** `{title, main}` for a query: html. `words` come from the portal, `texts` are cut into snippets. */
export function resultsPage(table, texts, words, asked) {
  const everything = table.search(asked.text);
  const hits = everything.hits.filter(({ card }) => isWanted(card, asked));
  const parts = [words.pieces.head, box(words, asked), explained(words, asked.text)];
  if (everything.question.meant && hits.length) parts.push(meant(words, everything, asked));
  const filters = filterParts(words, asked, everything.hits);
  if (filters) parts.push(filters);
  parts.push(
    hits.length
      ? resultsPart({ table, texts, words, asked, hits, question: everything.question })
      : nothing(words, asked, everything.question, Boolean(filters)),
  );
  return { title: fill(words.pieces.title, { text: html(asked.text) }), main: parts.join("\n") };
}

/** What stands under the field while somebody types; the JSON of `/sok/forslag`. */
export function suggestions(table, words, text) {
  const found = table.suggest(text);
  const kind = (card) => (card.system ? words.systems[card.system] : words.kinds[card.kind])?.[0];
  return {
    q: text,
    suggestions: found.map((card) => ({
      title: card.title,
      href: card.href,
      icon: card.icon,
      kind: kind(card) ?? card.system,
    })),
  };
}

function resultsPart({ table, texts, words, asked, hits, question }) {
  const last = Math.ceil(hits.length / PER_PAGE);
  const number = Math.min(asked.page, last);
  const start = (number - 1) * PER_PAGE;
  const marker = table.marker(question);
  const shown = hits.slice(start, start + PER_PAGE).map(({ card }) => {
    return `<li>${result(words, marker, card, texts[card.id] ?? "")}</li>`;
  });
  return [
    `<h2 class="search-count">${counted(words, "count", hits.length)}</h2>`,
    `<ol class="cards search-results" start="${start + 1}">${shown.join("")}</ol>`,
    pages(words, number, last, addressOf(asked)),
  ].join("\n");
}

function result(words, marker, card, text) {
  const language = words.pieces.language && ` ${words.pieces.language}`;
  const snippet = marker.snippet(text);
  const system = card.system ? named(words, "system", card.system) : "";
  return `<a class="card card-link tile search-result" href="${html(card.href)}">
<span class="tile-icon">${words.icons[card.icon] ?? words.icons.book}</span>
<span class="tile-body"><span class="card-title"${language}>${marked(marker.mark(card.title))}</span>
${card.summary ? `<span class="card-text"${language}>${html(card.summary)}</span>` : ""}
${snippet.length ? `<span class="search-snippet"${language}>${marked(snippet)}</span>` : ""}
<span class="card-meta"><span>${named(words, "kind", card.kind)}</span>${system ? ` <span>${system}</span>` : ""}</span></span></a>`;
}

function nothing(words, asked, question, hasFilters) {
  const { pieces } = words;
  const text = html(asked.text);
  if (hasFilters && isFiltered(asked)) {
    const without = addressOf(asked, { system: "", typ: "", verksamhet: "" });
    return fill(pieces.none_filtered, { text, href: html(without) });
  }
  if (question.saidNothing) return `${pieces.say_more}\n${pieces.shortcuts}`;
  return `${fill(pieces.none, { text })}\n${pieces.shortcuts}`;
}

function meant(words, { question }, asked) {
  const href = html(addressOf(asked, { q: question.meant }));
  return fill(words.pieces.meant, { href, meant: html(question.meant) });
}

function explained(words, text) {
  const id = words.forms[text.toLowerCase().split(/\s+/).join(" ")];
  return words.explained[id] ?? "";
}

function box(words, asked) {
  const hidden = { system: asked.system, typ: asked.kind, verksamhet: asked.branch };
  const fields = Object.entries(hidden)
    .filter(([, value]) => value)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${html(value)}">`);
  const whole = words.pieces.box.replace(/<input[^>]*⟦hidden⟧[^>]*>/, () => fields.join(""));
  return fill(whole, { text: html(asked.text) });
}

function filterParts(words, asked, everything) {
  const cards = everything.map(({ card }) => card);
  const found = Object.keys(FILTERS).flatMap((field) => filter(words, asked, cards, field));
  if (!found.length) return "";
  const open = isFiltered(asked) ? " open" : "";
  return `<details class="fold search-filters"${open}>${words.pieces.filters}\n${found.join("\n")}\n</details>`;
}

function filter(words, asked, cards, field) {
  const chosen = asked[field];
  const others = { ...asked, [field]: "" };
  const counts = countedBy(
    cards.filter((card) => isWanted(card, others)),
    field,
  );
  if (!counts.has(chosen)) counts.set(chosen, 0);
  const values = [...counts.keys()].filter(Boolean).sort();
  if (values.length < 2 && !chosen) return [];
  const choices = values.map((value) => {
    const isChosen = value === chosen;
    const href = html(addressOf(asked, { [FILTERS[field]]: isChosen ? "" : value }));
    return `<li><a class="search-choice" href="${href}"${isChosen ? ' aria-current="true"' : ""}>${isChosen ? words.icons.check : ""}<span>${named(words, field, value)}</span> <span class="search-number">${counted(words, "leaves", counts.get(value))}</span></a></li>`;
  });
  return [
    `<h2 class="search-filter" id="filter-${field}">${words.titles[field]}</h2>
<ul class="search-choices" aria-labelledby="filter-${field}">${choices.join("")}</ul>`,
  ];
}

function named(words, field, value) {
  const names = { system: words.systems, kind: words.kinds, branch: words.branches };
  return names[field][value]?.[1] ?? html(value);
}

function countedBy(cards, field) {
  const counts = new Map();
  const add = (value, number) => counts.set(value, (counts.get(value) ?? 0) + number);
  if (field !== "branch") {
    for (const card of cards) add(card[field], 1);
    return counts;
  }
  for (const card of cards) for (const branch of card.audience) add(branch, 1);
  const forAll = cards.filter((card) => !card.audience.length).length;
  for (const branch of counts.keys()) add(branch, forAll);
  return counts;
}

function pages(words, now, last, address) {
  if (last < 2) return "";
  const { pages: label, page } = words.pieces;
  const unseen = `<span class="visually-hidden">${page} </span>`;
  const items = Array.from({ length: last }, (_, at) => {
    const n = at + 1;
    if (n === now) return `<li><span aria-current="page">${unseen}${n}</span></li>`;
    return `<li><a href="${html(address)}&amp;sida=${n}">${unseen}${n}</a></li>`;
  });
  return `<nav aria-label="${label}"><ul class="pages">${items.join("")}</ul></nav>`;
}

function addressOf(asked, changed = {}) {
  const all = { q: asked.text, system: asked.system, typ: asked.kind, verksamhet: asked.branch };
  const values = Object.entries({ ...all, ...changed }).filter(([, value]) => value);
  return `/sok?${new URLSearchParams(values)}`;
}

function isFiltered({ system, kind, branch }) {
  return Boolean(system || kind || branch);
}

function counted(words, key, number) {
  const form = new Intl.PluralRules(words.locale.replace("_", "-")).select(number);
  return fill(words[key][form] ?? words[key].other, { n: number });
}

function marked(pieces) {
  return pieces
    .map(([text, found]) => (found ? `<mark>${html(text)}</mark>` : html(text)))
    .join("");
}

function fill(piece, values) {
  return piece.replace(/⟦([a-z_]+)⟧/g, (place, name) => values[name] ?? place);
}

function html(text) {
  return String(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&#34;")
    .replaceAll("'", "&#39;");
}
