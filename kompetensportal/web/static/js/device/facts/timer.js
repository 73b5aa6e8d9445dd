// When to send: at the start, when the page is seen or the network is there, after each fact, and every
// minute while anything waits. All with some chance in it: ten thousand tablets wake at eight.

const JITTER = { start: 2000, visible: 2000, online: 5000, told: 100 }; // ms at most
const WHILE_WAITING = 60_000;
const BUSY = 1000; // Another tab sends, and may have looked before we wrote.
const CONTACT = 600_000; // The portal hears of a tablet that has nothing to send.

export class Timer {
  #send;
  #running = null;
  #again = false;
  #timer = 0;
  #due = Infinity;

  /** `send(byHand)` gives `{waiting, until, …}`: when not before (ms since 1970). */
  constructor(send) {
    this.#send = send;
  }

  start() {
    addEventListener("online", () => this.soon("online"));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.soon("visible");
    });
    this.soon("start");
  }

  /** Send soon, because of something. */
  soon(why) {
    this.#after(Math.random() * JITTER[why]);
  }

  /** Send at once, whatever we wait for; gives how it went. */
  async now() {
    let before = 0;
    while (this.#running) before += (await this.#running.catch(() => null))?.sent ?? 0;
    const done = await this.#run(true);
    return { ...done, sent: before + done.sent };
  }

  #after(delay) {
    const due = performance.now() + delay;
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#due = Infinity;
      if (this.#running) this.#again = true;
      else this.#run(false).catch(() => {});
    }, delay);
  }

  async #run(byHand) {
    this.#running = this.#send(byHand);
    let done = null;
    try {
      done = await this.#running;
      return done;
    } finally {
      this.#running = null;
      const again = this.#again && !done?.stopped;
      this.#again = false;
      const pause = Math.max(0, (done?.until ?? 0) - Date.now());
      const usual =
        done?.stopped === "busy" ? BUSY : (done?.waiting ?? 1) ? WHILE_WAITING : CONTACT;
      const spread = usual * (0.8 + 0.4 * Math.random());
      this.#after(again ? 0 : pause ? Math.min(pause + 50, CONTACT) : spread);
    }
  }
}
