// Sends choices to the portal, one request after the other; while one is under way, what is chosen
// waits. What has no answer yet stays in this tab: the next page shows and sends it.

import { isTablet } from "../device/marker.js";
import { show } from "./choices.js";
import { leave, ON_THE_WAY, read, write } from "./waiting.js";

let waiting = {}; // choices that the portal has not answered for
let answered = {}; // those it has, just now: `{name: [value, ms]}`
let request = null; // the one that is under way

document.addEventListener("kp:chosen", ({ detail: { name, value } }) => {
  if (isTablet()) return; // There it is sealed with the person (`device/screens/reading.js`).
  waiting[name] = value;
  write(waiting, answered);
  send();
});

/** Show and send what the page before got no answer for; everything that shows choices listens. */
export function resume() {
  if (isTablet()) return;
  waiting = read();
  for (const [name, value] of Object.entries(waiting)) show(name, value);
  send();
}

/** Nothing more is sent: who chose has left, or wants everything as usual. */
export function forget() {
  waiting = {};
  answered = {};
  leave();
  request?.abort();
  request = null;
}

async function send() {
  if (request || !Object.keys(waiting).length) return;
  const mine = new AbortController();
  request = mine;
  const sent = { ...waiting };
  const isAnswered = await post(sent, mine.signal);
  if (request !== mine) return;
  request = null;
  if (!isAnswered) return; // The next choice or the next page sends them once more.
  for (const [name, value] of Object.entries(sent)) {
    answered[name] = [value, Date.now()];
    if (waiting[name] === value) delete waiting[name];
  }
  write(waiting, answered);
  setTimeout(forgetAnswered, ON_THE_WAY);
  send();
}

/** No page that was asked for before the portal knew is on its way any more. */
function forgetAnswered() {
  const late = Date.now() - ON_THE_WAY;
  answered = Object.fromEntries(Object.entries(answered).filter(([, [, at]]) => at > late));
  write(waiting, answered);
}

/** Whether the portal has said yes (it then leads back to the page) or no. */
async function post(choices, signal) {
  try {
    const answer = await fetch("/anpassa", {
      method: "POST",
      body: new URLSearchParams(choices),
      headers: { "X-CSRF-Token": document.querySelector("input[name=csrf]")?.value ?? "" },
      redirect: "manual",
      keepalive: true,
      signal,
    });
    return answer.type === "opaqueredirect" || (answer.status >= 400 && answer.status < 500);
  } catch {
    return false;
  }
}
