// How much this browser keeps, and whether it promises to keep it.

/** `{persisted, used, quota}` in bytes; null where the browser does not say. */
export async function storageUse() {
  const { storage } = navigator;
  try {
    const [persisted, estimate] = await Promise.all([storage.persisted(), storage.estimate()]);
    return { persisted, used: estimate.usage ?? null, quota: estimate.quota ?? null };
  } catch {
    return { persisted: null, used: null, quota: null };
  }
}

/** Ask the browser to keep it; whether it promised. */
export async function askToKeep() {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
