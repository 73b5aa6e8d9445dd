// The tablet's clock is never believed: each fact says what the clock showed, for how long this page
// has run, and how far ahead of the portal the clock was last measured to be (ms).

const NOTICED = 2000; // A clock that loses this much, with a counter that cannot, was set back.
const ASLEEP = 24 * 3600 * 1000; // A tablet may sleep so long, while the counter stands still.

const boot = crypto.randomUUID();
let offset = null;
let last = reading();

function reading() {
  return { wall: Date.now(), mono: performance.now() };
}

/** Go on from what an earlier page knew: `{offset, seen}`, `seen` being its latest time. */
export function resume(kept) {
  if (!kept) return;
  offset = Date.now() < kept.seen - NOTICED ? null : kept.offset;
}

/** The moment as an event says it. A clock that was set in between takes the offset with it. */
export function now() {
  const here = reading();
  const gained = here.wall - last.wall - (here.mono - last.mono);
  if (gained < -NOTICED || gained > ASLEEP) offset = null;
  last = here;
  return { wall: here.wall, mono: Math.round(here.mono), boot, offset };
}

/** The portal said what time it is in an answer that took `took` ms and came at `wall`. */
export function measured(serverTime, { took, wall }) {
  last = reading();
  offset = Math.round(wall - took / 2 - serverTime);
}

/** What the next page goes on from. */
export function kept() {
  return { offset, seen: Date.now() };
}
