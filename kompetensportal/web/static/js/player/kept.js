// What is kept in this tab: a place, a rate. A browser that forbids storage keeps nothing.

export function kept(key) {
  try {
    return Number(sessionStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}

export function keep(key, number) {
  try {
    if (number) sessionStorage.setItem(key, number);
    else sessionStorage.removeItem(key);
  } catch {
    // The next page begins anew.
  }
}
