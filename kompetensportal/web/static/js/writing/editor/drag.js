// Cards dragged by their number, with mouse, pen or finger. The buttons do the same.

export function dragCards(desk) {
  desk.list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    begin(desk, grip, event);
  });
}

function begin(desk, grip, { pointerId, clientY }) {
  const card = desk.cards.find((one) => one.element.contains(grip));
  let by = 0;
  grip.setPointerCapture(pointerId);
  card.place.classList.add("is-dragged");
  const move = (event) => {
    card.place.style.setProperty("--dragged", `${event.clientY - clientY}px`);
    by = target(desk, card, event.clientY);
    for (const one of desk.cards) one.place.classList.remove("drop-before", "drop-after");
    const cards = desk.cards;
    const at = cards.indexOf(card) + by;
    if (by) cards[at].place.classList.add(by < 0 ? "drop-before" : "drop-after");
  };
  const end = (event) => {
    grip.removeEventListener("pointermove", move);
    grip.removeEventListener("pointerup", end);
    grip.removeEventListener("pointercancel", end);
    card.place.classList.remove("is-dragged");
    card.place.style.removeProperty("--dragged");
    for (const one of desk.cards) one.place.classList.remove("drop-before", "drop-after");
    if (by && event.type === "pointerup") desk.move(card, by);
  };
  grip.addEventListener("pointermove", move);
  grip.addEventListener("pointerup", end);
  grip.addEventListener("pointercancel", end);
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
