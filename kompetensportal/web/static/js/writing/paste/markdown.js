// Words of a page as Markdown: what a sign would mean there, it does not mean here. The same rules
// as for a file of Word (actions/writing/bring_in/markdown.py).

const SIGNS = /[*`[\]|]|\\(?=[!-/:-@[-`{-~])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|_/g;
const UNSEEN = /[\u200b\u200e\u200f\u2060\ufeff\u00ad]/g;
const BEGINNING = /^(?:[#>~=]|[-+](?=[\s-]|$)|:::)/;
const NUMBER = /^(\d{1,9})([.)])(?=\s|$)/;
const WORD = /[\p{L}\p{N}]/u;
const OUTER = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/** Plain text for a place inside of a line. */
export function escaped(text) {
  return text
    .replace(UNSEEN, "")
    .replace(SIGNS, (sign, at, all) => {
      const inside = sign === "_" && WORD.test(all[at - 1] ?? "") && WORD.test(all[at + 1] ?? "");
      return inside ? sign : `\\${sign}`;
    })
    .replaceAll("{#", "{ #");
}

/** Pieces { text, bold, italic, link } as Markdown on as many lines as they have. */
export function written(pieces) {
  const joined = pieces.reduce(join, []);
  const text = joined.map((piece, at) => one(piece, joined[at - 1], joined[at + 1])).join("");
  return text
    .split("\n")
    .map((line) => beginning(line.replace(/ {2,}/g, " ").trim()))
    .filter(Boolean)
    .join("\\\n");
}

function join(before, piece) {
  const last = before.at(-1);
  const same = last && ["bold", "italic", "link"].every((name) => last[name] === piece[name]);
  if (same) last.text += piece.text;
  else before.push({ ...piece });
  return before;
}

function one({ text, bold, italic, link }, before, after) {
  if (link && text.trim()) {
    const inner = escaped(text.trim().replace(/\s+/g, " "));
    return `${/^\s/.test(text) ? " " : ""}[${inner}](${link})${/\s$/.test(text) ? " " : ""}`;
  }
  if (!bold && !italic) return escaped(text);
  const mark = bold ? "**" : "*";
  return text
    .split("\n")
    .map((line) => {
      const [, left, inner, right] = OUTER.exec(line);
      const touches =
        (!left && WORD.test(before?.text.at(-1) ?? "")) ||
        (!right && WORD.test(after?.text[0] ?? ""));
      if (!inner || (touches && !bold)) return escaped(line);
      return escaped(left) + mark + escaped(inner) + mark + escaped(right);
    })
    .join("\n");
}

/** What would begin a heading, list, quote or box at the start of a line begins none. */
function beginning(line) {
  return line.replace(NUMBER, "$1\\$2").replace(BEGINNING, "\\$&");
}

const LIST = /^(?:[-*+]|\d{1,9}[.)])$/;

/** Blocks as Markdown; `numbered` items of depth 0 are steps. */
export function markdown(blocks) {
  const chunks = [];
  const indents = [];
  let tight = false;
  let number = 0;
  for (const block of blocks) {
    if (block.kind !== "item") {
      indents.length = 0;
      number = 0;
      tight = false;
      chunks.push(
        block.kind === "heading" ? `${"#".repeat(block.level)} ${block.text}` : block.text,
      );
      continue;
    }
    let depth = Math.min(block.depth, indents.length, 3);
    // Points between steps belong to the step above.
    if (depth === 0 && !block.numbered && number) depth = 1;
    indents.length = depth;
    const step = depth === 0 && block.numbered;
    if (depth === 0) number = step ? number + 1 : 0;
    const mark = block.numbered ? `${step ? number : block.number}.` : "-";
    const line = `${" ".repeat(indents.reduce((sum, one) => sum + one, 0))}${mark} ${block.text}`;
    indents.push(mark.length + 1);
    if (tight && !step) chunks.push(`${chunks.pop()}\n${line}`);
    else chunks.push(line);
    tight = !step;
  }
  return chunks.filter((chunk) => chunk.trim() && !LIST.test(chunk)).join("\n\n");
}
