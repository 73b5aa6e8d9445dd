// A lock ends who one is, never what one reads: the text, its step, the place on the page and the
// sound stay. It comes after a time without activity in any tab of the tablet.

import { button, hideBar, onActivity, quiet, showBar, stay, watch } from "../../account/idle.js";
import { stayInPortal } from "./network.js";

const SECONDS = { own: 1200 };
const SHARED = 120;
const LOOK = 5000; // ms
const TOUCH = 5000; // ms

/** Watch the time. `page`: `{leave, enter, wipe}`. */
export function keepLock({ facts, parts }, page) {
  const seconds = SECONDS[facts.device?.kind] ?? SHARED;
  const words = { warning: parts.text("lock_warning"), stay: parts.text("lock_stay") };
  let stop = () => {};
  let touched = 0;

  function stayed() {
    if (Math.abs(Date.now() - touched) < TOUCH) return;
    touched = Date.now();
    facts.touch();
    stayInPortal();
  }

  function start() {
    hideBar();
    stop();
    stay();
    stop = watch({ seconds, words, stayed, lock: page.leave });
  }

  document.addEventListener("kp:unlocked", start);
  document.addEventListener("kp:locked", () => {
    stop();
    showBar(parts.text("locked"), () => button(parts.text("lock_who"), page.enter));
  });
  if (facts.session) start();

  // What somebody has begun without saying who she is does not wait for the next one.
  onActivity(() => facts.session || stay());
  setInterval(() => {
    if (!facts.session && quiet() > seconds * 1000) page.wipe();
  }, LOOK);
}
