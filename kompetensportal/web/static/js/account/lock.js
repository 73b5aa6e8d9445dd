// Locks after a time without activity: 20 minutes, or 2 in a shared browser (cookie kp_lock, in
// seconds). Touching, typing, scrolling and listening are activity. What one reads stays on the
// page, with whatever is written in it; pages about people make way for the sign-in. The server
// keeps the same time by itself: this only shows it.

import { showUsual } from "../shell/choices.js";
import { forget } from "../shell/sending.js";

const ABOUT_PEOPLE = ["/admin", "/chef", "/handledare", "/introduktion", "/mig"];
const SHARED_KEY = "kp-active";

const seconds = Number(/(?:^|; )kp_lock=(\d+)/.exec(document.cookie)?.[1] ?? 0);
const token = () => document.querySelector("input[name=csrf]")?.value ?? "";
const aboutPeople = ABOUT_PEOPLE.some((start) => location.pathname.startsWith(start));
const isShared = seconds > 0 && seconds <= 300;
const warnAt = isShared ? 30 : 60;

let active = Date.now();
let told = Date.now();
let words = {};
let bar = null;
let timer = 0;

function post(address) {
  return fetch(address, { method: "POST", headers: { "X-CSRF-Token": token() } }).catch(() => null);
}

function show(text, make) {
  bar?.remove();
  bar = document.createElement("div");
  bar.className = "lock-bar";
  bar.setAttribute("role", "status");
  const line = document.createElement("p");
  line.textContent = text;
  bar.append(line, make());
  document.body.append(bar);
}

function button(text, act) {
  const made = document.createElement("button");
  made.className = "button";
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function signInLink() {
  const link = document.createElement("a");
  link.className = "button";
  link.href = `/logga-in?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
  link.textContent = words.sign_in;
  return link;
}

function stay() {
  active = Date.now();
  try {
    localStorage.setItem(SHARED_KEY, String(active));
  } catch {
    // A browser that keeps nothing: each page counts for itself.
  }
  bar?.remove();
  bar = null;
  if (active - told < (seconds * 1000) / 10) return;
  told = active;
  post("/mig/aktiv").then((answer) => {
    if (answer?.status === 401) lock();
  });
}

async function lock() {
  clearInterval(timer);
  forget();
  if (seconds && document.cookie.includes("kp_lock=")) await post("/logga-ut");
  if (aboutPeople) {
    location.replace(`/logga-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  for (const menu of document.querySelectorAll(".head-account")) menu.closest("details")?.remove();
  for (const personal of document.querySelectorAll(".nav-role, [data-personal]")) personal.remove();
  if (isShared) showUsual(); // The next person begins as if nobody had been here.
  show(words.locked, signInLink);
}

function look() {
  let elsewhere = 0;
  try {
    elsewhere = Number(localStorage.getItem(SHARED_KEY) ?? 0);
  } catch {
    elsewhere = 0;
  }
  const left = seconds - (Date.now() - Math.max(active, elsewhere)) / 1000;
  if (left <= 0) lock();
  else if (left <= warnAt && !bar) show(words.warning, () => button(words.stay, stay));
  else if (left > warnAt && bar) {
    bar.remove();
    bar = null;
  }
}

async function start() {
  for (const kind of ["pointerdown", "keydown", "input", "timeupdate"]) {
    document.addEventListener(kind, stay, { capture: true, passive: true });
  }
  addEventListener("scroll", stay, { capture: true, passive: true });
  const answer = await fetch(`/las/${document.documentElement.lang}.json`).catch(() => null);
  words = answer?.ok ? await answer.json() : {};
  document.addEventListener("visibilitychange", look);
  timer = setInterval(look, 1000);
}

// A page that the browser kept for its back button may be the previous person's.
addEventListener("pageshow", (event) => {
  if (event.persisted && (seconds || aboutPeople)) location.reload();
});

// What she chose and the portal has not answered for goes with her.
document.addEventListener("submit", ({ target }) => {
  if (target.getAttribute("action") === "/logga-ut") forget();
});

if (seconds && token()) start();
