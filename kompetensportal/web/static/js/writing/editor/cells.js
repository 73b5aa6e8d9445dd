// The cells of a table's row, and the row with one of them changed.

/** Of each cell its words and where they stand: { value, from, to }. The row begins with `|`; one
 * right after a backslash divides nothing, as the compiler reads it. */
export function cellsOf(row) {
  const ends = [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  if (row.slice(ends.at(-1) + 1).trim()) ends.push(row.length);
  return ends.slice(1).map((end, at) => cell(row, ends[at] + 1, end));
}

export function isRule(row) {
  return cellsOf(row).every(({ value }) => /^:?-+:?$/.test(value));
}

export function withCell(row, number, value) {
  const { from, to } = cellsOf(row)[number];
  const words = value
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|")
    .replace(/\\$/, "\\ ");
  return row.slice(0, from) + words + row.slice(to);
}

function cell(row, begin, end) {
  const raw = row.slice(begin, end);
  const from = raw.trim() ? begin + raw.length - raw.trimStart().length : Math.min(begin + 1, end);
  const value = raw.trim();
  return { value: value.replaceAll("\\|", "|"), from, to: from + value.length };
}
