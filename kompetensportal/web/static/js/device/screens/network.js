// Pages that only the portal can show (a manager's, an administrator's, what is kept of me) open by an
// ordinary session of who is unlocked here. It ends when she leaves, before anybody else sees a page.

const NETWORK = ["/chef/", "/admin/", "/atgarder/", "/mig", "/uttal/", "/rapport/"];
const HERE = "/mig/sjalvskattning/"; // lies on the tablet
const OWN_PAGE = "/surfplatta/sida?till=";
const NAMES = "/surfplatta/?till=";
const SIGN_IN = "/logga-in";
const OPENED = "kp-portal"; // in the tab: for whom, and when
const LOOP = 10_000; // ms
const PATIENCE = 4000; // ms

let closing = null;

const token = () => document.querySelector("input[name=csrf]")?.value ?? "";
const hasSession = () => document.cookie.includes("kp_lock=");

/** Whether this page is one that the portal made for somebody. */
export const isPortalPage = () => token() !== "" && hasSession();

/** Open a session and go to a page. Throws when there is no network or she may not. */
export async function openPortal(session, path) {
  await session.openPortal();
  remember({ id: session.person.id, at: Date.now() });
  location.replace(path);
}

/** Links to such pages lead by the tablet's own page, which opens the session first. */
export function leadByOwnPage() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.origin !== location.origin || event.ctrlKey || event.metaKey) return;
    if (isPortalPage() || link.pathname.startsWith(HERE)) return;
    if (!NETWORK.some((start) => link.pathname.startsWith(start))) return;
    event.preventDefault();
    location.href = OWN_PAGE + encodeURIComponent(link.pathname + link.search);
  });
}

/** On a page of somebody who is not the one who is unlocked, or where the portal asks who one is:
 * go on by the tablet's own pages. Whether it did. */
export async function isNotHers(session) {
  const opened = remembered();
  if (isPortalPage() && opened?.id !== session?.person.id) {
    await leavePortal();
    return true;
  }
  if (location.pathname !== SIGN_IN || Date.now() - (opened?.at ?? 0) < LOOP) return false;
  const next = new URLSearchParams(location.search).get("next") ?? "/";
  location.replace((session ? OWN_PAGE : NAMES) + encodeURIComponent(next));
  return true;
}

/** From a page of the portal to the names: nothing of it is seen while its session ends. */
export async function leavePortal() {
  document.querySelector("main").hidden = true;
  const here = location.pathname + location.search;
  await closePortal();
  location.replace(NAMES + encodeURIComponent(here));
}

/** An ordinary session lasts as long as she is here. */
export function stayInPortal() {
  if (isPortalPage()) post("/mig/aktiv", token());
}

/** End the ordinary session, if there is one. Without a network the portal ends it by itself. */
export function closePortal() {
  if (!hasSession()) return Promise.resolve();
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  closing ??= Promise.race([close(), patience]).finally(() => {
    closing = null;
    remember(null);
  });
  return closing;
}

async function close() {
  const page = token() ? null : await fetch("/logga-ut").catch(() => null);
  const html = new DOMParser().parseFromString((await page?.text()) ?? "", "text/html");
  await post("/logga-ut", token() || html.querySelector("input[name=csrf]")?.value);
}

function post(address, csrf = "") {
  const headers = { "X-CSRF-Token": csrf };
  return fetch(address, { method: "POST", headers, redirect: "manual" }).catch(() => null);
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(OPENED));
  } catch {
    return null;
  }
}

function remember(opened) {
  try {
    if (opened) sessionStorage.setItem(OPENED, JSON.stringify(opened));
    else sessionStorage.removeItem(OPENED);
  } catch {
    // Then its pages lead back here.
  }
}
