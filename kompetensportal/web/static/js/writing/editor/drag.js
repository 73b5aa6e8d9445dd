// Cards dragged by their number, with mouse, pen or finger. The buttons do the same.

const EDGE = 80;
const SPEED = 9;
const ENDS = ["pointerup", "pointercancel"];

export function dragCards(desk) {
  desk.list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    begin(desk, grip, event);
  });
}

function begin(desk, grip, { pointerId, clientY, pageY }) {
  const card = desk.cards.find((one) => one.element.contains(grip));
  let by = 0;
  let y = clientY;
  let frame = requestAnimationFrame(scroll);
  grip.setPointerCapture(pointerId);
  card.place.classList.add("is-dragged");
  function show() {
    card.place.style.setProperty("--dragged", `${y + scrollY - pageY}px`);
    by = target(desk, card, y);
    const cards = desk.cards;
    for (const one of cards) one.place.classList.remove("drop-before", "drop-after");
    const over = cards[cards.indexOf(card) + by];
    if (by) over.place.classList.add(by < 0 ? "drop-before" : "drop-after");
  }
  /** At the edge of the screen the page goes on by itself. */
  function scroll() {
    const by = y < EDGE ? -SPEED : y > innerHeight - EDGE ? SPEED : 0;
    if (by) {
      scrollBy(0, by);
      show();
    }
    frame = requestAnimationFrame(scroll);
  }
  function move(event) {
    y = event.clientY;
    show();
  }
  function end(event) {
    cancelAnimationFrame(frame);
    for (const name of ENDS) grip.removeEventListener(name, end);
    grip.removeEventListener("pointermove", move);
    card.place.classList.remove("is-dragged");
    card.place.style.removeProperty("--dragged");
    for (const one of desk.cards) one.place.classList.remove("drop-before", "drop-after");
    if (by && event.type === "pointerup") desk.move(card, by);
  }
  grip.addEventListener("pointermove", move);
  for (const name of ENDS) grip.addEventListener(name, end);
}

/** By how many places a card moves that is held at a height. */
function target(desk, card, y) {
  const cards = desk.cards;
  const own = cards.indexOf(card);
  let by = 0;
  cards.forEach((one, at) => {
    const { top, height } = one.element.getBoundingClientRect();
    const middle = top + height / 2;
    if (at < own && y < middle) by = Math.min(by, at - own);
    if (at > own && y > middle) by = Math.max(by, at - own);
  });
  return by;
}
