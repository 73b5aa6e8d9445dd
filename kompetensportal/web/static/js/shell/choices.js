// How this reader likes to read: shown at once by attributes of <html>, kept by the server. Only what
// is not the usual stands there; the names and values are those of web/reading.py.

const root = document.documentElement;
const USUAL = {
  size: "1",
  theme: "auto",
  spacing: "normal",
  focus: "off",
  parts: "off",
  font: "atkinson",
  rate: "100",
  steps: "all",
};

/** What is chosen now. */
export function chosen(name) {
  return root.dataset[name] ?? USUAL[name];
}

/** Show a choice, and tell the page (`kp:choice`), without keeping it. */
export function show(name, value) {
  if (value === USUAL[name]) delete root.dataset[name];
  else root.dataset[name] = value;
  document.dispatchEvent(new CustomEvent("kp:choice", { detail: { name, value } }));
}

/** Show a choice and keep it (`shell/sending.js`, once a page). */
export function keep(name, value) {
  show(name, value);
  document.dispatchEvent(new CustomEvent("kp:chosen", { detail: { name, value } }));
}

/** Everything as it is for somebody who has chosen nothing. */
export function showUsual() {
  for (const [name, value] of Object.entries(USUAL)) show(name, value);
}
