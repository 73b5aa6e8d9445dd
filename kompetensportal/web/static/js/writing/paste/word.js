// What Word and Outlook write in the HTML that they put on the clipboard.
//
// A list is no <ol> there but paragraphs with `mso-list:l0 level1 lfo1`, each with its number as
// text in a span with `mso-list:Ignore`.

const LIST = /mso-list:\s*l\d+\s+level(\d)/i;
const IGNORED = /mso-list:\s*Ignore/i;
const NUMBERED = /^\(?(\d{1,3}|[a-z])[.):]/i;
const ASIDE = /mso-element:\s*(comment-list|footnote-list|endnote-list|footnote|comment)/i;
const HIDDEN = /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i;

/** { depth, numbered, number } of a paragraph that is an item of a list; null for another. */
export function listItem(element) {
  const found = LIST.exec(styleOf(element));
  if (!found) return null;
  const marker = [...element.querySelectorAll("span")].find((one) => IGNORED.test(styleOf(one)));
  const shown = NUMBERED.exec(marker?.textContent.trim() ?? "");
  const number = Number(shown?.[1]) || 1;
  return { depth: Number(found[1]) - 1, numbered: Boolean(shown), number };
}

/** The number or point of a list, which is no part of the words. */
export function isMarker(element) {
  return IGNORED.test(styleOf(element));
}

/** Comments and footnotes below the text, and their marks in it. */
export function isAside(element) {
  return ASIDE.test(styleOf(element)) || /MsoCommentReference/.test(element.className);
}

export function isHidden(element) {
  return element.hidden || HIDDEN.test(styleOf(element));
}

export function isTitle(element) {
  return /\bMsoTitle\b/.test(element.className);
}

/** The style of an element, which `read` has made data. */
export function styleOf(element) {
  return element.dataset.style ?? "";
}
