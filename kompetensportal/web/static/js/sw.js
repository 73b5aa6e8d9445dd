// The service worker: answers from what lies on the tablet, and fetches what is to lie there.
//
// Content is data in IndexedDB (`device/content/store.js`), never part of the installation, so a new
// worker takes over at once and loses nothing. Every answer ends in the tablet, the network, or a
// page that says what can be done without; none is ever rejected, which would be a blank page.

import { answer } from "./device/content/answer.js";
import { Library } from "./device/content/library.js";
import { Update } from "./device/content/update.js";

const HEAL = 60_000; // at most so often something that is gone starts a look at the portal

const library = new Library(heal);
const update = new Update(library, tell);
let healed = 0;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin || address.pathname.startsWith("/api/")) return;
  if (request.method !== "GET" && request.mode !== "navigate") return;
  event.respondWith(answer(library, request, address, self.KP));
});

self.addEventListener("message", (event) => {
  const { ask, force } = event.data ?? {};
  if (ask === "update") event.waitUntil(update.run(Boolean(force)));
  if (ask === "forget") event.waitUntil(update.forget());
});

/** The browser has removed something under us. */
function heal() {
  library.reset();
  if (Date.now() - healed < HEAL) return;
  healed = Date.now();
  update.run(true);
}

function tell(news) {
  const channel = new BroadcastChannel("kp-content");
  channel.postMessage(news);
  channel.close();
}
