// A piece of a text with the found words marked, as `[text, marked]` pieces (store/search/snippet.py).

const [LENGTH, BEFORE] = [170, 70];
const ENDS = [".", "!", "?", ":", ",", ";", "…"];
const BETWEEN = " ·";

/** Marks words, given in every form that counts. */
export class Marker {
  constructor(forms) {
    const choices = [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped);
    // What stands before is matched, too: browsers of older tablets cannot look behind.
    this.found = choices.length
      ? new RegExp(`(^|[^\\p{L}\\p{N}_])(${choices.join("|")})(?![\\p{L}\\p{N}_])`, "giu")
      : null;
  }

  mark(text) {
    return pieces(text, 0, text.length, this.places(text));
  }

  /** The piece of about LENGTH characters with most different found words; nothing without any. */
  snippet(lines) {
    const text = inARow(lines);
    const places = this.places(text);
    if (!places.length) return [];
    const first = sentenceStart(text, densest(text, places));
    const last = first + LENGTH >= text.length ? text.length : lastSpace(text, first + LENGTH);
    const shown = pieces(text, first, last, places);
    return last === text.length ? shown : [...shown, [" …", false]];
  }

  places(text) {
    if (!this.found) return [];
    return [...text.matchAll(this.found)].map((match) => {
      const end = match.index + match[0].length;
      return [end - match[2].length, end];
    });
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replaceAll("\\-", "[-]");
}

function densest(text, places) {
  const inside = [];
  let [best, begin] = [0, places[0][0]];
  for (const [start, end] of places) {
    inside.push([start, end]);
    while (end - inside[0][0] > LENGTH && inside.length > 1) inside.shift();
    const different = new Set(inside.map(([s, e]) => text.slice(s, e).toLowerCase())).size;
    if (different > best) [best, begin] = [different, inside[0][0]];
  }
  return begin;
}

function pieces(text, first, last, places) {
  const found = [];
  let at = first;
  for (const [start, end] of places) {
    if (start < at || end > last) continue;
    if (start > at) found.push([text.slice(at, start), false]);
    found.push([text.slice(start, end), true]);
    at = end;
  }
  if (at < last) found.push([text.slice(at, last), false]);
  return found;
}

/** The lines as one; a line that is no sentence, such as a heading, is set off. */
function inARow(text) {
  const lines = text
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .map(single)
    .filter(Boolean);
  const joined = lines
    .map((line) => (ENDS.includes(line.at(-1)) ? line : line + BETWEEN))
    .join(" ");
  return joined.endsWith(BETWEEN) ? joined.slice(0, -BETWEEN.length) : joined;
}

function single(line) {
  return line.trim().split(/\s+/).join(" ");
}

function sentenceStart(text, at) {
  const begin = Math.max(0, at - BEFORE);
  const before = text.slice(begin, at);
  const ends = [". ", "! ", "? ", `${BETWEEN} `].map((sign) => before.lastIndexOf(sign));
  const last = Math.max(...ends);
  if (last >= 0) {
    const end = begin + last;
    return text[end] === " " ? text.indexOf(" ", end + 1) + 1 : end + 2;
  }
  return at <= BEFORE ? 0 : text.indexOf(" ", at - Math.floor(BEFORE / 2)) + 1;
}

function lastSpace(text, at) {
  const found = text.slice(at - 40, at).lastIndexOf(" ");
  return found >= 0 && at - 40 + found > 0 ? at - 40 + found : at;
}
