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
let sent = Promise.resolve();

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

/** Show a choice and keep it. All are sent together, one request after the other: none is lost. */
export function keep(name, value) {
  show(name, value);
  sent = sent.then(send);
}

/** Everything as it is for somebody who has chosen nothing. */
export function showUsual() {
  for (const [name, value] of Object.entries(USUAL)) show(name, value);
}

function send() {
  const all = Object.keys(USUAL).map((name) => [name, chosen(name)]);
  return fetch("/anpassa", {
    method: "POST",
    body: new URLSearchParams(all),
    headers: { "X-CSRF-Token": document.querySelector("input[name=csrf]")?.value ?? "" },
    redirect: "manual",
    keepalive: true,
  }).catch(() => null); // No network: it holds on this page.
}
