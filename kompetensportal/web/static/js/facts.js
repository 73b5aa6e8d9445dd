// The facts of a tablet, for pages that ask for them when they are needed: import(asset("facts.js")).
// In a worker it is what writes their mirror.

import { serveMirror } from "./device/facts/mirror_worker.js";

export { FactsError, openFacts, StorageError } from "./device/facts/index.js";

if ("DedicatedWorkerGlobalScope" in globalThis) serveMirror();
