// What a page of the tablet does about content: it registers the service worker, asks the browser to
// keep the storage, and lets the worker look at the portal at the start and every hour.

import { change, get, state } from "./store.js";

const OFTEN = 60_000; // the worker itself knows when it is time
const SPREAD = 30_000; // a thousand tablets that find the network again do not all ask at once
const HAD = "kp-content-had";

/** Why nothing can lie on this device: "insecure" (plain HTTP), "worker", or null. */
export function whyNot() {
  if (!globalThis.isSecureContext) return "insecure";
  return "serviceWorker" in navigator && "indexedDB" in globalThis ? null : "worker";
}

let started = false;

/** At each start of a page on an enrolled device. Resolves with whether a worker answers for the pages. */
export async function startContent() {
  if (whyNot() || started) return started;
  keepStorage();
  try {
    await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
  } catch {
    return false; // No network at the first start, or a browser that refuses.
  }
  await navigator.serviceWorker.ready;
  started = true;
  await lookForContent();
  setInterval(lookForContent, OFTEN);
  addEventListener("online", () => setTimeout(lookForContent, Math.random() * SPREAD, true));
  return true;
}

/** Let the worker look at the portal now, when it is time, or with `force` anyhow. */
export async function lookForContent(force = false) {
  if (whyNot()) return;
  const registration = await navigator.serviceWorker.getRegistration();
  registration?.active?.postMessage({ ask: "update", force });
}

/** Ask the browser to keep the storage; whether it promises. Null when it does not say. */
export async function keepStorage() {
  const { storage } = navigator;
  if (!storage?.persist) return null;
  return (await storage.persisted().catch(() => false)) || storage.persist().catch(() => false);
}

/**
 * What lies here: `{generation, before, checked, persisted, used, quota, gone, manifest}`. `gone`: the
 * browser has removed what lay here. For the storage page, and for what a device tells of itself.
 */
export async function overview() {
  const estimate = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  const kept = await state("active", "previous", "checked").catch(() => null);
  const manifest = kept?.active ? await get("manifests", kept.active).catch(() => null) : null;
  if (manifest) remember(manifest.generation);
  return {
    generation: manifest?.generation ?? "",
    before: kept?.previous ?? "",
    checked: kept?.checked ?? null,
    persisted: (await navigator.storage?.persisted?.().catch(() => null)) ?? null,
    used: estimate.usage ?? 0,
    quota: estimate.quota ?? 0,
    closed: kept === null,
    gone: !manifest && had(),
    manifest: manifest ?? null,
  };
}

/**
 * How pages are read from now on: `{form: "easy" | "standard", language, attributes: {size: "2"}}`.
 * Await it before the page is loaded anew. Null: as usual.
 */
export function keepReading(reading) {
  return change({ state: [["reading", reading ?? undefined]] });
}

/** How pages are read now. */
export async function reading() {
  return (await state("reading")).reading ?? null;
}

/** Remove all content from this device. */
export async function forgetContent() {
  remember("");
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.active?.postMessage({ ask: "forget" });
}

/** `listen({kind: "progress", done, of} | {kind: "checked"})` at news of the worker; gives a way to stop. */
export function onNews(listen) {
  if (!("BroadcastChannel" in globalThis)) return () => {};
  const channel = new BroadcastChannel("kp-content");
  channel.onmessage = (event) => listen(event.data);
  return () => channel.close();
}

function remember(generation) {
  try {
    if (generation) localStorage.setItem(HAD, generation);
    else localStorage.removeItem(HAD);
  } catch {
    // A browser that keeps nothing has nothing to remember.
  }
}

function had() {
  try {
    return localStorage.getItem(HAD) !== null;
  } catch {
    return false;
  }
}
