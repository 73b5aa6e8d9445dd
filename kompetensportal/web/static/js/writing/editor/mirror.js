// Under each text field lies the same text: it makes the field as tall as its words, shows **bold**,
// and has the letters that a mark can be put under.

const BOLD = /(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gs;

export function mirror(element, text) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(BOLD)) {
    const end = found.index + found[0].length;
    parts.push(text.slice(at, found.index), sign(found[1]), bold(found[2]), sign(found[1]));
    at = end;
  }
  // A last empty line has no height without something on it.
  parts.push(`${text.slice(at)}\u200b`);
  element.replaceChildren(...parts.filter((part) => part !== ""));
}

function sign(words) {
  const made = document.createElement("i");
  made.textContent = words;
  return made;
}

function bold(words) {
  const made = document.createElement("b");
  made.textContent = words;
  return made;
}

/** The letters of a field from one to another, as a range of what lies under it. */
export function rangeIn(field, from, to) {
  const under = field.parentElement.querySelector(".mirror");
  const range = document.createRange();
  range.selectNodeContents(under);
  const walker = document.createTreeWalker(under, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.data.length;
    if (!begun && from <= passed + length) {
      range.setStart(node, from - passed);
      begun = true;
    }
    if (to <= passed + length) {
      range.setEnd(node, Math.max(0, to - passed));
      break;
    }
    passed += length;
  }
  return range;
}
