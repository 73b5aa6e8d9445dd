// The facts of a tablet, for pages that ask for them when they are needed: import(asset("facts.js")).

export { FactsError, openFacts, StorageError } from "./device/facts/index.js";
