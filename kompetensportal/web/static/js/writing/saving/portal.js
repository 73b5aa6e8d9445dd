// The way to the portal: how a text stands, and a save. What comes back is one of
//   { ok: data }      { away: true } nobody answers, or not now: the same again later
//   { signedOut }     { stranger } somebody else is signed in by now     { fault: { what, mend } }

const PATIENCE_MS = 30_000;
/** A page that is closed may send so much behind itself. */
const KEPT_ALIVE = 60_000;

export class Portal {
  /** who: the person's id, whose text it is. */
  constructor({ path, page, who, token }) {
    Object.assign(this, { path, page, who, token });
  }

  async state() {
    const address = `/skriva/lage/${this.path}?sida=${encodeURIComponent(this.page)}`;
    return this.#answer(() => fetch(address, { signal: patience(), cache: "no-store" }));
  }

  /** Send a save; a token that is too old is asked for anew once. */
  async save(given) {
    const found = await this.#post(given);
    if (!found.refused) return found;
    const now = await this.state();
    return now.ok ? without(await this.#post(given)) : now;
  }

  #post(given) {
    const body = JSON.stringify({ ...given, page: this.page });
    return this.#answer(() =>
      fetch(`/skriva/spara/${this.path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": this.token },
        body,
        signal: patience(),
        keepalive: body.length < KEPT_ALIVE,
      }),
    );
  }

  async #answer(ask) {
    let answer = null;
    let data = null;
    try {
      answer = await ask();
      const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
      data = isJson ? await answer.json() : null;
    } catch {
      return { away: true };
    }
    if (answer.status === 401) return { signedOut: true };
    if (answer.ok && data) {
      if (data.me !== this.who) return { stranger: true };
      this.token = data.csrf;
      return { ok: data };
    }
    // Our own page for a form that is refused: the session is another one by now.
    if (answer.status === 400 && !data) return { refused: true };
    if (answer.status >= 500 || !data?.error) return { away: true };
    return { fault: data.error };
  }
}

function without(found) {
  return found.refused ? { away: true } : found;
}

function patience() {
  return AbortSignal.timeout?.(PATIENCE_MS);
}
