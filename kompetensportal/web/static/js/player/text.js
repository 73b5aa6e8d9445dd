// Places in a sentence, counted in its characters as one reads them. Nothing is changed: a range is
// only a pair of places, so a screen reader and a copy hear and take the text as it is.

/** The range of the characters `start` to `end` of an element's text. */
export function rangeOf(element, start, end) {
  const range = new Range();
  range.selectNodeContents(element);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let begun = false;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const after = before + node.length;
    if (!begun && start < after) {
      range.setStart(node, start - before);
      begun = true;
    }
    if (begun && end <= after) {
      range.setEnd(node, end - before);
      return range;
    }
    before = after;
  }
  return range;
}

/** Where the word ends that begins at a character; marks that follow it are not of it. */
export function endOfWord(text, start) {
  const word = /^\S+/.exec(text.slice(start))?.[0] ?? "";
  return start + (word.replace(/[^\p{L}\p{N}]+$/u, "") || word).length;
}
