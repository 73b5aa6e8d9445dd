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

/** A text with a suggestion accepted; null when what stands there is no longer what was judged. */
export function accepted(now, judged, { line, column, length }, words) {
  const wanted = linesOf(judged)[line - 1];
  if (linesOf(now)[line - 1] !== wanted) return null;
  const { from, to } = spanOf(wanted, column, length);
  let start = 0;
  for (const found of now.matchAll(/\r\n|\n|\r/g)) {
    if (--line < 1) break;
    start = found.index + found[0].length;
  }
  return now.slice(0, start + from) + words + now.slice(start + to);
}
