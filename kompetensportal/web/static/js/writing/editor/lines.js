// Lines of a text with their endings, and what a line begins. Indents are columns; a tab goes to the
// next multiple of four, as in CommonMark.

const LINE = /[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g;
const ORDERED = /^([ ]{0,3})(\d{1,9})([.)])([ \t]+|$)/;
const BULLET = /^[ ]{0,3}[-*+](?:[ \t]+|$)/;

/** The lines of a text, each with its ending: joined they are the text. */
export function linesOf(text) {
  return text.match(LINE) ?? [];
}

/** A line without its ending. */
export function bare(line) {
  return line.replace(/[\r\n]+$/, "");
}

/** The ending that a text uses first. */
export function endingOf(text, otherwise = "\n") {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? otherwise;
}

export function isBlank(line) {
  return /^[ \t]*[\r\n]*$/.test(line);
}

/** How many columns of white space a line begins with. */
export function indentOf(line) {
  let column = 0;
  for (const sign of line) {
    if (sign === " ") column += 1;
    else if (sign === "\t") column += 4 - (column % 4);
    else break;
  }
  return column;
}

/** A line without its first columns of white space, as far as it has them. */
export function dedent(line, columns) {
  let column = 0;
  let at = 0;
  while (at < line.length && column < columns) {
    if (line[at] === " ") column += 1;
    else if (line[at] === "\t") column += 4 - (column % 4);
    else break;
    at += 1;
  }
  return " ".repeat(Math.max(0, column - columns)) + line.slice(at);
}

/** The marker of a numbered item: number, sign, what stands before its text; or null. */
export function orderedMarker(line) {
  const plain = bare(line);
  const found = ORDERED.exec(plain);
  if (!found) return null;
  const [whole, before, number, sign, space] = found;
  const marker = before.length + number.length + sign.length;
  const empty = whole.length === plain.length;
  // Five columns or more after the marker are one space and a block of code.
  const wide = indentOf(space) > 4 && !space.includes("\t");
  const width = empty || wide ? 1 : space.length;
  return {
    number: Number(number),
    sign,
    before,
    empty,
    length: Math.min(plain.length, marker + width),
    indent: empty || wide ? marker + 1 : columnsOf(whole),
  };
}

function columnsOf(text) {
  let column = 0;
  for (const sign of text) column += sign === "\t" ? 4 - (column % 4) : 1;
  return column;
}

/** What a line begins when a block may begin there; "" for the words of a paragraph. */
export function beginsWith(line) {
  if (isBlank(line)) return "blank";
  if (indentOf(line) >= 4) return "indented";
  const plain = bare(line).replace(/^[ \t]+/, "");
  if (/^:{3}/.test(plain)) return "box";
  if (/^(`{3}[^`]*|~{3}.*)$/.test(plain.replace(/^(`{3,}|~{3,})/, (m) => m.slice(0, 3)))) {
    return "fence";
  }
  if (/^#{1,6}(?:[ \t]|$)/.test(plain)) return "heading";
  if (/^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(plain)) return "rule";
  if (plain.startsWith(">")) return "quote";
  if (BULLET.test(line)) return "bullet";
  if (ORDERED.test(bare(line))) return "step";
  if (/^<(?:[a-zA-Z!?/])/.test(plain)) return "html";
  return "";
}

/** Whether a line ends the paragraph that it follows. */
export function interrupts(line) {
  const what = beginsWith(line);
  if (what === "" || what === "indented") return false;
  if (what === "step") {
    const marker = orderedMarker(line);
    return marker.number === 1 && !marker.empty;
  }
  if (what === "bullet") return !/^[ ]*[-*+][ \t]*$/.test(bare(line));
  if (what === "html") return !/^[ ]*<(?:a|b|i|em|strong|span|br|img|code|kbd)\b/i.test(line);
  return true;
}
