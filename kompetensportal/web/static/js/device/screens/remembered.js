// How who is unlocked reads, in this tab: what the next page shows before her keys have been asked.

const TAB = "kp-reading";
const LAST = "kp-last";
const HERS = /^kp-(listen|answers):/;

/** Somebody has come; where another one was in a sound or a text is not hers. */
export function comes(id) {
  try {
    const last = sessionStorage.getItem(LAST);
    const others = last && last !== id ? Object.keys(sessionStorage) : [];
    for (const name of others) if (HERS.test(name)) sessionStorage.removeItem(name);
    sessionStorage.setItem(LAST, id);
  } catch {
    // A browser that keeps nothing has nothing of anybody.
  }
}

export function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(TAB)) ?? {};
  } catch {
    return {};
  }
}

export function remember(choices) {
  try {
    if (choices && Object.keys(choices).length)
      sessionStorage.setItem(TAB, JSON.stringify(choices));
    else sessionStorage.removeItem(TAB);
  } catch {
    // The next page asks her keys.
  }
}
