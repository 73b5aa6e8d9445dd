// Every page on an enrolled tablet: who one is, what is not sent, and what is hers of this page. The
// page itself is the same for everybody; what is personal is put in here and taken away at the lock.

import { onNews, startContent } from "./device/content/index.js";
import { state } from "./device/content/store.js";
import { showBar, showWays } from "./device/screens/bar.js";
import { takeDeeds } from "./device/screens/deeds.js";
import { forgetFields, keepDrafts, wipe } from "./device/screens/drafts.js";
import { enter } from "./device/screens/enter.js";
import { isOld, knownOf, refresh } from "./device/screens/known.js";
import { offerLanguages, tellWorker } from "./device/screens/languages.js";
import { keepLock } from "./device/screens/lock.js";
import {
  closePortal,
  isNotHers,
  isPortalPage,
  leadByOwnPage,
  leavePortal,
} from "./device/screens/network.js";
import { fetchParts } from "./device/screens/parts.js";
import { keepReading } from "./device/screens/reading.js";
import { comes, remembered } from "./device/screens/remembered.js";
import { show } from "./device/screens/shown.js";
import { isCertain, watchPauses } from "./device/screens/sure.js";

const place = document.getElementById("tablet");
const screen = document.querySelector("[data-screen]");
const AGAIN = 5000; // ms
const root = document.documentElement;

async function wakeTablet() {
  const fetched = [fetchParts(), import(place.dataset.facts)];
  const [parts, opener] = await Promise.all(fetched).catch(() => []);
  // Neither the tablet nor the network had them just now; the page itself is here.
  if (!parts) return setTimeout(wakeTablet, AGAIN);
  let facts = null;
  try {
    facts = await opener.openFacts();
  } catch (error) {
    if (error.reason === "insecure" && screen) return showScreen({ facts: null, parts });
    return tellBroken(parts, error);
  }
  const tablet = { facts, parts, people: () => import(place.dataset.people) };
  if (facts.device && (await isNotHers(facts.session))) return;
  if (facts.device) await live(tablet);
  if (screen) await showScreen(tablet);
}

/** A page of the tablet's own; without facts (plain HTTP) the one that says why there are none. */
async function showScreen(tablet) {
  const { show: showPage } = await import(screen.dataset.script);
  return showPage(screen.dataset.screen, screen, tablet);
}

async function live(tablet) {
  const { facts } = tablet;
  const drafts = keepDrafts(tablet);
  const reads = keepReading(tablet, tellWorker);
  const known = () => knownOf(facts.session);
  /** What is known of her, on the page; never of somebody who has left meanwhile. */
  const shown = whileHere(async (session) => {
    const found = await knownOf(session);
    if (facts.session === session) show(tablet, found);
  });
  const ways = whileHere(async (session) => {
    const who = session && { ...session.person, ...(await session.kept("person")) };
    if (facts.session === session) showWays(tablet, who);
  });

  /** Do something for who is unlocked; that she has left in the middle of it is no error. */
  function whileHere(act) {
    return async () => {
      try {
        return await act(facts.session);
      } catch (error) {
        if (error.reason !== "locked") throw error;
      }
    };
  }

  const page = {
    drafts,
    known,
    shown,
    wipe,
    enter: () => enter(tablet),
    /** End who one is; what she has begun is sealed first. */
    async leave() {
      await drafts.flush();
      await Promise.all([facts.lock(), closePortal()]);
    },
    /** Another person: what was written on this page is nobody's. */
    async change() {
      const isLeaving = isPortalPage();
      await page.leave();
      if (isLeaving) return null;
      return page.enter();
    },
  };
  const bar = showBar(tablet, page);
  const deeds = takeDeeds(tablet, page);

  /** Her way of reading; the page anew when it is another text or language than hers. */
  async function arrive() {
    const isOther = await reads.arrive();
    // What she is about to tell comes first.
    if (isOther && !deeds.isBusy()) location.reload();
  }

  const unlocked = whileHere(async () => {
    isCertain();
    comes(facts.session.person.id);
    bar.showPerson();
    await arrive();
    await drafts.restore();
    await drafts.keep();
    await ways();
    await shown();
    if (!(await refresh(facts))) return;
    await arrive();
    await ways();
    await shown();
  });
  document.addEventListener("kp:unlocked", unlocked);
  document.addEventListener("kp:locked", () => {
    drafts.drop();
    wipe();
    bar.showPerson();
    ways();
    shown();
    reads.leave();
    if (isPortalPage()) leavePortal();
  });
  document.addEventListener("kp:queue", shown);
  const filled = whileHere(async () => {
    forgetFields();
    await drafts.restore();
    await shown();
  });
  document.addEventListener("kp:shown", filled);

  forgetFields();
  watchPauses();
  keepLock(tablet, page);
  leadByOwnPage();
  hideWhenLeft();
  offerLanguages();
  if (facts.session) {
    await ways();
    await drafts.restore();
  } else if (!Object.keys(remembered()).length) tellWorker({});
  await shown();
  root.dataset.tablet = "ready";
  document.dispatchEvent(new Event("kp:tablet"));
  tellContent(facts);
  startContent();
  if (facts.session && (await isOld(facts.session)) && (await refresh(facts))) await shown();
}

/** What lies here is told with what is sent, for the administrator's list. */
function tellContent(facts) {
  const look = async () => {
    facts.content = (await state("active").catch(() => ({}))).active ?? "";
  };
  onNews(({ kind }) => kind === "checked" && look());
  look();
}

/** A page that is left shows nobody's, in case the browser keeps it for its back button. */
function hideWhenLeft() {
  addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) return;
    wipe();
    place.replaceChildren();
    showWays({}, null);
    if (screen) screen.hidden = true;
  });
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

function tellBroken(parts, { reason }) {
  const notice = parts.part("caution");
  const words = reason === "private" ? "private_store" : "closed_store";
  parts.say(notice.querySelector("[data-fill=why]"), words);
  document.querySelector("main").prepend(notice);
}

wakeTablet();
