// Where one was in a text, kept in this tab for who is reading: the next person at a shared tablet
// begins at the beginning. A browser that forbids storage keeps nothing.

const who = document.querySelector(".lesson")?.dataset.who ?? "";
const name = (key) => `kp-listen:${who}:${key}`;

export function kept(key) {
  try {
    return Number(sessionStorage.getItem(name(key))) || 0;
  } catch {
    return 0;
  }
}

export function keep(key, number) {
  try {
    if (number) sessionStorage.setItem(name(key), number);
    else sessionStorage.removeItem(name(key));
  } catch {
    // The next page begins anew.
  }
}
