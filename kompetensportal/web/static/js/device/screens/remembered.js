// How who is unlocked reads, in this tab: what the next page shows before her keys have been asked.

const TAB = "kp-reading";

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
