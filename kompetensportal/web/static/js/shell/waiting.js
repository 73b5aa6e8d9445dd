// Choices that the server has not answered for yet, kept in this tab, so that the next page can show
// and send them. They belong to who made them: another reader at the same tablet never gets them.
// One that was answered for while the next page was already on its way is kept for that page too: the
// server made it before it knew.

const KEY = "kp-choices";
const LONGEST = 30 * 60 * 1000; // ms; a shared browser remembers a passer-by no longer either
export const ON_THE_WAY = 30 * 1000; // ms; so long may a page take that was asked for

let who = document.querySelector(".adapt[data-who]")?.dataset.who ?? "";

/** The choices that wait for an answer, `{name: value}`. Somebody else's are thrown away. */
export function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    if (kept?.who === who && Date.now() - kept.at < LONGEST) {
      return { ...since(kept.answered, performance.timeOrigin), ...kept.choices };
    }
    sessionStorage.removeItem(KEY);
  } catch {
    // A browser that forbids storage: the next page begins anew.
  }
  return {};
}

/** Keep what waits now, and what was answered for just now (`{name: [value, ms]}`). */
export function write(choices, answered = {}) {
  const kept = [choices, answered].some((one) => Object.keys(one).length);
  try {
    if (who === null || !kept) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ who, at: Date.now(), choices, answered }));
  } catch {
    // As above.
  }
}

/** Of what was answered for, what was so after a moment: `{name: value}`. */
function since(answered, moment) {
  const late = Object.entries(answered ?? {}).filter(([, [, at]]) => at >= moment);
  return Object.fromEntries(late.map(([name, [value]]) => [name, value]));
}

/** Who chose has left this page: from now on it keeps nothing. */
export function leave() {
  who = null;
  write({});
}
