// Choices that the server has not answered for yet, kept in this tab, so that the next page can show
// and send them. They belong to who made them: another reader at the same tablet never gets them.

const KEY = "kp-choices";
const LONGEST = 30 * 60 * 1000; // ms; a shared browser remembers a passer-by no longer either

let who = document.querySelector(".adapt[data-who]")?.dataset.who ?? "";

/** The choices that wait for an answer, `{name: value}`. Somebody else's are thrown away. */
export function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    if (kept?.who === who && Date.now() - kept.at < LONGEST) return kept.choices;
    sessionStorage.removeItem(KEY);
  } catch {
    // A browser that forbids storage: the next page begins anew.
  }
  return {};
}

/** Keep what waits now; when nothing does, nothing lies in the tab. */
export function write(choices) {
  try {
    if (who === null || !Object.keys(choices).length) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ who, at: Date.now(), choices }));
  } catch {
    // As above.
  }
}

/** Who chose has left this page: from now on it keeps nothing. */
export function leave() {
  who = null;
  write({});
}
