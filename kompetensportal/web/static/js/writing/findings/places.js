// Places of findings. The portal counts whole characters, a field counts halves of some (😀).

/** Where the character of a column (from 1) stands in a line's string. */
export function offsetOf(line, column) {
  let at = 0;
  for (const sign of line) {
    if (--column <= 0) break;
    at += sign.length;
  }
  return at;
}

/** { from, to } of some characters of a line. */
export function spanOf(line, column, length) {
  const from = offsetOf(line, column);
  return { from, to: from + offsetOf(line.slice(from), length + 1) };
}

export function linesOf(text) {
  return text.split(/\r\n|\n|\r/);
}

/**
 * A text with a suggestion accepted; null when what stands there is no longer what was judged. What
 * came after the words, and lines that came above, change nothing about them.
 */
export function accepted(now, judged, { line, column, length }, words) {
  const wanted = linesOf(judged)[line - 1];
  const { from, to } = spanOf(wanted, column, length);
  const lines = linesOf(now);
  const places = [...lines.keys()].filter((at) => isStill(lines[at], wanted, from, to));
  if (!places.length) return null;
  const nearest = places.reduce((one, at) => (far(at, line) < far(one, line) ? at : one));
  let ends = nearest;
  let start = 0;
  for (const found of now.matchAll(/\r\n|\n|\r/g)) {
    if (--ends < 0) break;
    start = found.index + found[0].length;
  }
  return now.slice(0, start + from) + words + now.slice(start + to);
}

function isStill(line, wanted, from, to) {
  if (from === to) return line === wanted;
  const goesOn = line[to] !== wanted[to] && /[\p{L}\p{N}]/u.test(line[to] ?? "");
  return line.startsWith(wanted.slice(0, to)) && !goesOn;
}

function far(at, line) {
  return Math.abs(at - (line - 1));
}
