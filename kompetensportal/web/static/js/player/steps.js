// A small button at each step: listen from here. It is how one starts in the middle with a keyboard.

/** Add the buttons; `press(span)` is called with the step's first sentence. */
export function addStepButtons(box, press) {
  const icon = box.querySelector(".listen-play .icon");
  for (const step of document.querySelectorAll(".step")) {
    const first = step.querySelector(".s");
    const place = step.querySelector(".step-text");
    if (!first || !place) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "step-listen";
    button.lang = document.documentElement.lang;
    button.ariaLabel = box.dataset.step.replace("{n}", step.dataset.step);
    button.append(icon.cloneNode(true));
    button.addEventListener("click", () => press(first));
    place.prepend(button);
  }
}
