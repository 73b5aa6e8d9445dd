/**
 * Why content could not be fetched: an Error with `reason`, one of
 * network, captive, server, not_enrolled, revoked, missing, altered, older, full, storage.
 */
export function fault(reason, more = {}) {
  return Object.assign(new Error(reason), { reason, ...more });
}
