// A few clear lines: what stands above and below them is shaded. They follow the voice when it
// reads, else the finger or the pointer, and the focus of a keyboard. The shades take no presses.

const DEFAULT_PLACE = 0.35; // of the screen's height, before anybody has pointed

let lines = 0;
let shades = null;
let place = null; // in the window: where one reads
let waiting = false;

/** Keep 1, 3 or 5 lines clear; "off" takes the shades away. */
export function focusLines(chosen) {
  lines = Number(chosen) || 0;
  shades ??= ["above", "below"].map(makeShade);
  for (const shade of shades) shade.hidden = !lines;
  draw();
}

function makeShade(side) {
  const shade = document.createElement("div");
  shade.className = `line-focus line-focus-${side}`;
  shade.setAttribute("aria-hidden", "true");
  document.body.append(shade);
  return shade;
}

for (const kind of ["pointermove", "pointerdown"]) {
  addEventListener(kind, (event) => readAt(event.clientX, event.clientY), { passive: true });
}
addEventListener("scroll", soon, { capture: true, passive: true });
addEventListener("resize", soon);
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(":focus-visible")) readIn(target.getBoundingClientRect());
});
document.addEventListener("kp:word", ({ detail: { range } }) =>
  readIn(range.getBoundingClientRect()),
);

function readIn(box) {
  readAt(box.left + box.width / 2, box.top + box.height / 2);
}

function readAt(x, y) {
  place = { x, y };
  soon();
}

/** Many moves, one drawing a frame. */
function soon() {
  if (waiting || !lines) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

function draw() {
  if (!lines) return;
  place ??= beginning();
  const line = lineAt(place.x, place.y);
  const more = ((lines - 1) / 2) * line.height;
  const [above, below] = shades;
  above.style.blockSize = `${Math.max(0, line.top - more)}px`;
  below.style.blockSize = `${Math.max(0, innerHeight - line.bottom - more)}px`;
}

/** Where one begins to read: the first sentence of the text, when it is on the screen. */
function beginning() {
  const box = document.querySelector(".lesson-body .s")?.getClientRects()[0];
  if (!box || box.bottom > innerHeight)
    return { x: innerWidth / 2, y: innerHeight * DEFAULT_PLACE };
  return { x: box.left + 1, y: box.top + box.height / 2 };
}

/** The line of text at a place in the window, or what would be one. */
function lineAt(x, y) {
  const node = document.elementFromPoint(x, y) ?? document.body;
  const style = getComputedStyle(node);
  const height = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.5;
  const caret = caretAt(x, y);
  const middle = caret ? (caret.top + caret.bottom) / 2 : y;
  return { top: middle - height / 2, bottom: middle + height / 2, height };
}

function caretAt(x, y) {
  const range = new Range();
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    if (found?.offsetNode.nodeType !== Node.TEXT_NODE) return null;
    range.setStart(found.offsetNode, found.offset);
  } else {
    const found = document.caretRangeFromPoint?.(x, y);
    if (found?.startContainer.nodeType !== Node.TEXT_NODE) return null;
    range.setStart(found.startContainer, found.startOffset);
  }
  const box = range.getBoundingClientRect();
  // Beside a picture the nearest text may lie far away: only a line that is there counts.
  return box.height && y > box.top - box.height && y < box.bottom + box.height ? box : null;
}
