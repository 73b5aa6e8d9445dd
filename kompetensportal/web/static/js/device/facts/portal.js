// Asks the portal, and tells its answers from those of others: a network that wants to be signed in
// to answers everything itself, with 200 and a page of its own.

const PATIENCE = 30_000; // ms
const LONGEST_WAIT = 3600; // Seconds that a portal can ask us to stay away.
const OURS = "X-KP-Portal";

/** An answer: `status` (0: none came), `portal` (its id, null when it is not from a portal of
 * ours), `json` (null: none or cut off), `wait` (seconds it asks for), `took` (ms until `wall`), `etag`. */
export async function ask(path, options = {}) {
  const { method = "POST", body = null, headers = {}, patience = PATIENCE } = options;
  const { credentials = "same-origin", referrerPolicy = "" } = options;
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patience);
  const begun = performance.now();
  try {
    const answer = await fetch(path, {
      method,
      body: body === null ? undefined : typeof body === "string" ? body : JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-KP": "1", ...headers },
      redirect: "manual",
      cache: "no-store",
      credentials,
      referrerPolicy,
      signal: impatience.signal,
    });
    // The head has come; the body may take its time.
    const [took, wall] = [performance.now() - begun, Date.now()];
    const json = await answer.json().catch(() => null);
    return {
      status: answer.status,
      portal: answer.headers.get(OURS),
      json,
      wait: seconds(answer.headers.get("Retry-After")),
      took,
      wall,
      etag: answer.headers.get("ETag"),
    };
  } catch {
    return { status: 0, portal: null, json: null, wait: null, took: 0, etag: null };
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a portal of ours said yes and all of it came. */
export function isGood({ status, portal, json }) {
  return status === 200 && Boolean(portal) && json !== null && json.server_id === portal;
}

function seconds(header) {
  if (!header) return null;
  const number = Number(header);
  const wanted = Number.isFinite(number) ? number : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, 0), LONGEST_WAIT) : null;
}
