// Pages about one person. Her introduction and a mentor's page are shown as the portal last made them,
// with what has been told since; the others open over the network, by an ordinary session.

import { beginsSo } from "../../content/path.js";
import { enter } from "../enter.js";
import { refresh } from "../known.js";
import { openPortal } from "../network.js";
import { filled, moment } from "../parts.js";

const PARTS = ["locked", "opening", "none", "network"];

/** Make the page live, at whatever address it stands. */
export async function ownPage(place, tablet) {
  const { facts } = tablet;
  const path = new URLSearchParams(location.search).get("till") ?? location.pathname;
  const here = place.querySelector("[data-place]");
  const asOf = place.querySelector("[data-as-of]");
  let isFresh = false;

  function only(name) {
    for (const part of PARTS) place.querySelector(`[data-${part}]`).hidden = part !== name;
    if (name) here.replaceChildren();
    asOf.hidden = true;
  }

  /** Of who is unlocked; that she has left in the middle of it is no error. */
  function show() {
    return showNow().catch((error) => {
      if (error.reason !== "locked") throw error;
      only("locked");
    });
  }

  async function showNow() {
    const { session } = facts;
    if (!session) return only("locked");
    const [state, at] = await Promise.all([session.kept("state"), session.kept("state_at")]);
    if (facts.session !== session) return;
    const html = pageOf(state, path);
    if (html) return put(html, at);
    if (state && isOwn(path)) return only("none");
    return open(session);
  }

  function put(html, at) {
    only("");
    // Made by the portal's own templates; scripts in it do not run.
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const script of page.querySelectorAll("script")) script.remove();
    here.replaceChildren(...document.importNode(page.body, true).childNodes);
    asOf.hidden = isFresh || !at;
    if (at) {
      asOf.querySelector("[data-fill=when]").textContent = filled(asOf.dataset.asOf, {
        when: moment(at, asOf.dataset.clock),
      });
    }
    document.dispatchEvent(new Event("kp:shown"));
    const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    line?.scrollIntoView();
  }

  async function open(session) {
    only("opening");
    try {
      if (isOwn(path)) {
        isFresh = await refresh(facts);
        if (!isFresh) return only("network");
        const html = pageOf(await session.kept("state"), path);
        if (facts.session !== session) return;
        return html ? put(html, Date.now()) : only("none");
      }
      await openPortal(session, path);
    } catch {
      only(facts.session ? "network" : "locked");
    }
  }

  place.querySelector("[data-enter]").addEventListener("click", () => enter(tablet));
  place.querySelector("[data-again]").addEventListener("click", show);
  document.addEventListener("kp:unlocked", show);
  document.addEventListener("kp:locked", () => only("locked"));
  await show();
  // A page that lies here is shown at once, then as it is now, when there is a network.
  if (facts.session && here.hasChildNodes() && (await refresh(facts))) {
    isFresh = true;
    await show();
  }
}

const HERE = ["/introduktion/", "/handledare/", "/mig/sjalvskattning/", "/traffar/*/tankar"];
const isOwn = (path) => HERE.some((start) => beginsSo(path, start));

/** The page of an address, as the portal made it for her. */
function pageOf(state, path) {
  const plain = path.split("?")[0];
  return state?.pages?.[plain] ?? state?.pages?.[`${plain}/`] ?? null;
}
