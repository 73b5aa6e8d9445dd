// Shows the sentence that sounds. No text node changes, so a screen reader hears the page as it is.

const NAME = "kp-sentence";
const CLASS = "is-spoken";
const painter = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
if (painter) CSS.highlights.set(NAME, painter);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const LEFT_ALONE = 5000;
let shown = null;
let scrolledAt = -LEFT_ALONE;

// Who scrolls by hand looks for something: leave the page where it is for a while.
for (const kind of ["wheel", "touchmove"]) {
  addEventListener(kind, () => (scrolledAt = performance.now()), { passive: true });
}

/** Mark one sentence, or none. */
export function show(span) {
  if (painter) {
    painter.clear();
    if (span) {
      const range = new Range();
      range.selectNodeContents(span);
      painter.add(range);
    }
  } else {
    shown?.classList.remove(CLASS);
    span?.classList.add(CLASS);
  }
  shown = span;
  if (span) bringIntoView(span);
}

function bringIntoView(span) {
  if (performance.now() - scrolledAt < LEFT_ALONE) return;
  const { top, bottom } = span.getBoundingClientRect();
  if (top > innerHeight * 0.12 && bottom < innerHeight * 0.75) return;
  span.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}
