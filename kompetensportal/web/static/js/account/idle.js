// Time without activity, for whatever locks: touching, typing, scrolling and listening are activity,
// in every tab of this browser. A bar warns before, and stays when it has locked.

const SHARED_KEY = "kp-active";
const DEEDS = ["pointerdown", "keydown", "input", "timeupdate", "scroll"];

let active = Date.now();
let bar = null;

/** Every touch, key, scroll and second of sound. */
export function onActivity(act) {
  for (const kind of DEEDS) {
    document.addEventListener(kind, act, { capture: true, passive: true });
  }
}

/** Milliseconds since somebody did something, in any tab. A clock that is set moves nothing by more
 * than itself. */
export function quiet() {
  let elsewhere = 0;
  try {
    elsewhere = Number(localStorage.getItem(SHARED_KEY) ?? 0);
  } catch {
    elsewhere = 0;
  }
  const now = Date.now();
  const last = Math.max(active, elsewhere > now ? 0 : elsewhere);
  return Math.abs(now - last);
}

/** Somebody is here. */
export function stay() {
  active = Date.now();
  try {
    localStorage.setItem(SHARED_KEY, String(active));
  } catch {
    // A browser that keeps nothing: each page counts for itself.
  }
  hideBar();
}

/** Watch the time: `lock` after so many seconds without activity, a warning before. `words`:
 * `{warning, stay}`, which may come later. Gives how to stop. */
export function watch({ seconds, words, stayed = () => {}, lock }) {
  const warnAt = seconds <= 300 ? 30 : 60;
  const here = () => {
    // The next person's touch does not make up for the time that has passed.
    if (quiet() > seconds * 1000) return look();
    stay();
    stayed();
  };
  const look = () => {
    const left = seconds - quiet() / 1000;
    if (left <= 0) {
      stop();
      lock();
    } else if (left <= warnAt && !bar && words.warning) {
      showBar(words.warning, () => button(words.stay, here));
    } else if (left > warnAt) hideBar();
  };
  const timer = setInterval(look, 1000);
  let stopped = false;
  onActivity((event) => stopped || here(event));
  document.addEventListener("visibilitychange", look);
  const stop = () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
  return stop;
}

/** The bar at the foot of the page: a line and something to press. */
export function showBar(text, make) {
  hideBar();
  bar = document.createElement("div");
  bar.className = "lock-bar";
  bar.setAttribute("role", "status");
  const line = document.createElement("p");
  line.textContent = text;
  bar.append(line, make());
  document.body.append(bar);
}

export function hideBar() {
  bar?.remove();
  bar = null;
}

export function button(text, act) {
  const made = document.createElement("button");
  made.className = "button";
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
