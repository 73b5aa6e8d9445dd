// Pages that only the portal can show (a manager's, an administrator's, what is kept of me) open by an
// ordinary session of who is unlocked here. It ends when she leaves.

const NETWORK = ["/chef/", "/admin/", "/atgarder/", "/mig", "/uttal/", "/rapport/"];
const OWN_PAGE = "/surfplatta/sida";

const needsNetwork = (path) => NETWORK.some((start) => path.startsWith(start));

/** Links to such pages lead by the tablet's own page, which opens the session first. */
export function leadByOwnPage() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.origin !== location.origin || event.ctrlKey || event.metaKey) return;
    if (isSessionOpen() || !needsNetwork(link.pathname)) return;
    event.preventDefault();
    location.href = `${OWN_PAGE}?till=${encodeURIComponent(link.pathname + link.search)}`;
  });
}

const isSessionOpen = () => document.cookie.includes("kp_lock=") && isPortalPage();

/** An ordinary session lasts as long as she is here. */
export function stayInPortal() {
  const token = document.querySelector("input[name=csrf]")?.value;
  if (!token || !document.cookie.includes("kp_lock=")) return;
  fetch("/mig/aktiv", { method: "POST", headers: { "X-CSRF-Token": token } }).catch(() => null);
}

/** Whether this page is one that the portal made for her. */
export const isPortalPage = () =>
  document.querySelector(".head-account .head-word") !== null &&
  document.querySelector("input[name=csrf]") !== null;

/** End the ordinary session, if there is one. Without a network the portal ends it by itself. */
export async function closePortal() {
  if (!document.cookie.includes("kp_lock=")) return;
  try {
    const answer = await fetch("/logga-ut");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const csrf = page.querySelector("main input[name=csrf], input[name=csrf]")?.value ?? "";
    await fetch("/logga-ut", {
      method: "POST",
      headers: { "X-CSRF-Token": csrf },
      redirect: "manual",
    });
  } catch {
    // It locks after two minutes there, too.
  }
}
