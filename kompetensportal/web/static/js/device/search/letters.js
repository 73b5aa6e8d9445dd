// Words and how far one is from another, as in the portal (language/words.py, language/distance.py):
// the same query must find the same texts, and tests/device_search holds the two to it.

const WORD = /[\p{L}\p{N}]+(?:[-'’·][\p{L}\p{N}]+)*/gu;
const INVISIBLE = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g;
const WITH_RINGS = "åäöéèêëáàâüúùíìîóòôøæñç";
const WITHOUT_RINGS = "aaoeeeeaaauuuiiiooooanc";
const RINGS = new Map([...WITH_RINGS].map((letter, at) => [letter, WITHOUT_RINGS[at]]));

/** The form in which two words are compared: small letters, composed, nothing invisible. */
export function normal(text) {
  const composed = text.replace(INVISIBLE, "").normalize("NFKC");
  return composed.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
}

export function wordList(text) {
  return normal(text).match(WORD) ?? [];
}

/** A word without rings, dots and accents. */
export function folded(word) {
  let bare = "";
  for (const letter of word) bare += RINGS.get(letter) ?? letter;
  return bare;
}

/** Each two letters in a row, without rings, the ends marked. */
export function letterPairs(word) {
  const bare = `^${folded(word)}$`;
  const pairs = new Set();
  for (let at = 0; at < bare.length - 1; at++) pairs.add(bare.slice(at, at + 2));
  return pairs;
}

const [WRONG, SOUNDS_ALIKE, SWAPPED, DOUBLED] = [10, 6, 6, 4];
export const RING = 3;
const ONE_WAY = [
  "ck",
  "cs",
  "sz",
  "vw",
  "kq",
  "ij",
  "iy",
  "gj",
  "dt",
  "bp",
  "fv",
  "eä",
  "åo",
  "yu",
];
const ALIKE = new Set(ONE_WAY.flatMap((pair) => [pair, pair[1] + pair[0]]));
const SOUNDS = Object.entries({
  sch: "sj",
  skj: "sj",
  stj: "sj",
  ph: "f",
  ck: "kk",
  th: "t",
  qu: "kv",
  x: "ks",
  hj: "j",
  lj: "j",
  dj: "j",
  gj: "j",
});
const SPELLING = 5;

/** The farthest a word of so many letters may be from what was meant. */
export function allowed(length) {
  if (length <= 2) return 0;
  return length === 3 ? 6 : length <= 5 ? 10 : length <= 8 ? 16 : 22;
}

/** Tenths of a wrong letter between what was typed and what is written; above `most` it stops. */
export function distance(typed, written, most) {
  const plain = lettersBetween(typed, written, most);
  if (plain <= RING) return plain;
  const [heard, spelled] = [sound(typed), sound(written)];
  if (heard === typed && spelled === written) return plain;
  return Math.min(plain, SPELLING + lettersBetween(heard, spelled, most));
}

function sound(word) {
  return SOUNDS.reduce((left, [letters, heard]) => left.replaceAll(letters, heard), word);
}

function lettersBetween(typed, written, most) {
  if (typed === written) return 0;
  if (Math.abs(typed.length - written.length) * DOUBLED > most) return most + 1;
  let before = [];
  let row = [0];
  for (let at = 0; at < written.length; at++) row.push(row[at] + oneMore(written, at));
  for (let i = 0; i < typed.length; i++) {
    const now = [row[0] + oneMore(typed, i)];
    for (let j = 0; j < written.length; j++) {
      let cost = Math.min(
        row[j] + instead(typed[i], written[j]),
        row[j + 1] + oneMore(typed, i),
        now[j] + oneMore(written, j),
      );
      const swapped = i && j && typed[i] === written[j - 1] && typed[i - 1] === written[j];
      if (swapped && typed[i] !== written[j]) cost = Math.min(cost, before[j - 1] + SWAPPED);
      now.push(cost);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, row] = [row, now];
  }
  return row.at(-1);
}

function oneMore(word, at) {
  return at && word[at] === word[at - 1] ? DOUBLED : WRONG;
}

function instead(a, b) {
  if (a === b) return 0;
  if (folded(a) === folded(b)) return RING;
  return ALIKE.has(a + b) ? SOUNDS_ALIKE : WRONG;
}
