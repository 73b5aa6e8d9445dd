// The cells of a table's row, and the row with one of them changed.

/** Of each cell its words and where they stand: { value, from, to }. The row begins with `|`. */
export function cellsOf(row) {
  const cells = [];
  let begin = row.indexOf("|") + 1;
  for (let at = begin; at <= row.length; at += 1) {
    if (row[at] === "\\") at += 1;
    else if (at === row.length || row[at] === "|") {
      const isAfterLast = at === row.length && !row.slice(begin).trim();
      if (!isAfterLast) cells.push(cell(row, begin, at));
      begin = at + 1;
    }
  }
  return cells;
}

export function isRule(row) {
  return cellsOf(row).every(({ value }) => /^:?-+:?$/.test(value));
}

export function withCell(row, number, value) {
  const { from, to } = cellsOf(row)[number];
  const words = value.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
  return row.slice(0, from) + words + row.slice(to);
}

function cell(row, begin, end) {
  const raw = row.slice(begin, end);
  const from = raw.trim() ? begin + raw.length - raw.trimStart().length : Math.min(begin + 1, end);
  const value = raw.trim();
  return { value: value.replaceAll("\\|", "|"), from, to: from + value.length };
}
