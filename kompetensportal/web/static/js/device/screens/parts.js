// Words and pieces of pages, made by the portal in the reader's language (`/surfplatta/delar`), so
// that scripts hold neither words nor markup. A piece's `data-fill` places are filled by name.

const ADDRESS = "/surfplatta/delar";

/** Fetch the pieces; from the tablet itself when there is no network. */
export async function fetchParts() {
  const answer = await fetch(ADDRESS);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const template = (name) => page.getElementById(`part-${name}`)?.content;
  const word = (name) => template("words").querySelector(`[data-word="${name}"]`);
  if (!template("words")) throw new Error(`${answer.status} ${ADDRESS}`);

  /** A new copy of a piece, or null when there is none of that name. */
  function part(name, values = {}) {
    const found = template(name);
    if (!found) return null;
    const made = document.importNode(found.firstElementChild, true);
    for (const place of made.querySelectorAll("[data-fill]")) fill(place, values);
    return made;
  }

  /** Put the words of a name into an element; what is in another language keeps its mark. */
  function say(element, name, values = {}) {
    const found = word(name);
    if (found.dataset.forms) return count(element, found.dataset.forms, values.n);
    element.replaceChildren(...document.importNode(found, true).childNodes);
    replaceIn(element, values);
  }

  const text = (name, values = {}) => filled(word(name).textContent, values);
  return { part, say, text };
}

/** A count in words, where `forms` is JSON of the plural's forms. */
export function count(element, forms, n) {
  const known = JSON.parse(forms);
  const kind = new Intl.PluralRules(document.documentElement.lang).select(n);
  element.textContent = filled(known[kind] ?? known.other, { n });
}

/** Fill `{name}` in what stands there, or put a value where the place has no words of its own. */
function fill(place, values) {
  const value = values[place.dataset.fill];
  if (!place.textContent && value !== undefined) place.textContent = value;
  else replaceIn(place, values);
}

function replaceIn(element, values) {
  for (const node of [...element.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE) node.data = filled(node.data, values);
    else replaceIn(node, values);
  }
}

export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A moment in the page's language: the clock today (`clock`: "kl {time}"), else the day as well. */
export function moment(ms, clock) {
  const at = new Date(ms);
  const language = document.documentElement.lang;
  const time = at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  const said = filled(clock, { time });
  if (at.toDateString() === new Date().toDateString()) return said;
  return `${at.toLocaleDateString(language, { day: "numeric", month: "long" })} ${said}`;
}
