// Whether this browser is an enrolled tablet (`facts/mirror_local.js` keeps it), known before anything has
// been fetched, so that nothing of a shared tablet is ever sent or kept as in one's own browser.

const DEVICE = "kp-device";

export function isTablet() {
  try {
    return localStorage.getItem(DEVICE) !== null;
  } catch {
    return false;
  }
}

/** Hand something over to the tablet's own script, now or when it has come. False elsewhere. */
export function toTablet(name, detail) {
  if (!isTablet()) return false;
  const tell = () => document.dispatchEvent(new CustomEvent(name, { detail }));
  if (document.documentElement.dataset.tablet === "ready") tell();
  else document.addEventListener("kp:tablet", tell, { once: true });
  return true;
}
