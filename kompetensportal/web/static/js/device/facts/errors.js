// What can go wrong with the facts, each with a `reason` that a page has words for.

/** The storage of this browser cannot be used: "private", "full", "closed", "gone", "newer" (this
 * script is older than the database), "insecure" (no TLS). */
export class StorageError extends Error {
  constructor(reason, cause) {
    super(`storage: ${reason}`, { cause });
    this.name = "StorageError";
    this.reason = reason;
  }
}

/** Something was refused or could not be done: `reason`, and `wait` in seconds where one may try
 * again then. */
export class FactsError extends Error {
  constructor(reason, more = {}) {
    super(`facts: ${reason}`);
    this.name = "FactsError";
    Object.assign(this, { reason, ...more });
  }
}

const REASONS = {
  QuotaExceededError: "full",
  VersionError: "newer",
  SecurityError: "private",
  NotFoundError: "gone",
};

/** Our error for one of the browser's. */
export function storageError(error, otherwise = "closed") {
  if (error instanceof StorageError || error instanceof FactsError) return error;
  return new StorageError(REASONS[error?.name] ?? otherwise, error);
}
