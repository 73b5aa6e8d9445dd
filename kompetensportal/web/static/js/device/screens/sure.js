// "Är du Amina?": asked before the first thing that is told after a pause of half a minute, or after
// the tablet has shown something else. What is typed before she has answered is not hers yet.

import { onActivity } from "../../account/idle.js";

const PAUSE = 30_000; // ms
const KEY = "kp-here";

let last = Date.now();
let unsure = false;

/** Watch for pauses, over the pages of this tab. */
export function watchPauses() {
  const before = Number(read());
  if (before && Math.abs(Date.now() - before) > PAUSE) unsure = true;
  here();
  onActivity(here);
  document.addEventListener("visibilitychange", () => {
    // Going to another page of ours hides this one, too; that one finds the moment kept here.
    if (document.hidden) last = Date.now();
    else unsure = true;
  });
}

function here() {
  const now = Date.now();
  if (Math.abs(now - last) > PAUSE) unsure = true;
  if (Math.abs(now - last) > 1000 || last === now) write(now);
  last = now;
}

/** Whether it is not certain that who is unlocked is the one who is here. */
export const isUnsure = () => unsure || Math.abs(Date.now() - last) > PAUSE;

/** She has just shown who she is. */
export function isCertain() {
  unsure = false;
  last = Date.now();
  write(last);
}

/** Ask if need be; true when it is she. */
export function sure({ parts }, person) {
  if (!isUnsure()) return Promise.resolve(true);
  const dialog = parts.part("sure", { name: person.name });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("h2").focus();
  return new Promise((resolve) => {
    let answer = null;
    dialog.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      answer = button.matches("[data-yes]");
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (answer) isCertain();
      resolve(answer); // null: neither; nothing is told and nothing is changed
    });
  });
}

function read() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(moment) {
  try {
    sessionStorage.setItem(KEY, String(moment));
  } catch {
    // A browser that keeps nothing: each page counts for itself.
  }
}
