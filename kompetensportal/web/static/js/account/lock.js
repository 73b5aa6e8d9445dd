// Locks an ordinary session after a time without activity: 20 minutes, or 2 in a shared browser (cookie
// kp_lock, in seconds). What one reads stays on the page, with whatever is written in it; pages about
// people make way for the sign-in. The server keeps the same time by itself: this only shows it. On an
// enrolled tablet its own lock (`device/screens/lock.js`) keeps the time of both.

import { isTablet } from "../device/marker.js";
import { showUsual } from "../shell/choices.js";
import { forget } from "../shell/sending.js";
import { showBar, watch } from "./idle.js";

const ABOUT_PEOPLE = ["/admin", "/chef", "/handledare", "/introduktion", "/mig"];

const seconds = Number(/(?:^|; )kp_lock=(\d+)/.exec(document.cookie)?.[1] ?? 0);
const token = () => document.querySelector("input[name=csrf]")?.value ?? "";
const aboutPeople = ABOUT_PEOPLE.some((start) => location.pathname.startsWith(start));
const isShared = seconds > 0 && seconds <= 300;
const words = {};

let told = Date.now();
let stop = () => {};

function post(address) {
  return fetch(address, { method: "POST", headers: { "X-CSRF-Token": token() } }).catch(() => null);
}

function signInLink() {
  const link = document.createElement("a");
  link.className = "button";
  link.href = `/logga-in?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
  link.textContent = words.sign_in;
  return link;
}

/** The server hears now and then that somebody is here. */
function stayed() {
  const now = Date.now();
  if (now - told < (seconds * 1000) / 10) return;
  told = now;
  post("/mig/aktiv").then((answer) => {
    if (answer?.status === 401) lock();
  });
}

async function lock() {
  stop();
  forget();
  if (seconds && document.cookie.includes("kp_lock=")) await post("/logga-ut");
  if (aboutPeople) {
    location.replace(`/logga-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  for (const menu of document.querySelectorAll(".head-account")) menu.closest("details")?.remove();
  for (const personal of document.querySelectorAll(".nav-role, [data-personal]")) personal.remove();
  if (isShared) showUsual(); // The next person begins as if nobody had been here.
  if (!words.locked) await fetchWords();
  if (words.locked) showBar(words.locked, signInLink);
}

async function fetchWords() {
  const answer = await fetch(`/las/${document.documentElement.lang}.json`).catch(() => null);
  if (answer?.ok) Object.assign(words, await answer.json());
}

function start() {
  // Time does not wait for words: who goes while the network is away is locked all the same.
  stop = watch({ seconds, words, stayed, lock });
  fetchWords();
}

// A page that the browser kept for its back button may be the previous person's.
addEventListener("pageshow", (event) => {
  if (event.persisted && (seconds || aboutPeople)) location.reload();
});

// What she chose and the portal has not answered for goes with her.
document.addEventListener("submit", ({ target }) => {
  if (target.getAttribute("action") === "/logga-ut") forget();
});

if (seconds && token() && !isTablet()) start();
