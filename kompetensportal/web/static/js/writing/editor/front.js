// The front matter: `key: value` lines between two lines of `---`. Values of one line, and lists,
// are read and written; any other stays as it is, and says so with `value: null`.

import { bare, endingOf, isBlank, linesOf } from "./lines.js";

const KEY = /^([A-Za-zÅÄÖåäö][\wåäöÅÄÖ-]*):(?:[ \t]+(.*))?$/;
const PLAIN = /^[A-Za-zÅÄÖåäö0-9][^:#[\]{},&*!|>'"%@`\n]*$/;

/** key -> { from, to, value }; value is a text, a list of texts, or null for what we leave alone. */
export function readFront(source) {
  const lines = linesOf(source).map(bare);
  const found = new Map();
  const end = closing(lines);
  for (let at = 1; at < end; ) {
    const key = KEY.exec(lines[at]);
    const from = at;
    at += 1;
    while (at < end && (/^[ \t-]/.test(lines[at]) || isBlank(lines[at]))) at += 1;
    if (key && !found.has(key[1])) {
      found.set(key[1], { from, to: at, value: decoded(key[2] ?? "", lines.slice(from + 1, at)) });
    }
  }
  return found;
}

/** The front matter with a key's value: a text, a list; an empty one takes the key away. */
export function writeKey(source, key, value, order = []) {
  const lines = linesOf(source);
  const ending = endingOf(source);
  const keys = readFront(source);
  const at = keys.get(key);
  const given = Array.isArray(value) ? value.length > 0 : value !== "";
  const made = given ? [`${key}: ${encoded(value)}${ending}`] : [];
  if (at) return [...lines.slice(0, at.from), ...made, ...lines.slice(at.to)].join("");
  const place = placeOf(keys, key, order) ?? closing(lines.map(bare));
  return [...lines.slice(0, place), ...made, ...lines.slice(place)].join("");
}

/** After the nearest key that comes before it in the usual order. */
function placeOf(keys, key, order) {
  const before = order.slice(0, order.indexOf(key)).reverse();
  const found = before.find((one) => keys.has(one));
  return found ? keys.get(found).to : null;
}

function closing(lines) {
  return lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line));
}

function decoded(first, rest) {
  const more = rest.filter((line) => !isBlank(line));
  const plain = first.trim();
  if (!more.length) {
    if (/^\[.*\]$/.test(plain)) return listed(plain.slice(1, -1));
    return scalar(plain);
  }
  if (plain) return null;
  const items = more.map((line) => /^[ \t]*-[ \t]+(.*)$/.exec(line)?.[1]);
  if (items.some((item) => item === undefined || /^[^'"]*:[ \t]/.test(item))) return null;
  const values = items.map((item) => scalar(item.trim()));
  return values.includes(null) ? null : values;
}

function listed(inside) {
  const items = inside.match(/'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^,]+/g) ?? [];
  const values = items.map((item) => scalar(item.trim()));
  return values.includes(null) ? null : values.filter(Boolean);
}

function scalar(words) {
  if (/^'(?:[^']|'')*'$/.test(words)) return words.slice(1, -1).replaceAll("''", "'");
  if (/^"(?:[^"\\]|\\["\\])*"$/.test(words)) return words.slice(1, -1).replace(/\\(["\\])/g, "$1");
  if (/^['"|>&*!%@`[{]/.test(words)) return null;
  return / #/.test(words) ? null : words;
}

function encoded(value) {
  if (Array.isArray(value)) return `[${value.map(quotedWhenNeeded).join(", ")}]`;
  return quotedWhenNeeded(value);
}

/** In single quotes unless no sign in it could mean anything. */
function quotedWhenNeeded(words) {
  const line = words.replace(/\s*\n\s*/g, " ").trim();
  return PLAIN.test(line) ? line : `'${line.replaceAll("'", "''")}'`;
}
